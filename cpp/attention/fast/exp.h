// The exponential function, four at a time.
#pragma once

#include "attention/fast/simd.h"

namespace attention::fast {

// Below this, e^x is smaller than float's normal numbers, and 0 is given.
inline constexpr float kLeastExponent = -87;

// e^x for finite x ≤ 0, within 2.5e-7 of its size. e^x = 2^n · e^r with n = x / ln 2 rounded to a
// whole number, so that |r| ≤ ln 2 / 2, where e^r is its Taylor series to r⁷: what is left out is
// below r⁸ / 8! = 5e-9.
inline Float4 exp_of_negative(Float4 x) {
  // Added to a number of far smaller size, it rounds it to a whole one, in the lowest bits.
  const Float4 round = splat(0x1.8p23F);
  const Float4 shifted = multiply_add(x, splat(0x1.715476p0F), round);
  const Float4 n = shifted - round;
  // ln 2 in two parts: n times the first is exact.
  const Float4 r =
      multiply_add(n, splat(-0x1.7f7d1cp-20F), multiply_add(n, splat(-0x1.62e4p-1F), x));
  Float4 power = splat(1.0F / 5040);
  for (const float coefficient :
       {1.0F / 720, 1.0F / 120, 1.0F / 24, 1.0F / 6, 1.0F / 2, 1.0F, 1.0F}) {
    power = multiply_add(power, r, splat(coefficient));
  }
  const Float4 result = floats_of(bits_of(power) + (bits_of(shifted) << 23));
  return x < splat(kLeastExponent) ? splat(0) : result;
}

}  // namespace attention::fast
