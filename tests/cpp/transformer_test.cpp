// The forward pass of a trained model: every kept number follows from those before it.
#include <gtest/gtest.h>

#include <cmath>

#include "support.h"
#include "training/run.h"
#include "transformer/forward.h"
#include "transformer/model.h"

namespace attention_test {
namespace {

using training::Task;
using transformer::Input;
using transformer::Trace;

TEST(HeadWidth, OfItsOwnGivesTheSameBitsWhereItIsTheUsualOne) {
  Inputs inputs(51);
  const Matrix<float> x = inputs.matrix(5, 12);
  const LayerWeights<float> weights = inputs.layer(12, true);
  const LayerTrace<float> usual = attention::attend<float>({5, 12, 3}, x, weights, {});
  const LayerTrace<float> own = attention::attend<float>({5, 12, 3, 4}, x, weights, {});
  EXPECT_TRUE(same_bits(usual.weights, own.weights));
  EXPECT_TRUE(same_bits(usual.output, own.output));
}

TEST(HeadWidth, OfItsOwnNeedsWeightsOfTheHeadsTogether) {
  Inputs inputs(52);
  LayerWeights<float> weights;
  for (auto* matrix : {&weights.query, &weights.key, &weights.value}) *matrix = inputs.matrix(4, 9);
  weights.output = inputs.matrix(9, 4);
  const LayerTrace<float> trace =
      attention::attend<float>({5, 4, 3, 3}, inputs.matrix(5, 4), weights, {});
  EXPECT_EQ(trace.mixed.cols(), 9);
  EXPECT_EQ(trace.output.cols(), 4);
  EXPECT_EQ(refusal([&] {
              attention::attend<float>({5, 4, 2, 3}, inputs.matrix(5, 4), weights, {});
            }),
            "attention: weights.query has 36 values, needs 24 (4 × 6)");
}

// All scores are 0, so that the bias alone is the logit: log 3 on one of two keys is 3/4.
TEST(Bias, IsAddedToTheScaledScoresAndDividedByTheTemperature) {
  LayerWeights<float> weights = unit_layer(2);
  attention::Extras<float> extras;
  extras.bias.setZero(2, 2);
  extras.bias(0, 1) = static_cast<float>(2 * std::log(3.0));
  const LayerTrace<float> trace = attention::attend<float>({2, 2, 1}, Matrix<float>::Zero(2, 2),
                                                           weights, {.temperature = 2}, extras);
  EXPECT_NEAR(trace.weights(0, 1), 0.75, 1e-6);
  EXPECT_NEAR(trace.weights(1, 1), 0.5, 1e-6);
  EXPECT_NEAR(trace.logits(0, 1), std::log(3.0), 1e-6);
  EXPECT_EQ(trace.scaled(0, 1), 0);
}

TEST(Bias, AndValuesOfTheWrongShapeAreRefused) {
  attention::Extras<float> extras;
  extras.bias.setZero(3, 2);
  const auto act = [&] {
    attention::attend<float>({2, 2, 1}, Matrix<float>::Zero(2, 2), unit_layer(2), {}, extras);
  };
  EXPECT_EQ(refusal(act), "attention: bias has 6 values, needs 4 (2 × 2)");
  extras.bias.resize(0, 0);
  extras.value_x.setZero(1, 2);
  EXPECT_EQ(refusal(act), "attention: value_x has 2 values, needs 4 (2 × 2)");
}

// Mean 2, variance 2/3 of (1, 2, 3).
TEST(LayerNorm, GivesMeanZeroAndDeviationOne) {
  Matrix<double> x(1, 3);
  x << 1, 2, 3;
  transformer::NormWeights<double> weights;
  weights.gain.setConstant(3, 2);
  weights.bias.setConstant(3, 1);
  const auto trace = transformer::layer_norm<double>(x, weights);
  EXPECT_DOUBLE_EQ(trace.mean(0, 0), 2);
  EXPECT_DOUBLE_EQ(trace.deviation(0, 0), std::sqrt(2.0 / 3 + transformer::kNormEpsilon));
  EXPECT_DOUBLE_EQ(trace.output(0, 2), 1 / trace.deviation(0, 0) * 2 + 1);
}

class Forward : public testing::TestWithParam<const char*> {
 protected:
  const Task& task_ = training::task_named(GetParam());
  transformer::Weights<float> weights_ = training::initial_weights(task_, 3);
  Input input_ = [this] {
    training::Random random(4);
    return task_.example(random, training::Part::training).input;
  }();
  transformer::Options options_{.mask = task_.architecture.mask};

  Trace<float> trace() const {
    return transformer::forward<float>(task_.architecture, weights_, input_, options_);
  }
};

TEST_P(Forward, HandsEachStepToTheNext) {
  const Trace<float> trace = this->trace();
  const auto tokens = static_cast<Index>(input_.tokens.size());
  Matrix<float> stream = trace.embedding;
  if (trace.factor.size() > 0) stream += trace.factor;
  for (const auto& layer : trace.layers) {
    EXPECT_TRUE(same_bits(layer.norm.x, stream));
    EXPECT_TRUE(same_bits(layer.attention.x, layer.norm.output));
    EXPECT_TRUE(same_bits(layer.attention.logits, layer.attention.scaled + layer.attention.bias));
    if (layer.sum.size() == 0) continue;
    EXPECT_TRUE(same_bits(layer.sum, stream + layer.attention.output));
    stream = layer.sum;
  }
  const bool raw = task_.architecture.raw_values;
  EXPECT_TRUE(
      same_bits(trace.layers.back().attention.value_x, raw ? trace.embedding : Matrix<float>()));
  EXPECT_EQ(trace.logits.rows(), task_.architecture.questions * tokens);
  EXPECT_EQ(trace.logits.cols(), task_.architecture.answers());
  for (Index row = 0; row < trace.probabilities.rows(); ++row) {
    EXPECT_NEAR(trace.probabilities.row(row).sum(), 1, 1e-5);
  }
}

TEST_P(Forward, SinglePrecisionIsTheSameAsDouble) {
  transformer::Weights<double> exact = transformer::blank_weights<double>(task_.architecture);
  const auto from = transformer::tensors(weights_);
  const auto to = transformer::tensors(exact);
  for (std::size_t index = 0; index < from.size(); ++index) {
    std::copy_n(from[index].data, from[index].rows * from[index].columns, to[index].data);
  }
  const auto wanted = transformer::forward<double>(task_.architecture, exact, input_, options_);
  EXPECT_LE(difference(trace().logits, wanted.logits), 2e-5) << "as for one layer in cpp/README.md";
}

TEST_P(Forward, AHeadThatIsOffLosesItsPartOfTheOutputOnly) {
  const Trace<float> on = trace();
  options_.off = {{0, 1}};
  const Trace<float> off = trace();
  const Index width = task_.architecture.head_width;
  EXPECT_TRUE((off.layers[0].attention.mixed.middleCols(width, width).array() == 0).all());
  EXPECT_TRUE(same_bits(on.layers[0].attention.weights, off.layers[0].attention.weights));
  EXPECT_GT(difference(off.logits, on.logits), 1e-4);
  options_.off = {{task_.architecture.layers, 0}};
  EXPECT_NE(refusal([this] { trace(); }), "no error");
}

TEST_P(Forward, WithoutPositionsTheBiasIsZero) {
  options_.positions = false;
  for (const auto& layer : trace().layers) {
    EXPECT_EQ(layer.attention.bias.cwiseAbs().maxCoeff(), 0);
  }
}

TEST_P(Forward, TokensOutsideTheVocabularyAreRefused) {
  input_.tokens.front() = task_.architecture.tokens;
  EXPECT_EQ(refusal([this] { trace(); }),
            "attention: tokens holds " + std::to_string(task_.architecture.tokens) +
                "; it must be from 0 to " + std::to_string(task_.architecture.tokens - 1));
}

INSTANTIATE_TEST_SUITE_P(
    Tasks,
    Forward,
    testing::Values("friends", "induction", "grammar", "grammar-emergent", "language"),
    [](const auto& info) {
      std::string name = info.param;
      if (const auto dash = name.find('-'); dash != std::string::npos) name[dash] = '_';
      return name;
    });

// What each head alone brings sums to the last layer's output.
TEST(HeadParts, OfTheWiredModelSumToItsOutput) {
  const Task& task = training::task_named("grammar");
  const auto weights = training::initial_weights(task, 1);
  const auto trace =
      transformer::forward<float>(task.architecture, weights, {{0, 5, 9, 20}, {}}, {});
  Matrix<float> sum = Matrix<float>::Zero(4, task.architecture.width);
  for (Index head = 0; head < task.architecture.heads; ++head) {
    sum += trace.read.middleRows(head * 4, 4);
  }
  EXPECT_LE(difference(trace.layers.back().attention.output, sum), 1e-6);
}

}  // namespace
}  // namespace attention_test
