// The fast layer against the one that is written to be read, and against itself.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "attention/fast/exp.h"
#include "attention/fast/layer.h"
#include "attention/fast/softmax.h"
#include "support.h"

namespace attention_test {
namespace {

using attention::fast::Float4;
using attention::fast::Keep;
using attention::fast::Layer;

using Tensors = std::vector<std::pair<std::string, Matrix<float>>>;

Tensors tensors_of(const LayerTrace<float>& trace) {
  return {{"x", trace.x},
          {"query", trace.query},
          {"key", trace.key},
          {"value", trace.value},
          {"scores", trace.scores},
          {"scaled", trace.scaled},
          {"weights", trace.weights},
          {"mixed", trace.mixed},
          {"output", trace.output}};
}

void expect_same_bits(const LayerTrace<float>& actual, const LayerTrace<float>& expected) {
  const Tensors left = tensors_of(actual), right = tensors_of(expected);
  for (std::size_t i = 0; i < left.size(); ++i) {
    EXPECT_TRUE(same_bits(left[i].second, right[i].second)) << left[i].first;
  }
}

class FastAgainstDouble : public testing::TestWithParam<std::tuple<Index, Index, Index>> {};

TEST_P(FastAgainstDouble, EveryTensorAgreesWithinTheRoundingOfItsSums) {
  const auto [tokens, width, heads] = GetParam();
  const Shape shape{tokens, width, heads};
  Inputs inputs(static_cast<std::uint32_t>(71 + tokens + width));
  const Matrix<float> x = inputs.matrix(tokens, width);
  const std::vector<Index> off = heads > 1 ? std::vector<Index>{heads - 1} : std::vector<Index>{};
  for (const bool biases : {true, false}) {
    const LayerWeights<float> weights = inputs.layer(width, biases);
    Layer layer(width, weights);
    for (const Options& options : {Options{}, Options{.mask = Mask::causal, .off = off},
                                   Options{.scale = false, .temperature = 4}}) {
      expect_within(layer.attend(shape, x, options),
                    attention::attend<double>(shape, x.cast<double>(), in_double(weights), options),
                    rounding_of_sums(width));
    }
  }
}

// Sizes around the kernel's own: 4 rows, 8 columns, 16 queries, 64 rows in the cache.
INSTANTIATE_TEST_SUITE_P(Shapes,
                         FastAgainstDouble,
                         testing::Values(std::tuple{1, 1, 1},
                                         std::tuple{2, 8, 8},
                                         std::tuple{3, 9, 3},
                                         std::tuple{4, 512, 8},
                                         std::tuple{16, 16, 1},
                                         std::tuple{17, 48, 12},
                                         std::tuple{33, 35, 5},
                                         std::tuple{67, 96, 12},
                                         std::tuple{300, 64, 1}),
                         [](const auto& info) { return name_of(info.param); });

// A page types: tokens change, come and go, and what is kept of the last call must not show.
TEST(FastLayer, AnyCallGivesTheBitsThatAFreshLayerGives) {
  Inputs inputs(72);
  const LayerWeights<float> weights = inputs.layer(24, true);
  Layer kept(24, weights);
  Matrix<float> x = inputs.matrix(9, 24);
  std::mt19937 random(73);
  for (int call = 0; call < 120; ++call) {
    const Index tokens = 1 + static_cast<Index>(random() % 40);
    Matrix<float> next = inputs.matrix(tokens, 24);
    // Most rows stay what they were.
    for (Index row = 0; row < std::min(tokens, x.rows()); ++row) {
      if (random() % 5 != 0) next.row(row) = x.row(row);
    }
    x = next;
    const Shape shape{tokens, 24, static_cast<Index>(std::array{1, 2, 3, 8}[random() % 4])};
    const Options options{.mask = random() % 2 == 0 ? Mask::none : Mask::causal};
    SCOPED_TRACE("call " + std::to_string(call));
    const LayerTrace<float> fresh = Layer(24, weights).attend(shape, x, options);
    // Between them, calls that leave the values of what changed for later.
    if (random() % 2 == 0) {
      const Keep no_values{.value = false, .output = false};
      EXPECT_TRUE(same_bits(kept.attend(shape, x, options, no_values).weights, fresh.weights));
      if (random() % 2 == 0) continue;
    }
    expect_same_bits(kept.attend(shape, x, options), fresh);
  }
}

TEST(FastLayer, ARowThatDidNotChangeIsNotProjectedAgain) {
  Inputs inputs(74);
  Layer layer(16, inputs.layer(16, false));
  Matrix<float> x = inputs.matrix(5, 16);
  const Matrix<float> query = layer.attend({5, 16, 2}, x, {}).query;
  x.row(3) *= 2;
  const Matrix<float> after = layer.attend({5, 16, 2}, x, {}).query;
  for (const Index row : {0, 1, 2, 4}) EXPECT_EQ(after.row(row), query.row(row));
  EXPECT_EQ(after.row(3), 2 * query.row(3));
}

TEST(FastLayer, WhatIsNotKeptIsEmptyAndTheRestHasTheSameBits) {
  Inputs inputs(75);
  Layer layer(16, inputs.layer(16, true));
  const Matrix<float> x = inputs.matrix(21, 16);
  const Shape shape{21, 16, 4};
  const LayerTrace<float> all = layer.attend(shape, x, {});
  const LayerTrace<float> some = layer.attend(shape, x, {}, {.scores = false, .scaled = false});
  EXPECT_EQ(some.scores.size(), 0);
  EXPECT_EQ(some.scaled.size(), 0);
  EXPECT_TRUE(same_bits(some.weights, all.weights));
  EXPECT_TRUE(same_bits(some.output, all.output));
  const LayerTrace<float> weights = layer.attend(shape, x, {}, {.output = false});
  EXPECT_EQ(weights.mixed.size(), 0);
  EXPECT_EQ(weights.output.size(), 0);
  EXPECT_TRUE(same_bits(weights.weights, all.weights));
  expect_same_bits(layer.attend(shape, x, {}), all);
}

TEST(FastLayer, RefusesWhatTheReadableLayerRefusesInTheSameWords) {
  Inputs inputs(76);
  const LayerWeights<float> weights = inputs.layer(8, true);
  Layer layer(8, weights);
  const Matrix<float> x = inputs.matrix(3, 8);
  Matrix<float> infinite = x;
  infinite(1, 2) = std::numeric_limits<float>::infinity();
  const auto check = [&](const Shape& shape, const Matrix<float>& given, const Options& options) {
    const std::string refused = refusal([&] { layer.attend(shape, given, options); });
    EXPECT_EQ(refused, refusal([&] { attention::attend<float>(shape, given, weights, options); }));
    EXPECT_NE(refused, "no error");
  };
  check({3, 8, 3}, x, {});
  check({4, 8, 2}, x, {});
  check({3, 8, 2}, infinite, {});
  check({3, 8, 2}, x, {.temperature = 0});
  check({3, 8, 2}, x, {.off = {2}});
  check({3, 8, 2}, x * 1e25F, {});  // scores overflow
  check({3, 8, 2}, x * 1e37F, {.temperature = 1e38});
  LayerWeights<float> odd = weights;
  odd.key.conservativeResize(8, 7);
  EXPECT_EQ(refusal([&] { Layer(8, odd); }), refusal([&] {
              attention::attend<float>({3, 8, 2}, x, odd, {});
            }));
  EXPECT_EQ(refusal([&] { Layer(0, weights); }),
            "attention: width is 0; it must be a whole number from 1 to 4096");
}

TEST(FastLayer, ComputesAsEverAfterARefusal) {
  Inputs inputs(77);
  const LayerWeights<float> weights = inputs.layer(8, true);
  Layer layer(8, weights);
  const Matrix<float> x = inputs.matrix(6, 8);
  const LayerTrace<float> before = layer.attend({6, 8, 2}, x, {});
  EXPECT_NE(refusal([&] { layer.attend({6, 8, 2}, x * 1e25F, {}); }), "no error");
  EXPECT_NE(refusal([&] { layer.attend({6, 8, 2}, x, {.temperature = -1}); }), "no error");
  expect_same_bits(layer.attend({6, 8, 2}, x, {}), before);
}

// The first token would score 1e60 with the second, which it does not see.
TEST(FastLayer, OverflowThatTheMaskHidesIsNoError) {
  LayerWeights<float> weights = unit_layer(2);
  weights.query << 1, 0, 0, 0;  // queries are first coordinates, keys are second ones
  weights.key << 0, 0, 1, 0;
  Layer layer(2, weights);
  Matrix<float> x(2, 2);
  x << 1e30F, 0, 0, 1e30F;
  const Matrix<float> seen = layer.attend({2, 2, 1}, x, {.mask = Mask::causal}).weights;
  EXPECT_EQ(seen, (Matrix<float>(2, 2) << 1, 0, 0.5F, 0.5F).finished());
  EXPECT_NE(refusal([&] { layer.attend({2, 2, 1}, x, {}); }), "no error");
}

TEST(FastExp, KeepsItsErrorBoundOverAllItsRange) {
  double furthest = 0;
  // Every 199th float from −0 to −87.
  const auto last = std::bit_cast<std::uint32_t>(attention::fast::kLeastExponent);
  for (auto bits = std::bit_cast<std::uint32_t>(-0.0F); bits <= last; bits += 199) {
    const auto x = std::bit_cast<float>(bits);
    const Float4 power = attention::fast::exp_of_negative(attention::fast::splat(x));
    const double exact = std::exp(static_cast<double>(x));
    furthest = std::max(furthest, std::abs(power[0] - exact) / exact);
  }
  EXPECT_LE(furthest, 2.5e-7);
  EXPECT_GT(furthest, 0) << "something was measured";
}

TEST(FastExp, IsOneAtZeroAndZeroFarBelow) {
  const float infinity = std::numeric_limits<float>::infinity();
  const Float4 powers = attention::fast::exp_of_negative(Float4{0, -88, -3e38F, -infinity});
  EXPECT_EQ(powers[0], 1);
  for (int lane = 1; lane < 4; ++lane) EXPECT_EQ(powers[lane], 0);
}

class FastSoftmax : public testing::TestWithParam<Index> {};

TEST_P(FastSoftmax, RowsSumToOneWithin1e6AndMaskedWeightsAreExactlyZero) {
  const Index keys = GetParam();
  Inputs inputs(78);
  for (const Index visible : {keys, (keys + 1) / 2, Index{1}}) {
    Matrix<float> row = inputs.matrix(1, keys, 3);
    Index largest = 0, winner = 0;
    row.row(0).head(visible).maxCoeff(&largest);
    ASSERT_TRUE(attention::fast::softmax(row.data(), visible, keys));
    row.row(0).maxCoeff(&winner);
    EXPECT_EQ(winner, largest);
    EXPECT_NEAR(row.row(0).head(visible).cast<double>().sum(), 1, 1e-6);
    for (Index key = visible; key < keys; ++key) EXPECT_EQ(row(0, key), 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Keys,
                         FastSoftmax,
                         testing::Values(1, 2, 3, 4, 5, 63, 64, 65, 513, 2048),
                         testing::PrintToStringParamName());

TEST(FastSoftmaxRow, SaysWhereALogitIsNotFinite) {
  const float infinity = std::numeric_limits<float>::infinity();
  for (const float odd : {infinity, -infinity, std::numeric_limits<float>::quiet_NaN()}) {
    for (const Index place : {0, 3, 5}) {
      Matrix<float> row = Matrix<float>::Zero(1, 6);
      row(0, place) = odd;
      EXPECT_FALSE(attention::fast::softmax(row.data(), 6, 6)) << odd << " at " << place;
      EXPECT_EQ(attention::fast::softmax(row.data(), 3, 6), place >= 3) << "hidden by the mask";
    }
  }
}

}  // namespace
}  // namespace attention_test
