// Draws for tasks: whole numbers and choices from hashed keys, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>

#include "attention/hash.h"
#include "attention/matrix.h"

namespace training {

using attention::Index;

// One number for several, in this order. Keys that lie close together give unrelated streams: a
// splitmix sequence that is seeded linearly would run into that of a neighbouring seed.
constexpr std::uint64_t mixed_key(std::uint64_t first, std::uint64_t second) {
  return attention::scramble(attention::scramble(first + 0x9E3779B97F4A7C15) + second);
}

class Random {
 public:
  constexpr explicit Random(std::uint64_t key) : state_(attention::scramble(key)) {}

  constexpr std::uint64_t bits() { return attention::scramble(state_ += 0x9E3779B97F4A7C15); }

  // A whole number from 0 to count − 1. The high product half (Lemire 2019) favours none by more
  // than count / 2³².
  constexpr Index below(Index count) {
    return static_cast<Index>(((bits() >> 32) * static_cast<std::uint64_t>(count)) >> 32);
  }

  constexpr bool chance(double probability) {
    return static_cast<double>(bits() >> 11) < probability * 0x1p53;
  }

  // One item of a list.
  template <typename List>
  constexpr const auto& pick(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<Index>(list.size())))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace training
