// Which keys a query may look at.
#include "attention/mask.h"

#include <gtest/gtest.h>

#include "support.h"

namespace attention_test {
namespace {

using attention::visible_keys;

TEST(Mask, WithoutOneEveryQuerySeesEveryKey) {
  for (const Index query : {0, 1, 6}) EXPECT_EQ(visible_keys(Mask::none, query, 7), 7);
}

TEST(Mask, CausalShowsAQueryItselfAndWhatCameBefore) {
  EXPECT_EQ(visible_keys(Mask::causal, 0, 7), 1);
  EXPECT_EQ(visible_keys(Mask::causal, 1, 7), 2);
  EXPECT_EQ(visible_keys(Mask::causal, 6, 7), 7);
}

class MaskedHeads : public testing::TestWithParam<Index> {};

TEST_P(MaskedHeads, HaveWeightsOfExactlyZeroAboveTheDiagonalAndMoreBelow) {
  const Shape shape{33, 24, GetParam()};
  Inputs inputs(6);
  const LayerWeights<float> weights = inputs.layer(shape.width, false);
  const LayerTrace<float> trace = attention::attend<float>(
      shape, inputs.matrix(shape.tokens, shape.width), weights, {.mask = Mask::causal});
  for (Index head = 0; head < shape.heads; ++head) {
    for (Index query = 0; query < shape.tokens; ++query) {
      for (Index key = 0; key < shape.tokens; ++key) {
        const float weight = trace.weights(head * shape.tokens + query, key);
        if (key > query) {
          ASSERT_EQ(weight, 0) << head << ": " << query << " looks at " << key;
        } else {
          ASSERT_GT(weight, 0) << head << ": " << query << " does not look at " << key;
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Heads,
                         MaskedHeads,
                         testing::Values(1, 3, 24),
                         testing::PrintToStringParamName());

TEST(Mask, CausalLeavesScoresAsTheyAreForThePageToShow) {
  const Shape shape{5, 8, 2};
  Inputs inputs(7);
  const Matrix<float> x = inputs.matrix(5, 8);
  const LayerWeights<float> weights = inputs.layer(8, false);
  const LayerTrace<float> free = attention::attend<float>(shape, x, weights, {});
  const LayerTrace<float> masked =
      attention::attend<float>(shape, x, weights, {.mask = Mask::causal});
  EXPECT_TRUE(same_bits(free.scores, masked.scores));
  EXPECT_TRUE(same_bits(free.scaled, masked.scaled));
}

// Every tensor of the tokens before the one that changes, to the bit.
TEST(Mask, CausalNeverLooksAhead) {
  const Shape shape{21, 32, 4};
  Inputs inputs(8);
  const Matrix<float> x = inputs.matrix(shape.tokens, shape.width);
  const LayerWeights<float> weights = inputs.layer(shape.width, true);
  const Options options{.mask = Mask::causal};
  const LayerTrace<float> before = attention::attend<float>(shape, x, weights, options);
  for (const Index changed : {1, 7, 8, 15, 20}) {
    Matrix<float> other = x;
    other.row(changed) = inputs.matrix(1, shape.width, 30);
    const LayerTrace<float> after = attention::attend<float>(shape, other, weights, options);
    for (Index token = 0; token < changed; ++token) {
      for (Index head = 0; head < shape.heads; ++head) {
        const Index row = head * shape.tokens + token;
        ASSERT_TRUE(same_bits(before.weights.row(row), after.weights.row(row)));
      }
      ASSERT_TRUE(same_bits(before.mixed.row(token), after.mixed.row(token)));
      ASSERT_TRUE(same_bits(before.output.row(token), after.output.row(token)))
          << "token " << token << " saw token " << changed;
    }
    EXPECT_NE(before.output.row(changed), after.output.row(changed));
  }
}

TEST(Mask, TheLastTokenOfACausalLayerSeesWhatItSeesWithoutAMask) {
  const Shape shape{9, 8, 2};
  Inputs inputs(9);
  const Matrix<float> x = inputs.matrix(9, 8);
  const LayerWeights<float> weights = inputs.layer(8, false);
  const LayerTrace<float> free = attention::attend<float>(shape, x, weights, {});
  const LayerTrace<float> masked =
      attention::attend<float>(shape, x, weights, {.mask = Mask::causal});
  EXPECT_EQ(free.output.row(8), masked.output.row(8));
  EXPECT_NE(free.output.row(7), masked.output.row(7));
}

}  // namespace
}  // namespace attention_test
