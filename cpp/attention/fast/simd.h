// Four floats at once, in the vector types that GCC and Clang share: SIMD128 in WebAssembly, SSE or
// NEON where the tests run natively.
#pragma once

#include <cstdint>
#include <cstring>

#include "attention/matrix.h"

#ifdef __wasm_relaxed_simd__
#include <wasm_simd128.h>
#endif

namespace attention::fast {

using Float4 = float __attribute__((vector_size(16)));
using Int4 = std::int32_t __attribute__((vector_size(16)));

inline constexpr Index kLanes = 4;

inline Float4 load(const float* from) {
  Float4 values;
  std::memcpy(&values, from, sizeof values);
  return values;
}

inline void store(Float4 values, float* to) { std::memcpy(to, &values, sizeof values); }

// The first `count` lanes from memory, the others `rest`.
inline Float4 load_some(const float* from, Index count, float rest) {
  Float4 values = {rest, rest, rest, rest};
  std::memcpy(&values, from, static_cast<std::size_t>(count) * sizeof(float));
  return values;
}

inline void store_some(Float4 values, float* to, Index count) {
  std::memcpy(to, &values, static_cast<std::size_t>(count) * sizeof(float));
}

#ifdef __wasm_relaxed_simd__
inline constexpr bool kFuses = true;
#else
inline constexpr bool kFuses = false;
#endif

inline Float4 splat(float value) { return Float4{value, value, value, value}; }

// a·b + c. The relaxed build rounds once where the processor has a fused multiply-add, and twice
// where it has not, as the other builds do everywhere.
inline Float4 multiply_add(Float4 a, Float4 b, Float4 c) {
#ifdef __wasm_relaxed_simd__
  return (Float4)wasm_f32x4_relaxed_madd((v128_t)a, (v128_t)b, (v128_t)c);
#else
  return a * b + c;
#endif
}

inline Float4 larger(Float4 a, Float4 b) { return a > b ? a : b; }

inline Int4 bits_of(Float4 values) { return (Int4)values; }
inline Float4 floats_of(Int4 bits) { return (Float4)bits; }

}  // namespace attention::fast
