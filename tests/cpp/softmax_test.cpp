// A row of logits becomes a row of weights.
#include "attention/softmax.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support.h"

namespace attention_test {
namespace {

// exp, the sum's inverse and the product each round to 2⁻²⁴ or a little more.
constexpr double kRounding = 3e-7;

Matrix<float> softmax(const Matrix<float>& logits, Mask mask = Mask::none) {
  Matrix<float> weights = Matrix<float>::Constant(logits.rows(), logits.cols(), NAN);
  attention::softmax_rows<float>(logits, mask, weights);
  return weights;
}

double row_sum(const Matrix<float>& weights, Index row) {
  return weights.row(row).cast<double>().sum();
}

TEST(Softmax, LogarithmsOfOneTwoThreeGiveOneTwoThreeSixths) {
  Matrix<float> logits(3, 3);
  logits << 0, std::log(2.f), std::log(3.f),  //
      std::log(3.f), 0, std::log(2.f),        //
      std::log(2.f), std::log(3.f), 0;
  Matrix<double> wanted(3, 3);
  wanted << 1, 2, 3,  //
      3, 1, 2,        //
      2, 3, 1;
  EXPECT_LE(difference(softmax(logits), wanted / 6), kRounding);
}

TEST(Softmax, EqualLogitsShareEvenly) {
  EXPECT_EQ(softmax(Matrix<float>::Constant(4, 4, 7)), Matrix<float>::Constant(4, 4, 0.25f));
}

TEST(Softmax, OneTokenHasAllTheWeight) {
  EXPECT_EQ(softmax(Matrix<float>::Constant(1, 1, -3))(0, 0), 1);
}

TEST(Softmax, CausalSharesAmongTheVisibleOnly) {
  Matrix<double> wanted(4, 4);
  wanted << 1, 0, 0, 0,           //
      1 / 2., 1 / 2., 0, 0,       //
      1 / 3., 1 / 3., 1 / 3., 0,  //
      1 / 4., 1 / 4., 1 / 4., 1 / 4.;
  const Matrix<float> weights = softmax(Matrix<float>::Constant(4, 4, 7), Mask::causal);
  EXPECT_LE(difference(weights, wanted), kRounding);
  EXPECT_EQ(weights(0, 1), 0);
  EXPECT_EQ(weights(2, 3), 0);
}

// The maximum must be that of the visible keys: a masked 1e4 would push all that is seen to 0.
TEST(Softmax, AMaskedLogitHasNoSayHoweverLarge) {
  Matrix<float> logits = Matrix<float>::Zero(3, 3);
  logits(0, 1) = logits(0, 2) = logits(1, 2) = 1e4f;
  EXPECT_EQ(softmax(logits, Mask::causal), softmax(Matrix<float>::Zero(3, 3), Mask::causal));
}

// Whole numbers added to whole numbers below 2²⁴ are exact, so the differences stay the same bits.
TEST(Softmax, AddingOneNumberToAllLogitsChangesNothing) {
  Matrix<float> logits(3, 3);
  logits << 1, 2, 3, -4, 0, 4, 9, 9, 0;
  const Matrix<float> weights = softmax(logits);
  for (const float shift : {-10000.f, -100.f, 100.f, 10000.f}) {
    EXPECT_TRUE(same_bits(softmax(Matrix<float>(logits.array() + shift)), weights)) << shift;
  }
}

TEST(Softmax, IsStableForLogitsOfPlusAndMinus1e4) {
  Matrix<float> logits = Matrix<float>::Constant(4, 4, -1e4f);
  for (Index row = 0; row < 4; ++row) logits(row, 3 - row) = 1e4f;
  const Matrix<float> weights = softmax(logits);
  ASSERT_TRUE(weights.allFinite());
  for (Index row = 0; row < 4; ++row) {
    EXPECT_EQ(weights(row, 3 - row), 1);
    EXPECT_NEAR(row_sum(weights, row), 1, 1e-6);
  }
}

TEST(Softmax, RowsSumToOneEvenForRandomLogitsOf1e4) {
  const Matrix<float> logits = Inputs(11).matrix(300, 300, 1e4 / std::sqrt(3.0));
  const Matrix<float> weights = softmax(logits);
  ASSERT_TRUE(weights.allFinite());
  for (Index row = 0; row < 300; ++row) {
    Index winner = 0, largest = 0;
    weights.row(row).maxCoeff(&winner);
    logits.row(row).maxCoeff(&largest);
    EXPECT_EQ(winner, largest) << "row " << row;
    EXPECT_NEAR(row_sum(weights, row), 1, 1e-6) << "row " << row;
  }
}

// Under the causal mask, row i has i + 1 keys: all lengths from 1 to 2048, even those that leave a
// remainder for the vector instructions. The deviations make rows from all but even to one winner.
TEST(Softmax, RowsOfAnyLengthUpTo2048SumToOneWithin1e6) {
  for (const double deviation : {0.0, 0.01, 1.0, 30.0}) {
    const Matrix<float> weights = softmax(Inputs(12).matrix(2048, 2048, deviation), Mask::causal);
    ASSERT_GE(weights.minCoeff(), 0);
    for (Index row = 0; row < 2048; ++row) {
      ASSERT_NEAR(row_sum(weights, row), 1, 1e-6) << row + 1 << " keys, deviation " << deviation;
    }
  }
}

TEST(Softmax, ALargerLogitHasTheLargerWeight) {
  Matrix<float> logits(1, 1);
  for (const Index tokens : {2, 3, 8, 19}) {
    logits.resize(tokens, tokens);
    for (Index key = 0; key < tokens; ++key) logits.col(key).setConstant(0.125f * key);
    const Matrix<float> weights = softmax(logits);
    for (Index key = 1; key < tokens; ++key) {
      // e^(1/8) = 1.133 of the one before.
      EXPECT_NEAR(weights(0, key) / weights(0, key - 1), std::exp(0.125), 2 * kRounding);
    }
  }
}

TEST(Softmax, WritesNothingBesideItsOwnBlock) {
  const Matrix<float> logits = Inputs(13).matrix(5, 5);
  Matrix<float> around = Matrix<float>::Constant(9, 11, -7);
  attention::softmax_rows<float>(logits, Mask::causal, around.block(2, 3, 5, 5));
  EXPECT_EQ(around.block(2, 3, 5, 5), softmax(logits, Mask::causal));
  around.block(2, 3, 5, 5).setConstant(-7);
  EXPECT_EQ(around, Matrix<float>::Constant(9, 11, -7));
}

}  // namespace
}  // namespace attention_test
