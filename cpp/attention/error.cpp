#include "attention/error.h"

#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace attention {

namespace {

// Significant ones, of numbers that are not whole.
constexpr int kDigits = 10;
constexpr double kTooMany = 1e10;  // 10^kDigits

}  // namespace

void fail(const std::string& message) { throw std::invalid_argument("attention: " + message); }

// Neither a string stream, printf nor pow: the first one's locales would make the WebAssembly
// module five times as large, and the code of the others is a tenth of what is left.
std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  const std::string sign = value < 0 ? "-" : "";
  const double magnitude = std::abs(value);
  if (std::isinf(magnitude)) return sign + "infinity";
  if (magnitude < 1e15 && magnitude == std::floor(magnitude)) {
    return sign + std::to_string(static_cast<std::int64_t>(magnitude));
  }
  // magnitude = digits / 10^scale, with kDigits digits before the point.
  double digits = magnitude;
  int scale = 0;
  for (; digits >= kTooMany; --scale) digits /= 10;
  for (; digits < kTooMany / 10; ++scale) digits *= 10;
  std::string text = std::to_string(std::llround(digits));
  const int exponent = static_cast<int>(text.size()) - 1 - scale;
  text.erase(text.find_last_not_of('0') + 1);
  const auto point = [&text](std::size_t place) {
    if (text.size() > place) text.insert(place, 1, '.');
  };
  if (exponent < -4 || exponent >= kDigits) {
    point(1);
    return sign + text + (exponent < 0 ? "e" : "e+") + std::to_string(exponent);
  }
  if (exponent < 0) return sign + "0." + std::string(-exponent - 1, '0') + text;
  const std::size_t whole = exponent + 1;
  if (text.size() < whole) text.append(whole - text.size(), '0');
  point(whole);
  return sign + text;
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
