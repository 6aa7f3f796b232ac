// Sizes: what is accepted, what is refused, and the memory that they need.
#include "attention/shape.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "support.h"

namespace attention_test {
namespace {

using attention::check_shape;
using attention::memory_bytes;
using attention::shape_from_numbers;

std::string refusal_of(Index tokens, Index width, Index heads) {
  return refusal([=] { check_shape({tokens, width, heads}); });
}

std::string refusal_of_numbers(double tokens, double width, double heads) {
  return refusal([=] { shape_from_numbers(tokens, width, heads); });
}

TEST(Shape, HeadWidthIsTheWidthSharedAmongTheHeads) {
  EXPECT_EQ((Shape{4, 512, 8}.head_width()), 64);
  EXPECT_EQ((Shape{4, 512, 1}.head_width()), 512);
  EXPECT_EQ((Shape{4, 5, 5}.head_width()), 1);
}

// Six tensors of 4 × 8 = 32, three of 2 × 4 × 4 = 32, four of 8 × 8 = 64 and four biases of 8:
// 192 + 96 + 256 + 32 = 576 values.
TEST(Shape, MemoryOfASmallLayerIsTheSumWorkedOutByHand) {
  EXPECT_EQ(memory_bytes({4, 8, 2}), 576u * 4);
  EXPECT_EQ(memory_bytes({4, 8, 2}, sizeof(double)), 576u * 8);
}

TEST(Shape, MemoryCountsEveryTensorThatALayerKeeps) {
  const Shape shape{5, 12, 3};
  Inputs inputs(1);
  const LayerWeights<float> weights = inputs.layer(12, true);
  const LayerTrace<float> trace =
      attention::attend<float>(shape, inputs.matrix(5, 12), weights, {});
  Index values = 0;
  for (const auto* tensor : {&trace.x, &trace.query, &trace.key, &trace.value, &trace.scores,
                             &trace.scaled, &trace.weights, &trace.mixed, &trace.output,
                             &weights.query, &weights.key, &weights.value, &weights.output}) {
    values += tensor->size();
  }
  for (const auto* bias :
       {&weights.query_bias, &weights.key_bias, &weights.value_bias, &weights.output_bias}) {
    values += bias->size();
  }
  EXPECT_EQ(memory_bytes(shape), static_cast<std::uint64_t>(values) * sizeof(float));
}

TEST(Shape, TheSmallestAndTheLargestSizesAreAccepted) {
  EXPECT_EQ(refusal_of(1, 1, 1), "no error");
  EXPECT_EQ(refusal_of(2048, 1, 1), "no error");
  EXPECT_EQ(refusal_of(1, 4096, 4096), "no error");
  EXPECT_EQ(refusal_of(2048, 4096, 32), "no error");
}

struct BadSize {
  Index tokens, width, heads;
  const char* message;
};

class BadSizes : public testing::TestWithParam<BadSize> {};

TEST_P(BadSizes, AreRefusedWithTheNameWhatCameAndWhatWasExpected) {
  const auto [tokens, width, heads, message] = GetParam();
  EXPECT_EQ(refusal_of(tokens, width, heads), std::string("attention: ") + message);
  EXPECT_EQ(refusal_of_numbers(static_cast<double>(tokens), static_cast<double>(width),
                               static_cast<double>(heads)),
            std::string("attention: ") + message);
}

INSTANTIATE_TEST_SUITE_P(
    Limits,
    BadSizes,
    testing::Values(
        BadSize{0, 8, 1, "tokens is 0; it must be a whole number from 1 to 2048"},
        BadSize{-1, 8, 1, "tokens is -1; it must be a whole number from 1 to 2048"},
        BadSize{2049, 8, 1, "tokens is 2049; it must be a whole number from 1 to 2048"},
        BadSize{4, 0, 1, "width is 0; it must be a whole number from 1 to 4096"},
        BadSize{4, -8, 1, "width is -8; it must be a whole number from 1 to 4096"},
        BadSize{4, 4097, 1, "width is 4097; it must be a whole number from 1 to 4096"},
        BadSize{4, 8, 0, "heads is 0; it must be a whole number from 1 to 4096"},
        BadSize{4, 8, -2, "heads is -2; it must be a whole number from 1 to 4096"},
        BadSize{4, 8, 4097, "heads is 4097; it must be a whole number from 1 to 4096"},
        BadSize{4, 8, 16, "heads is 16, which does not divide width 8; use one of 1, 2, 4, 8"},
        BadSize{4, 12, 5,
                "heads is 5, which does not divide width 12; use one of 1, 2, 3, 4, 6, 12"},
        BadSize{4, 7, 2, "heads is 2, which does not divide width 7; use one of 1, 7"}));

TEST(Shape, NumbersThatAreNotWholeAreRefused) {
  EXPECT_EQ(refusal_of_numbers(2.5, 8, 1),
            "attention: tokens is 2.5; it must be a whole number from 1 to 2048");
  EXPECT_EQ(refusal_of_numbers(4, NAN, 1),
            "attention: width is NaN; it must be a whole number from 1 to 4096");
  EXPECT_EQ(refusal_of_numbers(4, 8, INFINITY),
            "attention: heads is infinity; it must be a whole number from 1 to 4096");
  EXPECT_EQ(refusal_of_numbers(-INFINITY, 8, 1),
            "attention: tokens is -infinity; it must be a whole number from 1 to 2048");
  EXPECT_EQ(refusal_of_numbers(1e300, 8, 1),
            "attention: tokens is 1e+300; it must be a whole number from 1 to 2048");
}

TEST(Shape, WholeNumbersBecomeAShape) {
  const Shape shape = shape_from_numbers(17, 768, 12);
  EXPECT_EQ(shape.tokens, 17);
  EXPECT_EQ(shape.width, 768);
  EXPECT_EQ(shape.heads, 12);
}

// 6 · 2048 · 4096 + 3 · 64 · 2048² + 4 · 4096² + 4 · 4096 = 922,763,264 values of 4 bytes.
TEST(Shape, ALayerThatCannotFitIsRefusedWithTheNumberOfBytes) {
  EXPECT_EQ(refusal_of(2048, 4096, 64),
            "attention: 2048 tokens × width 4096 × 64 heads need 3691053056 bytes, the limit is "
            "2147483648; use fewer tokens, fewer heads or a smaller width");
}

// The largest of all asks for 2.07e11 bytes, which 32 bits would not hold.
TEST(Shape, TheNumberOfBytesDoesNotWrapAround) {
  EXPECT_EQ(memory_bytes({2048, 4096, 4096}), 206628257792u);
  EXPECT_NE(refusal_of(2048, 4096, 4096).find("need 206628257792 bytes"), std::string::npos);
}

}  // namespace
}  // namespace attention_test
