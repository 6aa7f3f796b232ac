// One-hot cases, small enough to be worked out on paper.
#include "attention/attention.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support.h"

namespace attention_test {
namespace {

using attention::attend;

// The softmax of a few logits: exp, the sum's inverse and the product each round to 2⁻²⁴.
constexpr double kRounding = 3e-7;

Matrix<float> one_hot(Index tokens, Index width, float height = 1) {
  return Matrix<float>::Identity(tokens, width) * height;
}

// Orthogonal tokens: q·k is 1 with oneself, 0 with the others. At temperature 1 / ln 3 the weights
// are 3 to 1 to 1, and values being the tokens themselves, the output is the weights.
TEST(Attention, OrthogonalTokensLookAtThemselvesThreeTimesAsMuch) {
  const Options options{.scale = false, .temperature = 1 / std::log(3.0)};
  const LayerTrace<float> trace = attend<float>({3, 3, 1}, one_hot(3, 3), unit_layer(3), options);
  Matrix<double> wanted(3, 3);
  wanted << 3, 1, 1,  //
      1, 3, 1,        //
      1, 1, 3;
  EXPECT_EQ(trace.scores, one_hot(3, 3));
  EXPECT_LE(difference(trace.weights, wanted / 5), kRounding);
  EXPECT_LE(difference(trace.mixed, wanted / 5), kRounding);
  EXPECT_LE(difference(trace.output, wanted / 5), kRounding);
}

// The same under the causal mask: 1; 1 to 3; 1 to 1 to 3.
TEST(Attention, CausalOrthogonalTokensShareWithEarlierOnes) {
  const Options options{.mask = Mask::causal, .scale = false, .temperature = 1 / std::log(3.0)};
  const LayerTrace<float> trace = attend<float>({3, 3, 1}, one_hot(3, 3), unit_layer(3), options);
  Matrix<double> wanted(3, 3);
  wanted << 1, 0, 0,  //
      0.25, 0.75, 0,  //
      0.2, 0.2, 0.6;
  EXPECT_LE(difference(trace.weights, wanted), kRounding);
  EXPECT_LE(difference(trace.output, wanted), kRounding);
}

// Two heads over width 6; token t is one-hot in t. Head 0 (columns 0–2) seeks its own token. Head 1
// (columns 3–5) seeks the next: token j's key stands where the query of token j − 1 does. Scores of
// 200 against 0 leave no weight for others: e⁻²⁰⁰ is below what a float can hold. Values are t + 1
// in head 0 and 10 · (t + 1) in head 1, and W_O adds both heads into column 5 and doubles head 0
// into column 1.
TEST(Attention, TwoHeadsFindWhatEachSeeksAndTheOutputJoinsThem) {
  LayerWeights<float> weights = unit_layer(6);
  for (auto* matrix : {&weights.query, &weights.key, &weights.value, &weights.output}) {
    matrix->setZero();
  }
  for (Index token = 0; token < 3; ++token) {
    weights.query(token, token) = weights.query(token, 3 + token) = 200;
    weights.key(token, token) = weights.key(token, 3 + (token + 2) % 3) = 1;
    weights.value(token, 0) = static_cast<float>(token + 1);
    weights.value(token, 3) = static_cast<float>(10 * (token + 1));
  }
  weights.output(0, 5) = weights.output(3, 5) = 1;
  weights.output(0, 1) = 2;

  const LayerTrace<float> trace =
      attend<float>({3, 6, 2}, one_hot(3, 6), weights, {.scale = false});

  Matrix<float> wanted_weights(6, 3);
  wanted_weights << 1, 0, 0,  // head 0: itself
      0, 1, 0,                //
      0, 0, 1,                //
      0, 1, 0,                // head 1: the next, and after the last the first
      0, 0, 1,                //
      1, 0, 0;
  EXPECT_EQ(trace.scores, wanted_weights * 200);
  EXPECT_EQ(trace.weights, wanted_weights);
  Matrix<float> wanted_mixed(3, 6);
  wanted_mixed << 1, 0, 0, 20, 0, 0,  //
      2, 0, 0, 30, 0, 0,              //
      3, 0, 0, 10, 0, 0;
  EXPECT_EQ(trace.mixed, wanted_mixed);
  Matrix<float> wanted_output(3, 6);
  wanted_output << 0, 2, 0, 0, 0, 21,  //
      0, 4, 0, 0, 0, 32,               //
      0, 6, 0, 0, 0, 13;
  EXPECT_EQ(trace.output, wanted_output);
}

// Rows are queries, columns are keys: only token 0 asks, only token 1 answers.
TEST(Attention, ScoresHaveQueriesInRowsAndKeysInColumns) {
  LayerWeights<float> weights = unit_layer(2);
  weights.query << 5, 0, 0, 0;
  weights.key << 0, 0, 7, 0;
  const LayerTrace<float> trace = attend<float>({2, 2, 1}, one_hot(2, 2), weights, {});
  Matrix<float> wanted(2, 2);
  wanted << 0, 35,  //
      0, 0;
  EXPECT_EQ(trace.scores, wanted);
}

TEST(Attention, OneTokenLooksOnlyAtItself) {
  Inputs inputs(1);
  const Matrix<float> x = inputs.matrix(1, 4);
  const LayerWeights<float> weights = inputs.layer(4, false);
  const LayerTrace<float> trace = attend<float>({1, 4, 2}, x, weights, {});
  EXPECT_EQ(trace.weights, Matrix<float>::Ones(2, 1));
  EXPECT_EQ(trace.mixed, trace.value);
}

TEST(Attention, EqualTokensShareTheirAttentionEvenly) {
  const Matrix<float> x = Matrix<float>::Constant(4, 6, 0.5f);
  const LayerTrace<float> trace = attend<float>({4, 6, 3}, x, Inputs(2).layer(6, true), {});
  EXPECT_EQ(trace.weights, Matrix<float>::Constant(12, 4, 0.25f));
}

// One-hot tokens of height 2 score 4. d_k is the head's width, not the whole: √(16 / 4) = 2; after
// it the temperature, 8. Powers of two divide exactly.
TEST(Attention, ScaledScoresAreDividedByTheRootOfTheHeadWidthAndTheTemperature) {
  const Matrix<float> x = one_hot(3, 16, 2);
  const auto first_scaled = [&](Options options) {
    const LayerTrace<float> trace = attend<float>({3, 16, 4}, x, unit_layer(16), options);
    EXPECT_EQ(trace.scores(0, 0), 4) << "scores are kept as they are before scaling";
    return trace.scaled(0, 0);
  };
  EXPECT_EQ(first_scaled({}), 2);
  EXPECT_EQ(first_scaled({.scale = false}), 4);
  EXPECT_EQ(first_scaled({.temperature = 8}), 0.25f);
  EXPECT_EQ(first_scaled({.scale = false, .temperature = 8}), 0.5f);
  EXPECT_EQ(first_scaled({.temperature = 0.125}), 16);
}

TEST(Attention, LowTemperatureIsSharpAndHighTemperatureIsEven) {
  const auto own_weight = [](double temperature) {
    return attend<float>({4, 4, 1}, one_hot(4, 4), unit_layer(4), {.temperature = temperature})
        .weights(0, 0);
  };
  EXPECT_EQ(own_weight(1e-3), 1);
  EXPECT_NEAR(own_weight(0.5), M_E / (M_E + 3), kRounding) << "score 1 ÷ √4 ÷ 0.5";
  EXPECT_NEAR(own_weight(1e6), 0.25, kRounding) << "0.5e-6 of a logit";
}

// Tokens of zeros: only the biases speak. The query bias picks what the key bias shows, the same
// for all, so weights are even, values are the value bias, and the output bias is added once.
TEST(Attention, ZeroTokensGiveTheValueBiasTimesTheOutputMatrixPlusTheOutputBias) {
  LayerWeights<float> weights = unit_layer(2);
  weights.query_bias.resize(2);
  weights.key_bias.resize(2);
  weights.value_bias.resize(2);
  weights.output_bias.resize(2);
  weights.query_bias << 1, 2;
  weights.key_bias << 3, 4;
  weights.value_bias << 5, 6;
  weights.output << 0, 1, 1, 0;
  weights.output_bias << 10, 20;
  const LayerTrace<float> trace = attend<float>({2, 2, 1}, Matrix<float>::Zero(2, 2), weights, {});
  EXPECT_EQ(trace.scores, Matrix<float>::Constant(2, 2, 1 * 3 + 2 * 4));
  EXPECT_EQ(trace.weights, Matrix<float>::Constant(2, 2, 0.5f));
  for (Index token = 0; token < 2; ++token) {
    EXPECT_EQ(trace.mixed(token, 0), 5);
    EXPECT_EQ(trace.mixed(token, 1), 6);
    EXPECT_EQ(trace.output(token, 0), 16) << "6 + 10";
    EXPECT_EQ(trace.output(token, 1), 25) << "5 + 20";
  }
}

TEST(Attention, TheTraceKeepsItsShapeAndInput) {
  const Matrix<float> x = Inputs(3).matrix(5, 12);
  const LayerTrace<float> trace = attend<float>({5, 12, 4}, x, Inputs(4).layer(12, true), {});
  EXPECT_EQ(trace.shape.tokens, 5);
  EXPECT_EQ(trace.shape.width, 12);
  EXPECT_EQ(trace.shape.heads, 4);
  EXPECT_TRUE(same_bits(trace.x, x));
}

}  // namespace
}  // namespace attention_test
