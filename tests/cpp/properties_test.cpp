// What must hold for any tokens and weights.
#include <gtest/gtest.h>

#include <cmath>

#include "support.h"

namespace attention_test {
namespace {

using attention::attend;

class RowSums : public testing::TestWithParam<Index> {};

// 1e-6 is the promise of issue 2, B3; the sums here are in double, so that they add nothing to it.
TEST_P(RowSums, AreOneWithin1e6) {
  const Shape shape{GetParam(), 8, 2};
  Inputs inputs(21);
  const Matrix<float> x = inputs.matrix(shape.tokens, shape.width, 2);
  const LayerWeights<float> weights = inputs.layer(shape.width, true);
  for (const Mask mask : {Mask::none, Mask::causal}) {
    const LayerTrace<float> trace = attend<float>(shape, x, weights, {.mask = mask});
    for (Index row = 0; row < trace.weights.rows(); ++row) {
      ASSERT_NEAR(trace.weights.row(row).cast<double>().sum(), 1, 1e-6) << "row " << row;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Tokens,
                         RowSums,
                         testing::Values(1, 2, 3, 4, 7, 64, 513, 2047, 2048),
                         testing::PrintToStringParamName());

// Queries of ±100 meet keys of ±100: scores of exactly ±1e4.
TEST(Stability, ScoresOf1e4AndMinus1e4HaveTheRightWinnerAndNoNaN) {
  Matrix<float> x(3, 2);
  x << 100, 0,  //
      -100, 0,  //
      0, 1;
  const LayerTrace<float> trace = attend<float>({3, 2, 1}, x, unit_layer(2), {.scale = false});
  ASSERT_EQ(trace.scaled(0, 0), 1e4f);
  ASSERT_EQ(trace.scaled(0, 1), -1e4f);
  Matrix<float> wanted = Matrix<float>::Identity(3, 3);
  EXPECT_EQ(trace.weights.topRows(2), wanted.topRows(2));
  // The third scores 0, 0 and 1.
  EXPECT_NEAR(trace.weights(2, 2), M_E / (M_E + 2), 3e-7) << "rounding of exp, sum and product";
}

TEST(Stability, RandomScoresOf1e4KeepTheLargestOnTop) {
  Inputs inputs(22);
  const Shape shape{40, 16, 4};
  const LayerWeights<float> weights = inputs.layer(16, false);
  for (const Mask mask : {Mask::none, Mask::causal}) {
    const LayerTrace<float> trace =
        attend<float>(shape, inputs.matrix(40, 16, 40), weights, {.mask = mask, .scale = false});
    ASSERT_GT(trace.scaled.cwiseAbs().maxCoeff(), 5e3);
    ASSERT_TRUE(trace.weights.allFinite());
    for (Index row = 0; row < trace.weights.rows(); ++row) {
      const Index visible = mask == Mask::causal ? row % 40 + 1 : 40;
      Index winner = 0, largest = 0;
      trace.weights.row(row).maxCoeff(&winner);
      trace.scaled.row(row).head(visible).maxCoeff(&largest);
      EXPECT_EQ(winner, largest) << "row " << row;
    }
  }
}

// Only the order of the sums over 17 keys changes: some roundings of 2⁻²⁴ = 6e-8.
TEST(Permutation, OfTokensPermutesTheOutputAndBothSidesOfTheWeights) {
  const Shape shape{17, 48, 8};
  const auto old_place = [](Index token) { return token * 5 % 17; };
  Inputs inputs(23);
  const Matrix<float> x = inputs.matrix(shape.tokens, shape.width);
  const LayerWeights<float> weights = inputs.layer(shape.width, true);
  Matrix<float> moved_x = x;
  for (Index token = 0; token < 17; ++token) moved_x.row(token) = x.row(old_place(token));

  const LayerTrace<float> plain = attend<float>(shape, x, weights, {});
  const LayerTrace<float> moved = attend<float>(shape, moved_x, weights, {});

  Matrix<float> wanted_output = plain.output, wanted_weights = plain.weights;
  for (Index query = 0; query < 17; ++query) {
    wanted_output.row(query) = plain.output.row(old_place(query));
    for (Index head = 0; head < shape.heads; ++head) {
      for (Index key = 0; key < 17; ++key) {
        wanted_weights(head * 17 + query, key) =
            plain.weights(head * 17 + old_place(query), old_place(key));
      }
    }
  }
  EXPECT_LE(difference(moved.output, wanted_output), 5e-7);
  EXPECT_LE(difference(moved.weights, wanted_weights), 5e-7);
  EXPECT_GE(difference(moved.output, plain.output), 0.1) << "the tokens did move";
}

class HeadContributions : public testing::TestWithParam<Index> {};

// Head h alone: the other heads' values are zero, so that what reaches the output is its own
// columns of `mixed` times its own rows of W_O. Sums of 48 products in another order: √48 · 2⁻²⁴ =
// 4e-7.
TEST_P(HeadContributions, AddUpToTheConcatenationTimesTheOutputMatrix) {
  const Shape shape{9, 48, GetParam()};
  Inputs inputs(24);
  const Matrix<float> x = inputs.matrix(shape.tokens, shape.width);
  const LayerWeights<float> weights = inputs.layer(shape.width, false);
  const LayerTrace<float> together = attend<float>(shape, x, weights, {});
  Matrix<double> sum = Matrix<double>::Zero(shape.tokens, shape.width);
  for (Index head = 0; head < shape.heads; ++head) {
    const Index first = head * shape.head_width();
    LayerWeights<float> alone = weights;
    alone.value.setZero();
    alone.value.middleCols(first, shape.head_width()) =
        weights.value.middleCols(first, shape.head_width());
    const Matrix<double> contribution = attend<float>(shape, x, alone, {}).output.cast<double>();
    const Matrix<double> by_hand =
        together.mixed.middleCols(first, shape.head_width())
            .cast<double>()
            .lazyProduct(weights.output.middleRows(first, shape.head_width()).cast<double>());
    EXPECT_LE(difference(contribution, by_hand), 1e-6) << "head " << head;
    sum += contribution;
  }
  EXPECT_LE(difference(together.output, sum), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Heads,
                         HeadContributions,
                         testing::Values(1, 2, 8, 48),
                         testing::PrintToStringParamName());

// One head on, the others off: as above, but by the engine's own switch. Without biases, since each
// of the outputs would add its own.
TEST_P(HeadContributions, AreTheOutputsOfEachHeadAlone) {
  const Shape shape{9, 48, GetParam()};
  Inputs inputs(28);
  const Matrix<float> x = inputs.matrix(shape.tokens, shape.width);
  const LayerWeights<float> weights = inputs.layer(shape.width, false);
  const LayerTrace<float> together = attend<float>(shape, x, weights, {});
  Matrix<double> sum = Matrix<double>::Zero(shape.tokens, shape.width);
  for (Index head = 0; head < shape.heads; ++head) {
    Options alone;
    for (Index other = 0; other < shape.heads; ++other) {
      if (other != head) alone.off.push_back(other);
    }
    sum += attend<float>(shape, x, weights, alone).output.cast<double>();
  }
  EXPECT_LE(difference(together.output, sum), 1e-6);
}

TEST(HeadsOff, ChangeNothingBeforeTheMixAndNamedTwiceAreTheSame) {
  Inputs inputs(29);
  const Matrix<float> x = inputs.matrix(7, 24);
  const LayerWeights<float> weights = inputs.layer(24, true);
  const LayerTrace<float> all = attend<float>({7, 24, 4}, x, weights, {});
  const LayerTrace<float> once = attend<float>({7, 24, 4}, x, weights, {.off = {2}});
  const LayerTrace<float> twice = attend<float>({7, 24, 4}, x, weights, {.off = {2, 2}});
  EXPECT_TRUE(same_bits(once.output, twice.output));
  EXPECT_FALSE(same_bits(once.output, all.output));
  for (const auto part :
       {&LayerTrace<float>::query, &LayerTrace<float>::key, &LayerTrace<float>::value,
        &LayerTrace<float>::scores, &LayerTrace<float>::scaled, &LayerTrace<float>::weights}) {
    EXPECT_TRUE(same_bits(all.*part, once.*part));
  }
}

TEST(HeadsOff, LeaveExactZerosInTheirColumnsAndTheOthersAsTheyWere) {
  Inputs inputs(30);
  const Matrix<float> x = inputs.matrix(7, 24);
  const LayerWeights<float> weights = inputs.layer(24, true);
  const LayerTrace<float> all = attend<float>({7, 24, 4}, x, weights, {});
  const LayerTrace<float> some = attend<float>({7, 24, 4}, x, weights, {.off = {3, 0}});
  EXPECT_TRUE(same_bits(some.mixed.leftCols(6), Matrix<float>::Zero(7, 6)));
  EXPECT_TRUE(same_bits(some.mixed.rightCols(6), Matrix<float>::Zero(7, 6)));
  EXPECT_TRUE(same_bits(some.mixed.middleCols(6, 12), all.mixed.middleCols(6, 12)));
}

TEST(HeadsOff, AllOfThemLeaveTheOutputsBias) {
  Inputs inputs(31);
  const Matrix<float> x = inputs.matrix(3, 12);
  const LayerWeights<float> weights = inputs.layer(12, true);
  const LayerTrace<float> none = attend<float>({3, 12, 2}, x, weights, {.off = {0, 1}});
  for (Index token = 0; token < 3; ++token) {
    EXPECT_TRUE(same_bits(none.output.row(token), weights.output_bias));
  }
}

// The same numbers through a layer as wide as the head: 12 products in another order at most.
TEST(Heads, AreEachASelfAttentionOfTheirOwnColumns) {
  const Shape shape{6, 24, 2};
  Inputs inputs(25);
  const Matrix<float> x = inputs.matrix(6, 24);
  const LayerTrace<float> trace = attend<float>(shape, x, unit_layer(24), {});
  for (Index head = 0; head < 2; ++head) {
    const LayerTrace<float> alone =
        attend<float>({6, 12, 1}, x.middleCols(head * 12, 12), unit_layer(12), {});
    EXPECT_LE(difference(trace.weights.middleRows(head * 6, 6), alone.weights), 5e-7);
    EXPECT_LE(difference(trace.output.middleCols(head * 12, 12), alone.output), 5e-7);
  }
}

// Each mixed value lies between the smallest and the largest of its column, but for a rounding.
TEST(Mix, NeverLeavesTheRangeOfTheValues) {
  Inputs inputs(26);
  const LayerTrace<float> trace =
      attend<float>({30, 16, 4}, inputs.matrix(30, 16, 3), inputs.layer(16, true), {});
  for (Index column = 0; column < 16; ++column) {
    EXPECT_LE(trace.mixed.col(column).maxCoeff(), trace.value.col(column).maxCoeff() + 1e-5f);
    EXPECT_GE(trace.mixed.col(column).minCoeff(), trace.value.col(column).minCoeff() - 1e-5f);
  }
}

TEST(Engine, GivesTheSameBitsForTheSameQuestion) {
  Inputs inputs(27);
  const Matrix<float> x = inputs.matrix(19, 40);
  const LayerWeights<float> weights = inputs.layer(40, true);
  const LayerTrace<float> first = attend<float>({19, 40, 5}, x, weights, {});
  const LayerTrace<float> second = attend<float>({19, 40, 5}, x, weights, {});
  EXPECT_TRUE(same_bits(first.weights, second.weights));
  EXPECT_TRUE(same_bits(first.output, second.output));
}

}  // namespace
}  // namespace attention_test
