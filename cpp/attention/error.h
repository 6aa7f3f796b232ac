// Errors name the tensor or option, what came, and what was expected.
#pragma once

#include <span>
#include <string>

#include "attention/matrix.h"

namespace attention {

// Throws std::invalid_argument with "attention: " + message.
[[noreturn]] void fail(const std::string& message);

// A number as a reader would write it: 2.5, 3, NaN, infinity.
std::string number_text(double value);

// Throws unless `count` values make a [rows, columns] tensor.
void check_length(const std::string& name, double count, Index rows, Index columns);

// Throws at the first NaN or infinity, with its index in row-major order.
template <typename Scalar>
void check_finite(const std::string& name, std::span<const Scalar> values);

}  // namespace attention
