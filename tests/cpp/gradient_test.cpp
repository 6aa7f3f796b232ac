// Back-propagation against central differences, in double precision, for every configuration that
// a task uses.
#include <gtest/gtest.h>

#include <cmath>

#include "training/backward.h"
#include "training/run.h"
#include "training/task.h"

namespace attention_test {
namespace {

using training::Example;
using training::Task;
using transformer::Index;
using Weights = transformer::Weights<double>;

// Weights in double, none of them 0 and the gains not 1, so that no part of a formula goes unseen.
Weights some_weights(const transformer::Architecture& architecture) {
  Weights weights = transformer::blank_weights<double>(architecture);
  std::uint64_t index = 0;
  const attention::Stream numbers(99);
  for (const auto& tensor : transformer::tensors(weights)) {
    for (double& value : tensor.values()) value += numbers.bell(index++, 0.3);
  }
  return weights;
}

class Gradients : public testing::TestWithParam<const char*> {
 protected:
  static constexpr double kEntropy = 0.05;
  const Task& task_ = training::task_named(GetParam());
  Example example_ = [this] {
    training::Random random(5);
    return task_.example(random, training::Part::training);
  }();

  auto forward(const Weights& weights) const {
    return transformer::forward<double>(task_.architecture, weights, example_.input,
                                        {.mask = task_.architecture.mask});
  }
  double loss(const Weights& weights) const {
    const auto trace = forward(weights);
    return training::loss_of(trace, example_.targets).sum +
           kEntropy * training::mean_entropy(trace);
  }
};

// A central difference of a smooth function errs by step² · f‴/6 plus rounding, 2⁻⁵³ · |f| ÷ step:
// some 1e-9 with a step of 1e-5 and a loss of some hundred. Beside a tensor's largest slope, 2e-7
// of it is room for both.
TEST_P(Gradients, AreThoseOfCentralDifferences) {
  constexpr double kStep = 1e-5, kTolerance = 2e-7;
  Weights weights = some_weights(task_.architecture);
  const auto trace = forward(weights);
  Weights gradients = transformer::blank_weights<double>(task_.architecture);
  for (const auto& tensor : transformer::tensors(gradients)) {
    std::fill_n(tensor.data, tensor.rows * tensor.columns, 0.0);
  }
  training::backward<double>(task_.architecture, weights, example_.input, trace,
                             training::logits_gradient(trace, example_.targets, 1), kEntropy,
                             gradients);
  const auto parameters = transformer::tensors(weights);
  const auto slopes = transformer::tensors(gradients);
  double largest = 0;
  for (const auto& tensor : slopes) {
    for (const double slope : tensor.values()) largest = std::fmax(largest, std::fabs(slope));
  }
  training::Random random(7);
  for (std::size_t tensor = 0; tensor < parameters.size(); ++tensor) {
    double seen = 0;
    for (int sample = 0; sample < 4; ++sample) {
      // Of the embeddings only those of the example's tokens matter.
      const Index row = parameters[tensor].name == "embedding"
                            ? random.pick(example_.input.tokens)
                            : random.below(parameters[tensor].rows);
      const Index place =
          row * parameters[tensor].columns + random.below(parameters[tensor].columns);
      double& parameter = parameters[tensor].data[place];
      const double kept = parameter;
      parameter = kept + kStep;
      const double above = loss(weights);
      parameter = kept - kStep;
      const double below = loss(weights);
      parameter = kept;
      const double slope = slopes[tensor].data[place];
      EXPECT_NEAR(slope, (above - below) / (2 * kStep), kTolerance * largest)
          << parameters[tensor].name << " at " << place;
      seen = std::fmax(seen, std::fabs(slope));
    }
    // Queries and keys of a key bias cancel nowhere here: every tensor has a part in the loss.
    if (parameters[tensor].columns > 1 && !parameters[tensor].name.ends_with("position")) {
      EXPECT_GT(seen, 0) << parameters[tensor].name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Tasks,
    Gradients,
    testing::Values("friends", "induction", "grammar", "grammar-emergent", "language"),
    [](const auto& info) {
      std::string name = info.param;
      if (const auto dash = name.find('-'); dash != std::string::npos) name[dash] = '_';
      return name;
    });

// Two logits that differ by log 3: probabilities 3/4 and 1/4; the loss of the second is log 4.
TEST(Loss, IsTheCrossEntropyOfTheRightAnswer) {
  training::Trace<double> trace;
  trace.embedding.setZero(1, 1);
  trace.logits.resize(1, 2);
  trace.logits << std::log(3.0), 0;
  trace.probabilities.resize(1, 2);
  trace.probabilities << 0.75, 0.25;
  const std::vector<training::Target> targets{{0, 0, 1, 1}};
  const training::Loss loss = training::loss_of(trace, targets);
  EXPECT_DOUBLE_EQ(loss.sum, std::log(4.0));
  EXPECT_EQ(loss.right, 0);
  EXPECT_EQ(loss.asked, 1);
  const auto gradient = training::logits_gradient(trace, targets, 2);
  EXPECT_DOUBLE_EQ(gradient(0, 0), 1.5);
  EXPECT_DOUBLE_EQ(gradient(0, 1), -1.5);
}

}  // namespace
}  // namespace attention_test
