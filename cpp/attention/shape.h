// What an attention layer is asked to compute, and the limits within which it will.
#pragma once

#include <cstdint>
#include <string>

#include "attention/matrix.h"

namespace attention {

inline constexpr Index kMaxTokens = 2048;
inline constexpr Index kMaxWidth = 4096;

// Half of what 32-bit WebAssembly can address, so that growing the heap can still succeed.
inline constexpr std::uint64_t kMemoryLimitBytes = std::uint64_t{1} << 31;

struct Shape {
  Index tokens;  // n, the length of the sequence: 1 to kMaxTokens
  Index width;   // d_model, the length of one token's vector: 1 to kMaxWidth
  Index heads;   // h, a divisor of width; 1 is plain self-attention

  // Where a trained model's heads are not width / heads wide, how wide they are; else 0.
  Index own_head_width = 0;

  // d_k = d_v, the width of one head's query, key and value.
  Index head_width() const { return own_head_width > 0 ? own_head_width : width / heads; }

  // The width of all heads side by side: width itself, unless the heads have their own.
  Index inner_width() const { return heads * head_width(); }
};

// Bytes that one layer keeps at once: x, output [tokens, width]; query, key, value, mixed
// [tokens, inner_width]; scores, scaled, weights [heads, tokens, tokens]; four weight matrices of
// width × inner_width and their biases. What the fast layer packs comes on top; the limit has room
// for it.
std::uint64_t memory_bytes(const Shape& shape, std::uint64_t bytes_per_value = sizeof(float));

// Throws std::invalid_argument when a size is outside its limits, heads without a width of their
// own do not divide width, or the memory above would pass kMemoryLimitBytes (the message then says
// how many bytes are needed).
void check_shape(const Shape& shape);

// Throws std::invalid_argument unless `head`, which `name` says the origin of, is a whole number
// from 0 to heads − 1.
void check_head(const std::string& name, double head, const Shape& shape);

// As check_shape, for sizes that come from outside and may be fractions, NaN or infinite.
Shape shape_from_numbers(double tokens, double width, double heads);

}  // namespace attention
