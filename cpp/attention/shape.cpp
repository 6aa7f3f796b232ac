#include "attention/shape.h"

#include <cmath>

#include "attention/error.h"

namespace attention {
namespace {

std::string divisors_of(Index width) {
  std::string list;
  for (Index divisor = 1; divisor <= width; ++divisor) {
    if (width % divisor == 0) list += (list.empty() ? "" : ", ") + std::to_string(divisor);
  }
  return list;
}

Index whole_number(const char* name, double value, Index largest) {
  if (!(value >= 1 && value <= static_cast<double>(largest)) || value != std::floor(value)) {
    fail(std::string(name) + " is " + number_text(value) +
         "; it must be a whole number from 1 to " + std::to_string(largest));
  }
  return static_cast<Index>(value);
}

}  // namespace

std::uint64_t memory_bytes(const Shape& shape, std::uint64_t bytes_per_value) {
  const auto n = static_cast<std::uint64_t>(shape.tokens);
  const auto width = static_cast<std::uint64_t>(shape.width);
  const auto heads = static_cast<std::uint64_t>(shape.heads);
  const auto inner = static_cast<std::uint64_t>(shape.inner_width());
  const std::uint64_t values =
      n * (2 * width + 4 * inner) + 3 * heads * n * n + 4 * width * inner + width + 3 * inner;
  return values * bytes_per_value;
}

Shape shape_from_numbers(double tokens, double width, double heads) {
  const Shape shape{whole_number("tokens", tokens, kMaxTokens),
                    whole_number("width", width, kMaxWidth),
                    whole_number("heads", heads, kMaxWidth)};
  check_shape(shape);
  return shape;
}

void check_head(const std::string& name, double head, const Shape& shape) {
  if (head >= 0 && head < static_cast<double>(shape.heads) && head == std::floor(head)) return;
  fail(name + " has head " + number_text(head) + "; heads are whole numbers from 0 to " +
       std::to_string(shape.heads - 1));
}

void check_shape(const Shape& shape) {
  whole_number("tokens", static_cast<double>(shape.tokens), kMaxTokens);
  whole_number("width", static_cast<double>(shape.width), kMaxWidth);
  whole_number("heads", static_cast<double>(shape.heads), kMaxWidth);
  if (shape.own_head_width != 0) {
    whole_number("own_head_width", static_cast<double>(shape.own_head_width), kMaxWidth);
    whole_number("heads · own_head_width", static_cast<double>(shape.inner_width()), kMaxWidth);
  } else if (shape.width % shape.heads != 0) {
    fail("heads is " + std::to_string(shape.heads) + ", which does not divide width " +
         std::to_string(shape.width) + "; use one of " + divisors_of(shape.width));
  }
  const std::uint64_t bytes = memory_bytes(shape);
  if (bytes > kMemoryLimitBytes) {
    fail(std::to_string(shape.tokens) + " tokens × width " + std::to_string(shape.width) + " × " +
         std::to_string(shape.heads) + " heads need " + std::to_string(bytes) +
         " bytes, the limit is " + std::to_string(kMemoryLimitBytes) +
         "; use fewer tokens, fewer heads or a smaller width");
  }
}

}  // namespace attention
