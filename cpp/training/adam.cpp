#include "training/adam.h"

#include <cmath>
#include <numbers>

namespace training {
namespace {

using Values = Eigen::Map<Eigen::ArrayXf>;

Values values_of(const transformer::NamedTensor<float>& tensor) {
  return {tensor.data, tensor.rows * tensor.columns};
}

}  // namespace

double learning_rate(const Recipe& recipe, int step) {
  if (step < recipe.warm_up) return recipe.learning_rate * (step + 1) / recipe.warm_up;
  const double done = static_cast<double>(step - recipe.warm_up) / (recipe.steps - recipe.warm_up);
  const double wave = (1 + std::cos(std::numbers::pi * std::fmin(done, 1))) / 2;
  return recipe.learning_rate * (recipe.floor + (1 - recipe.floor) * wave);
}

double clip(transformer::Weights<float>& gradients, double longest) {
  const auto list = transformer::tensors(gradients);
  double square = 0;
  for (const auto& tensor : list) square += values_of(tensor).square().sum();
  const double length = std::sqrt(square);
  if (length > longest) {
    for (const auto& tensor : list) values_of(tensor) *= static_cast<float>(longest / length);
  }
  return length;
}

Adam::Adam(const transformer::Architecture& architecture)
    : mean(transformer::blank_weights<float>(architecture)), square(mean) {
  for (auto* memory : {&mean, &square}) {
    for (const auto& tensor : transformer::tensors(*memory)) values_of(tensor).setZero();
  }
}

void Adam::step(transformer::Weights<float>& weights,
                transformer::Weights<float>& gradients,
                double learning_rate) {
  constexpr float kMeanDecay = 0.9F, kSquareDecay = 0.99F, kEpsilon = 1e-8F;
  ++steps;
  // What the means lack because they started at 0.
  const double mean_part = 1 - std::pow(static_cast<double>(kMeanDecay), steps);
  const double square_part = 1 - std::pow(static_cast<double>(kSquareDecay), steps);
  const auto rate = static_cast<float>(learning_rate / mean_part);
  const auto correction = static_cast<float>(1 / square_part);
  const auto parameters = transformer::tensors(weights), slopes = transformer::tensors(gradients);
  const auto means = transformer::tensors(mean), squares = transformer::tensors(square);
  for (std::size_t index = 0; index < parameters.size(); ++index) {
    const auto slope = values_of(slopes[index]);
    auto slope_mean = values_of(means[index]), slope_square = values_of(squares[index]);
    slope_mean = kMeanDecay * slope_mean + (1 - kMeanDecay) * slope;
    slope_square = kSquareDecay * slope_square + (1 - kSquareDecay) * slope.square();
    values_of(parameters[index]) -=
        rate * slope_mean / ((correction * slope_square).sqrt() + kEpsilon);
  }
}

}  // namespace training
