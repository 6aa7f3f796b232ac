// The random generator: known bits, and the statistics that the untrained model relies on.
// The known bits that are not published ones come from tests/golden/hash.mjs.
#include "attention/hash.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <set>

namespace attention_test {
namespace {

using attention::hash_text;
using attention::scramble;
using attention::Stream;

constexpr int kSamples = 1'000'000;

std::uint32_t bits(float value) { return std::bit_cast<std::uint32_t>(value); }

TEST(Hash, ScrambleGivesTheKnownBits) {
  EXPECT_EQ(scramble(0), 0u);
  EXPECT_EQ(scramble(1), 0x5692161D100B05E5u);
  EXPECT_EQ(scramble(2), 0xDBD238973A2B148Au);
  EXPECT_EQ(scramble(0xFFFFFFFFFFFFFFFF), 0xB4D055FCF2CBBD7Bu);
}

// The outputs that splitmix64's authors give for seed 0: scramble is its finaliser.
TEST(Hash, ScrambleOfStepsOfTheGoldenRatioIsSplitmix64) {
  constexpr std::uint64_t step = 0x9E3779B97F4A7C15;
  EXPECT_EQ(scramble(1 * step), 0xE220A8397B1DCDAFu);
  EXPECT_EQ(scramble(2 * step), 0x6E789E6AA1B965F4u);
  EXPECT_EQ(scramble(3 * step), 0x06C45D188009454Fu);
}

// The first three are from the FNV authors' own test vectors.
TEST(Hash, TextHashGivesTheKnownBits) {
  EXPECT_EQ(hash_text(""), 0xCBF29CE484222325u);
  EXPECT_EQ(hash_text("a"), 0xAF63DC4C8601EC8Cu);
  EXPECT_EQ(hash_text("foobar"), 0x85944171F73967E8u);
  EXPECT_EQ(hash_text("é🙂"), 0x52DDD2BDCE6B172Fu) << "bytes above 127 must count as unsigned";
}

// Half of 64 bits, 32, changes on average; over 64 · 64 pairs the mean's standard error is
// 4 / √4096 = 0.06, so that 0.3 is five of them.
TEST(Hash, OneInputBitChangesHalfOfTheOutputBits) {
  int changed = 0;
  for (std::uint64_t value = 1; value <= 64; ++value) {
    for (int bit = 0; bit < 64; ++bit) {
      changed += std::popcount(scramble(value) ^ scramble(value ^ (std::uint64_t{1} << bit)));
    }
  }
  EXPECT_NEAR(changed / 4096.0, 32, 0.3);
}

TEST(Stream, GivesTheKnownBits) {
  const Stream stream(42);
  EXPECT_EQ(bits(stream.bell(0, 1)), 0xBFC714BBu);
  EXPECT_EQ(bits(stream.bell(1, 1)), 0xBE4F471Cu);
  EXPECT_EQ(bits(stream.bell(2, 1)), 0xBFBF18E9u);
  EXPECT_EQ(bits(stream.bell(3, 1)), 0xBDE4A176u);
  EXPECT_EQ(bits(stream.part("a").bell(0, 2)), 0xBFFB17DFu);
  EXPECT_EQ(bits(stream.part("a").bell(3, 2)), 0xBE6DFE9Fu);
}

// Tolerances are four standard errors of an estimate from 1e6 samples: of the mean 1 / √1e6, of the
// variance √((2.7 − 1) / 1e6), of the fourth moment √((E z⁸ − 2.7²) / 1e6) with E z⁸ < 105.
TEST(Stream, HasTheMomentsOfFourAddedEvenNumbers) {
  const Stream stream(1);
  double sum = 0, squares = 0, fourth_powers = 0, neighbours = 0, largest = 0, last = 0;
  for (std::uint64_t index = 0; index < kSamples; ++index) {
    const double value = stream.bell(index, 1);
    sum += value;
    squares += value * value;
    fourth_powers += value * value * value * value;
    neighbours += value * last;
    last = value;
    largest = std::fmax(largest, std::fabs(value));
  }
  EXPECT_NEAR(sum / kSamples, 0, 4e-3);
  EXPECT_NEAR(squares / kSamples, 1, 5.3e-3);
  EXPECT_NEAR(fourth_powers / kSamples, 2.7, 4e-2) << "3 − 6/5/4; even numbers have 1.8, normal 3";
  EXPECT_NEAR(neighbours / kSamples, 0, 4e-3) << "a number says nothing about the next";
  EXPECT_GT(largest, 3);
  EXPECT_LE(largest, 3.4641) << "2 · 65535 / 37837.2";
}

TEST(Stream, ScalesToTheDeviationAskedFor) {
  const Stream stream(7);
  for (std::uint64_t index = 0; index < 100; ++index) {
    EXPECT_EQ(stream.bell(index, 0.25), stream.bell(index, 1) / 4) << "exact for powers of two";
  }
}

// Four standard errors of a mean of 1e6 products of independent numbers of variance 1.
TEST(Stream, NeighbouringKeysGiveUnrelatedNumbers) {
  double products = 0;
  for (std::uint64_t index = 0; index < kSamples; ++index) {
    products += static_cast<double>(Stream(5).bell(index, 1)) * Stream(6).bell(index, 1);
  }
  EXPECT_NEAR(products / kSamples, 0, 4e-3);
}

// Most pairs of 262,144 numbers differ: sums of four 16-bit integers take some 2e5 common values,
// so that equality now and then is chance, but equality of a run of 8 is not.
TEST(Stream, OtherKeysAndNamesGiveOtherNumbers) {
  std::set<std::vector<std::uint32_t>> runs;
  int count = 0;
  const auto add = [&](const Stream& stream) {
    std::vector<std::uint32_t> run;
    for (std::uint64_t index = 0; index < 8; ++index) run.push_back(bits(stream.bell(index, 1)));
    runs.insert(run);
    ++count;
  };
  for (std::uint64_t key = 0; key < 100; ++key) {
    add(Stream(key));
    add(Stream(key << 32));
    for (const char* name : {"", "a", "b", "ab", "ba", "A", "é"}) add(Stream(key + 1).part(name));
  }
  EXPECT_EQ(runs.size(), static_cast<std::size_t>(count - 1)) << "0 and 0 << 32 are one key";
}

TEST(Stream, AnyNumberCanBeHadWithoutThoseBeforeIt) {
  const Stream forwards(9), backwards(9);
  std::vector<float> first;
  for (std::uint64_t index = 0; index < 50; ++index) first.push_back(forwards.bell(index, 1));
  for (std::uint64_t index = 50; index-- > 0;) EXPECT_EQ(backwards.bell(index, 1), first[index]);
}

}  // namespace
}  // namespace attention_test
