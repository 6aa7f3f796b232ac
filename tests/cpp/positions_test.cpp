// Sinusoidal positions against the formula of Vaswani et al. 2017, §3.5.
#include "attention/positions.h"

#include <gtest/gtest.h>

#include <cmath>

namespace attention_test {
namespace {

using attention::Index;
using attention::Matrix;
using attention::sinusoidal_positions;

// Rounding to float moves a number of at most 1 by at most 2⁻²⁵; the double-precision angle, up to
// 2047 and wrong by a few of its last bits, adds less than 1e-12.
const double kRounding = std::ldexp(1.0, -25) + 1e-12;

TEST(Positions, TheFirstIsZeroForSineAndOneForCosine) {
  const Matrix<float> positions = sinusoidal_positions(1, 6);
  for (Index column = 0; column < 6; ++column) EXPECT_EQ(positions(0, column), column % 2);
}

// Digits of sin and cos from a table; with width 4 the second pair turns 10000^(2/4) = 100 times
// slower.
TEST(Positions, SmallOnesAreTheSinesAndCosinesOfATable) {
  const Matrix<float> positions = sinusoidal_positions(4, 4);
  EXPECT_NEAR(positions(1, 0), 0.8414709848, kRounding);
  EXPECT_NEAR(positions(1, 1), 0.5403023059, kRounding);
  EXPECT_NEAR(positions(1, 2), 0.0099998333, kRounding);
  EXPECT_NEAR(positions(1, 3), 0.9999500004, kRounding);
  EXPECT_NEAR(positions(2, 0), 0.9092974268, kRounding);
  EXPECT_NEAR(positions(2, 1), -0.4161468365, kRounding);
  EXPECT_NEAR(positions(3, 2), 0.0299955002, kRounding);
  EXPECT_NEAR(positions(3, 3), 0.9995500337, kRounding);
}

class PositionsOfWidth : public testing::TestWithParam<Index> {};

TEST_P(PositionsOfWidth, FollowTheFormulaInEveryColumn) {
  const Index width = GetParam();
  const Matrix<float> positions = sinusoidal_positions(2048, width);
  ASSERT_EQ(positions.rows(), 2048);
  ASSERT_EQ(positions.cols(), width);
  for (const Index position : {0, 1, 2, 3, 17, 511, 512, 2047}) {
    for (Index column = 0; column < width; ++column) {
      const Index pair = column / 2;
      const long double exponent = 2.0L * static_cast<long double>(pair) / width;
      const long double angle = static_cast<long double>(position) / powl(10000.0L, exponent);
      const long double wanted = column % 2 == 0 ? sinl(angle) : cosl(angle);
      ASSERT_NEAR(positions(position, column), static_cast<double>(wanted), kRounding)
          << "position " << position << ", column " << column;
    }
  }
}

// Each of the two squares is wrong by at most 2 · 2⁻²⁵ of rounding to float.
TEST_P(PositionsOfWidth, PairTheSineWithTheCosineOfTheSameAngle) {
  const Matrix<double> positions = sinusoidal_positions(64, GetParam()).cast<double>();
  for (Index position = 0; position < 64; ++position) {
    for (Index column = 0; column + 1 < GetParam(); column += 2) {
      const double sine = positions(position, column), cosine = positions(position, column + 1);
      ASSERT_NEAR(sine * sine + cosine * cosine, 1, 4 * kRounding);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(EvenAndOdd,
                         PositionsOfWidth,
                         testing::Values(1, 2, 5, 8, 33, 512, 769),
                         testing::PrintToStringParamName());

TEST(Positions, AnOddWidthEndsWithASineThatHasNoCosine) {
  const Matrix<float> positions = sinusoidal_positions(2, 3);
  const double wanted = std::sin(1 / std::pow(10000.0, 2.0 / 3.0));
  EXPECT_NEAR(positions(1, 2), wanted, kRounding);
}

TEST(Positions, MoreTokensLeaveTheEarlierOnesAsTheyWere) {
  EXPECT_EQ(sinusoidal_positions(5, 8), sinusoidal_positions(9, 8).topRows(5));
}

}  // namespace
}  // namespace attention_test
