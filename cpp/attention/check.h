// What a layer refuses to compute, with the message that says why. All throw std::invalid_argument.
#pragma once

#include "attention/attention.h"

namespace attention {

// Sizes within their limits, a temperature above 0, heads to switch off that are there, and finite
// token vectors [tokens, width].
template <typename Scalar>
void check_request(const Shape& shape, const Matrix<Scalar>& x, const Options& options);

// Every matrix and bias of the shape's size, and finite.
template <typename Scalar>
void check_weights(const Shape& shape, const LayerWeights<Scalar>& weights);

template <typename Scalar>
void check_extras(const Shape& shape, const Extras<Scalar>& extras);

// Refuses a result that is infinite or NaN; `advice` says how to make it smaller.
[[noreturn]] void fail_too_large(const char* name, const char* advice);

inline constexpr const char* kSmallerScores =
    "smaller values in x and weights, or a larger temperature";
inline constexpr const char* kSmallerValues = "smaller values in x and weights";

}  // namespace attention
