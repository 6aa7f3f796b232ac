// The float build against the same code in double, from the same numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <tuple>

#include "support.h"

namespace attention_test {
namespace {

using attention::attend;

class FloatAgainstDouble : public testing::TestWithParam<std::tuple<Index, Index, Index>> {};

TEST_P(FloatAgainstDouble, EveryTensorAgreesWithinTheRoundingOfItsSums) {
  const auto [tokens, width, heads] = GetParam();
  const Shape shape{tokens, width, heads};
  Inputs inputs(static_cast<std::uint32_t>(31 + tokens + width));
  const Matrix<float> x = inputs.matrix(tokens, width);
  const LayerWeights<float> weights = inputs.layer(width, true);
  for (const Mask mask : {Mask::none, Mask::causal}) {
    const LayerTrace<float> single = attend<float>(shape, x, weights, {.mask = mask});
    const LayerTrace<double> exact =
        attend<double>(shape, x.cast<double>(), in_double(weights), {.mask = mask});
    expect_within(single, exact, rounding_of_sums(width));
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes,
                         FloatAgainstDouble,
                         testing::Values(std::tuple{1, 1, 1},
                                         std::tuple{2, 8, 8},
                                         std::tuple{4, 512, 8},
                                         std::tuple{17, 48, 12},
                                         std::tuple{33, 35, 5},
                                         std::tuple{64, 768, 12},
                                         std::tuple{300, 64, 1}),
                         [](const auto& info) { return name_of(info.param); });

// Logits reach 197, so that the three roundings behind each may move it by 3 · 197 · 2⁻²⁴ = 3.5e-5.
// A weight w moves by w (1 − w) ≤ 1/4 of what two logits move against each other: 1.8e-5.
TEST(Precision, SharpAttentionKeepsWithin2e5) {
  const Shape shape{12, 32, 4};
  Inputs inputs(32);
  const Matrix<float> x = inputs.matrix(12, 32);
  const LayerWeights<float> weights = inputs.layer(32, false);
  const Options options{.temperature = 0.02};
  const LayerTrace<float> single = attend<float>(shape, x, weights, options);
  const LayerTrace<double> exact =
      attend<double>(shape, x.cast<double>(), in_double(weights), options);
  EXPECT_GT(exact.scaled.maxCoeff(), 150);
  EXPECT_LE(difference(single.weights, exact.weights), 2e-5);
}

// The sum of 1 / sum · exp is 1 to the last bits of a double: nothing on the way is a float.
TEST(Precision, TheDoubleBuildIsDoubleThroughout) {
  Inputs inputs(33);
  const LayerTrace<double> trace = attend<double>(
      {200, 16, 2}, inputs.matrix(200, 16).cast<double>(), in_double(inputs.layer(16, true)), {});
  for (Index row = 0; row < trace.weights.rows(); ++row) {
    EXPECT_NEAR(trace.weights.row(row).sum(), 1, 1e-14) << "200 roundings of 2⁻⁵³ at most";
  }
}

}  // namespace
}  // namespace attention_test
