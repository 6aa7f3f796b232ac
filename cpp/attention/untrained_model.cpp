#include "attention/untrained_model.h"

#include <algorithm>
#include <cmath>
#include <functional>
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

LayerWeights<float> random_layer(std::uint32_t seed, Index width) {
  check_shape({.tokens = 1, .width = width, .heads = 1});
  LayerWeights<float> weights;
  weights.query = random_weights(seed, "weights.query", width);
  weights.key = random_weights(seed, "weights.key", width);
  weights.value = random_weights(seed, "weights.value", width);
  weights.output = random_weights(seed, "weights.output", width);
  return weights;
}

}  // namespace

UntrainedModel::UntrainedModel(std::uint32_t seed, Index width)
    : seed_(seed), width_(width), weights_(random_layer(seed, width)), layer_(width, weights_) {}

void UntrainedModel::embed_token(const std::string& token,
                                 Index row,
                                 Matrix<float>& embedding) const {
  const Stream numbers = stream(seed_, "embedding").part(token);
  for (Index column = 0; column < width_; ++column) {
    embedding(row, column) = numbers.bell(static_cast<std::uint64_t>(column), 1.0);
  }
}

Matrix<float> UntrainedModel::embed(std::span<const std::string> tokens) const {
  Matrix<float> embedding(static_cast<Index>(tokens.size()), width_);
  for (Index row = 0; row < embedding.rows(); ++row) {
    embed_token(tokens[static_cast<std::size_t>(row)], row, embedding);
  }
  return embedding;
}

void UntrainedModel::embed_changed(std::span<const std::string> tokens) {
  const std::size_t known = std::min(tokens_.size(), tokens.size());
  fast::resize_rows(embedding_, static_cast<Index>(tokens.size()), width_);
  tokens_.resize(tokens.size());
  for (std::size_t place = 0; place < tokens.size(); ++place) {
    if (place < known && tokens_[place] == tokens[place]) continue;
    tokens_[place] = tokens[place];
    embed_token(tokens[place], static_cast<Index>(place), embedding_);
  }
}

void UntrainedModel::place(Index tokens, bool positions) {
  position_.resize(tokens, width_);
  if (!positions) {
    std::fill_n(position_.data(), position_.size(), 0.0F);
    return;
  }
  const Index known = known_positions_.rows();
  if (known < tokens) {
    fast::resize_rows(known_positions_, tokens, width_);
    const Matrix<float> missing = sinusoidal_positions(tokens - known, width_, known);
    std::copy_n(missing.data(), missing.size(), fast::rows_of(known_positions_).row(known));
  }
  std::copy_n(known_positions_.data(), position_.size(), position_.data());
}

UntrainedTrace UntrainedModel::attend(std::span<const std::string> tokens,
                                      Index heads,
                                      bool positions,
                                      const Options& options,
                                      fast::Keep keep) {
  const Shape shape{.tokens = static_cast<Index>(tokens.size()), .width = width_, .heads = heads};
  check_shape(shape);
  embed_changed(tokens);
  place(shape.tokens, positions);
  x_.resize(shape.tokens, width_);
  std::transform(embedding_.data(), embedding_.data() + embedding_.size(), position_.data(),
                 x_.data(), std::plus<>());
  return {embedding_, position_, layer_.attend(shape, x_, options, keep)};
}

}  // namespace attention
