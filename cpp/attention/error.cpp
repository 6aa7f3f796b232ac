#include "attention/error.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace attention {

void fail(const std::string& message) { throw std::invalid_argument("attention: " + message); }

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "infinity" : "-infinity";
  // Not a string stream: its locales would make the WebAssembly module five times as large.
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.10g", value);
  return text.data();
}

void check_length(const std::string& name, double count, Index rows, Index columns) {
  if (count == static_cast<double>(rows * columns)) return;
  fail(name + " has " + number_text(count) + " values, needs " + std::to_string(rows * columns) +
       " (" + std::to_string(rows) + " × " + std::to_string(columns) + ")");
}

template <typename Scalar>
void check_finite(const std::string& name, std::span<const Scalar> values) {
  // One pass without branches over what is nearly always finite; a second only to name the culprit.
  bool finite = true;
  for (const Scalar value : values) finite &= value - value == 0;  // NaN for NaN and infinity
  if (finite) return;
  for (std::size_t index = 0; index < values.size(); ++index) {
    if (!std::isfinite(values[index])) {
      fail(name + " has " + number_text(values[index]) + " at index " + std::to_string(index) +
           "; every value must be a finite number");
    }
  }
}

template void check_finite<float>(const std::string&, std::span<const float>);
template void check_finite<double>(const std::string&, std::span<const double>);

}  // namespace attention
