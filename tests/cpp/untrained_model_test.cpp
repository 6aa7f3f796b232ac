// The untrained model: the same bits everywhere, and scores of unit scale.
#include "attention/untrained_model.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "attention/positions.h"
#include "support.h"

namespace attention_test {
namespace {

using attention::UntrainedModel;
using attention::UntrainedTrace;
using Tokens = std::vector<std::string>;

const Tokens kSentence = {"I", "love", "A", "I"};

std::vector<std::uint32_t> first_bits(const Matrix<float>& tensor, Index row = 0) {
  std::vector<std::uint32_t> bits;
  for (Index i = 0; i < 3; ++i) bits.push_back(std::bit_cast<std::uint32_t>(tensor(row, i)));
  return bits;
}

using Bits = std::vector<std::uint32_t>;

// Links show what they showed when they were made only while these stay. From
// tests/golden/hash.mjs.
TEST(UntrainedModel, Version1OfSeed1AndWidth512HasTheKnownWeights) {
  ASSERT_EQ(UntrainedModel::kVersion, 1u);
  const UntrainedModel model(1, 512);
  const LayerWeights<float>& weights = model.weights();
  EXPECT_EQ(first_bits(weights.query), (Bits{0x3D3A3CDE, 0x3D13B38C, 0xBD9960B5}));
  EXPECT_EQ(first_bits(weights.key), (Bits{0x3D3ABEB1, 0xBBB22980, 0x3C186C5F}));
  EXPECT_EQ(first_bits(weights.value), (Bits{0xBC8B7550, 0xBD1D69C8, 0x3D8A0A2D}));
  EXPECT_EQ(first_bits(weights.output), (Bits{0xBD31D3C4, 0x3D0129A9, 0x3A362E49}));
  EXPECT_EQ(std::bit_cast<std::uint32_t>(weights.query(511, 511)), 0xBD156A02u);
}

TEST(UntrainedModel, Version1OfSeed1HasTheKnownTokenVectors) {
  const Matrix<float> vectors = UntrainedModel(1, 512).embed(Tokens{"I", "love", "AI", "é🙂"});
  EXPECT_EQ(first_bits(vectors, 0), (Bits{0x3F257A80, 0x3F8F5FE3, 0x3F458FE2}));
  EXPECT_EQ(first_bits(vectors, 1), (Bits{0x3F41B2E2, 0x3F9BA33B, 0x3EB0087F}));
  EXPECT_EQ(first_bits(vectors, 2), (Bits{0xBD72986A, 0x3F422377, 0x3F58773C}));
  EXPECT_EQ(first_bits(vectors, 3), (Bits{0xBF09DA89, 0x3F286DAC, 0x3F88E573}));
}

TEST(UntrainedModel, TheSameTokenHasTheSameVectorWhereverItStands) {
  const UntrainedModel model(1, 64);
  const Matrix<float> vectors = model.embed(kSentence);
  EXPECT_EQ(vectors.row(0), vectors.row(3));
  EXPECT_EQ(vectors.row(1), model.embed(Tokens{"love"}).row(0));
}

TEST(UntrainedModel, DifferentTokensHaveDifferentVectors) {
  const Matrix<float> vectors =
      UntrainedModel(1, 8).embed(Tokens{"love", "Love", "love ", "", "é"});
  for (Index left = 0; left < vectors.rows(); ++left) {
    for (Index right = 0; right < left; ++right) EXPECT_NE(vectors.row(left), vectors.row(right));
  }
}

TEST(UntrainedModel, DifferentSeedsHaveDifferentWeightsAndVectors) {
  const UntrainedModel one(1, 8), two(2, 8);
  EXPECT_NE(one.weights().query, two.weights().query);
  EXPECT_NE(one.weights().output, two.weights().output);
  EXPECT_NE(one.embed(kSentence), two.embed(kSentence));
  EXPECT_EQ(one.embed(kSentence), UntrainedModel(1, 8).embed(kSentence));
}

// Mean and variance of 512² numbers: tolerances are four standard errors, 1 / 512 and √1.7 / 512.
TEST(UntrainedModel, WeightsHaveVarianceOneOverWidth) {
  const UntrainedModel model(1, 512);
  const LayerWeights<float>& weights = model.weights();
  for (const auto* tensor : {&weights.query, &weights.key, &weights.value, &weights.output}) {
    const Matrix<double> values = tensor->cast<double>() * std::sqrt(512.0);
    EXPECT_NEAR(values.mean(), 0, 4.0 / 512);
    EXPECT_NEAR(values.squaredNorm() / (512.0 * 512), 1, 5.3 / 512);
  }
}

// 1 but for what one head's weights and 64 tokens happen to be: some 2 % over the heads of a few
// seeds. A wrong scale is wrong by a factor.
TEST(UntrainedModel, ScaledScoresOfWidth512And8HeadsHaveDeviationNearOne) {
  Tokens tokens;
  for (int token = 0; token < 64; ++token) tokens.push_back("token " + std::to_string(token));
  UntrainedModel model(1, 512);
  const UntrainedTrace trace = model.attend(tokens, 8, false, {});
  for (Index head = 0; head < 8; ++head) {
    const Matrix<double> scaled = trace.layer.scaled.middleRows(head * 64, 64).cast<double>();
    const double deviation = std::sqrt((scaled.array() - scaled.mean()).square().mean());
    EXPECT_NEAR(deviation, 1, 0.05) << "head " << head;
  }
}

TEST(UntrainedModel, TheLayersInputIsTheEmbeddingPlusThePosition) {
  UntrainedModel model(3, 16);
  const UntrainedTrace trace = model.attend(kSentence, 2, true, {});
  EXPECT_TRUE(same_bits(trace.embedding, model.embed(kSentence)));
  EXPECT_TRUE(same_bits(trace.position, attention::sinusoidal_positions(4, 16)));
  EXPECT_TRUE(same_bits(trace.layer.x, Matrix<float>(trace.embedding + trace.position)));
}

// A sum is taken in the same order in every row.
TEST(UntrainedModel, OnlyPositionsTellTheSameTokenFromItself) {
  UntrainedModel model(1, 64);
  const UntrainedTrace off = model.attend(kSentence, 8, false, {});
  EXPECT_TRUE(same_bits(off.position, Matrix<float>(Matrix<float>::Zero(4, 64))));
  EXPECT_EQ(off.layer.output.row(0), off.layer.output.row(3));
  const UntrainedTrace on = model.attend(kSentence, 8, true, {});
  EXPECT_GE(difference(on.layer.output.row(0), on.layer.output.row(3)), 0.01);
}

TEST(UntrainedModel, ComputesWithItsOwnWeightsAndTheOptionsGiven) {
  UntrainedModel model(5, 24);
  const Options options{.mask = Mask::causal, .scale = false, .temperature = 3};
  const UntrainedTrace trace = model.attend(kSentence, 3, true, options);
  const LayerTrace<float> wanted =
      attention::attend<float>({4, 24, 3}, trace.layer.x, model.weights(), options);
  EXPECT_LE(difference(trace.layer.weights, wanted.weights), 1e-6) << "but for rounding";
  EXPECT_LE(difference(trace.layer.output, wanted.output), 1e-6);
}

// Typing: what is kept of the last call must not show.
TEST(UntrainedModel, AnyTextGivesTheBitsThatAFreshModelGives) {
  UntrainedModel kept(7, 16);
  const std::vector<Tokens> texts = {{"I"},
                                     {"I", "love"},
                                     {"I", "love", "AI"},
                                     {"I", "live", "AI"},
                                     {"AI", "I", "live", "AI", "too", "."},
                                     {"AI"}};
  for (const bool positions : {true, false, true}) {
    for (const Tokens& tokens : texts) {
      UntrainedModel fresh(7, 16);
      const UntrainedTrace wanted = fresh.attend(tokens, 2, positions, {});
      const UntrainedTrace trace = kept.attend(tokens, 2, positions, {});
      EXPECT_TRUE(same_bits(trace.embedding, wanted.embedding));
      EXPECT_TRUE(same_bits(trace.position, wanted.position));
      EXPECT_TRUE(same_bits(trace.layer.weights, wanted.layer.weights));
      EXPECT_TRUE(same_bits(trace.layer.output, wanted.layer.output));
    }
  }
}

TEST(UntrainedModel, RefusesSizesOutsideTheLimits) {
  EXPECT_EQ(refusal([] { UntrainedModel(1, 0); }),
            "attention: width is 0; it must be a whole number from 1 to 4096");
  EXPECT_EQ(refusal([] { UntrainedModel(1, 4097); }),
            "attention: width is 4097; it must be a whole number from 1 to 4096");
  UntrainedModel model(1, 8);
  EXPECT_EQ(refusal([&] { model.attend(Tokens{}, 1, true, {}); }),
            "attention: tokens is 0; it must be a whole number from 1 to 2048");
  EXPECT_EQ(refusal([&] { model.attend(Tokens(2049, "x"), 1, true, {}); }),
            "attention: tokens is 2049; it must be a whole number from 1 to 2048");
  EXPECT_EQ(refusal([&] { model.attend(kSentence, 3, true, {}); }),
            "attention: heads is 3, which does not divide width 8; use one of 1, 2, 4, 8");
}

}  // namespace
}  // namespace attention_test
