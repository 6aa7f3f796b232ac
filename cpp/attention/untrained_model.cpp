#include "attention/untrained_model.h"

#include <cmath>
#include <string_view>

#include "attention/hash.h"
#include "attention/positions.h"

namespace attention {
namespace {

// The part of the model's numbers that the name stands for.
Stream stream(std::uint32_t seed, std::string_view name) {
  return Stream((std::uint64_t{UntrainedModel::kVersion} << 32) | seed).part(name);
}

Matrix<float> random_weights(std::uint32_t seed, std::string_view name, Index width) {
  const Stream numbers = stream(seed, name);
  const double deviation = 1.0 / std::sqrt(static_cast<double>(width));
  Matrix<float> weights(width, width);
  for (Index index = 0; index < weights.size(); ++index) {
    weights.data()[index] = numbers.bell(static_cast<std::uint64_t>(index), deviation);
  }
  return weights;
}

}  // namespace

UntrainedModel::UntrainedModel(std::uint32_t seed, Index width) : seed_(seed), width_(width) {
  check_shape({.tokens = 1, .width = width, .heads = 1});
  weights_.query = random_weights(seed, "weights.query", width);
  weights_.key = random_weights(seed, "weights.key", width);
  weights_.value = random_weights(seed, "weights.value", width);
  weights_.output = random_weights(seed, "weights.output", width);
}

Matrix<float> UntrainedModel::embed(std::span<const std::string> tokens) const {
  const Stream vocabulary = stream(seed_, "embedding");
  Matrix<float> embedding(static_cast<Index>(tokens.size()), width_);
  for (Index token = 0; token < embedding.rows(); ++token) {
    const Stream numbers = vocabulary.part(tokens[static_cast<std::size_t>(token)]);
    for (Index column = 0; column < width_; ++column) {
      embedding(token, column) = numbers.bell(static_cast<std::uint64_t>(column), 1.0);
    }
  }
  return embedding;
}

UntrainedTrace UntrainedModel::attend(std::span<const std::string> tokens,
                                      Index heads,
                                      bool positions,
                                      const Options& options) const {
  const Shape shape{.tokens = static_cast<Index>(tokens.size()), .width = width_, .heads = heads};
  check_shape(shape);
  UntrainedTrace trace;
  trace.embedding = embed(tokens);
  trace.position = positions ? sinusoidal_positions(shape.tokens, width_)
                             : Matrix<float>::Zero(shape.tokens, width_);
  trace.layer =
      attention::attend<float>(shape, trace.embedding + trace.position, weights_, options);
  return trace;
}

}  // namespace attention
