// Pseudo-random numbers by integer hashing: the same bits on every machine, compiler and standard
// library, and any number of them can be had without those before it.
#pragma once

#include <cstdint>
#include <string_view>

namespace attention {

// Scrambles 64 bits so that each input bit changes half of the output bits.
// The finaliser of splitmix64: Steele, Lea and Flood 2014, “Fast splittable pseudorandom number
// generators”, with Stafford's constants (variant 13).
constexpr std::uint64_t scramble(std::uint64_t bits) {
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
  return bits ^ (bits >> 31);
}

// 64-bit FNV-1a (Fowler, Noll and Vo) of the bytes of a text.
constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
  return hash;
}

// An unending sequence of bell-shaped numbers, named by its key.
class Stream {
 public:
  // Keys are scrambled, so that keys that lie close together do not give overlapping sequences.
  constexpr explicit Stream(std::uint64_t key) : start_(scramble(key)) {}

  // A stream of its own for a named part of this one.
  constexpr Stream part(std::string_view name) const { return Stream(start_ ^ hash_text(name)); }

  // Number `index` of the sequence: mean 0, the given standard deviation, at most 3.47 deviations
  // from 0. The sum of four 16-bit integers (Irwin–Hall) is exact, so that only one rounding, to
  // float, is left, which IEEE 754 fixes.
  constexpr float bell(std::uint64_t index, double deviation) const {
    const std::uint64_t bits = scramble(start_ + (index + 1) * 0x9E3779B97F4A7C15);
    std::int32_t sum = -2 * 0xFFFF;  // four times the mean of a 16-bit integer, 65535 / 2
    for (int shift = 0; shift < 64; shift += 16) {
      sum += static_cast<std::int32_t>((bits >> shift) & 0xFFFF);
    }
    constexpr double sum_deviation = 37837.22723720648;  // √((65536² − 1) / 3)
    return static_cast<float>(sum * (deviation / sum_deviation));
  }

 private:
  std::uint64_t start_;
};

}  // namespace attention
