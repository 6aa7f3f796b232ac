// X·W + b.
#include "attention/linear.h"

#include <gtest/gtest.h>

#include "support.h"

namespace attention_test {
namespace {

using attention::project;

Matrix<float> small_x() {
  Matrix<float> x(2, 3);
  x << 1, 2, 3,  //
      -1, 0, 5;
  return x;
}

Matrix<float> small_weights() {
  Matrix<float> weights(3, 3);
  weights << 1, 0, 2,  //
      0, 1, -1,        //
      3, 4, 0;
  return weights;
}

// First row: 1·1 + 2·0 + 3·3 = 10, 1·0 + 2·1 + 3·4 = 14, 1·2 − 2·1 + 3·0 = 0. Whole numbers are
// exact.
TEST(Linear, MultipliesTheMatrixOnTheRight) {
  Matrix<float> wanted(2, 3);
  wanted << 10, 14, 0,  //
      14, 20, -2;
  EXPECT_EQ(project<float>(small_x(), small_weights(), {}), wanted);
}

TEST(Linear, AddsTheBiasToEveryRow) {
  RowVector<float> bias(3);
  bias << 0.5f, -14, 100;
  Matrix<float> wanted(2, 3);
  wanted << 10.5f, 0, 100,  //
      14.5f, 6, 98;
  EXPECT_EQ(project<float>(small_x(), small_weights(), bias), wanted);
}

TEST(Linear, AnEmptyBiasIsNoBias) {
  const RowVector<float> zero = RowVector<float>::Zero(3);
  EXPECT_EQ(project<float>(small_x(), small_weights(), {}),
            project<float>(small_x(), small_weights(), zero));
}

TEST(Linear, TheUnitMatrixGivesTheTokensBackBitForBit) {
  const Matrix<float> x = Inputs(3).matrix(17, 40);
  EXPECT_TRUE(same_bits(project<float>(x, Matrix<float>::Identity(40, 40), {}), x));
}

TEST(Linear, APermutationMatrixPermutesTheColumns) {
  const Matrix<float> x = Inputs(4).matrix(5, 6);
  Matrix<float> rotate = Matrix<float>::Zero(6, 6);
  for (Index column = 0; column < 6; ++column) rotate(column, (column + 1) % 6) = 1;
  const Matrix<float> rotated = project<float>(x, rotate, {});
  for (Index column = 0; column < 6; ++column) {
    EXPECT_EQ(rotated.col((column + 1) % 6), x.col(column));
  }
}

// Two sums of 64 terms, added in another order: √64 · 2⁻²⁴ = 5e-7.
TEST(Linear, EachRowIsProjectedOnItsOwn) {
  Inputs inputs(5);
  const Matrix<float> x = inputs.matrix(9, 64), weights = inputs.matrix(64, 64);
  const Matrix<float> together = project<float>(x, weights, {});
  for (Index row = 0; row < 9; ++row) {
    const Matrix<float> alone = project<float>(x.row(row), weights, {});
    EXPECT_LE(difference(alone, together.row(row)), 5e-7) << "row " << row;
  }
}

}  // namespace
}  // namespace attention_test
