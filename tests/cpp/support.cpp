#include "support.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

namespace attention_test {

Matrix<float> Inputs::matrix(Index rows, Index columns, double deviation) {
  Matrix<float> values(rows, columns);
  for (Index index = 0; index < values.size(); ++index) {
    const double even = static_cast<double>(bits_()) / 4294967295.0 * 2 - 1;
    values.data()[index] = static_cast<float>(even * std::sqrt(3.0) * deviation);
  }
  return values;
}

LayerWeights<float> Inputs::layer(Index width, bool biases) {
  const double deviation = 1 / std::sqrt(static_cast<double>(width));
  LayerWeights<float> weights;
  for (auto* square : {&weights.query, &weights.key, &weights.value, &weights.output}) {
    *square = matrix(width, width, deviation);
  }
  if (!biases) return weights;
  for (auto* bias :
       {&weights.query_bias, &weights.key_bias, &weights.value_bias, &weights.output_bias}) {
    *bias = matrix(1, width, 0.5);
  }
  return weights;
}

LayerWeights<double> in_double(const LayerWeights<float>& weights) {
  return {.query = weights.query.cast<double>(),
          .key = weights.key.cast<double>(),
          .value = weights.value.cast<double>(),
          .output = weights.output.cast<double>(),
          .query_bias = weights.query_bias.cast<double>(),
          .key_bias = weights.key_bias.cast<double>(),
          .value_bias = weights.value_bias.cast<double>(),
          .output_bias = weights.output_bias.cast<double>()};
}

LayerWeights<float> unit_layer(Index width) {
  const Matrix<float> unit = Matrix<float>::Identity(width, width);
  return {.query = unit,
          .key = unit,
          .value = unit,
          .output = unit,
          .query_bias = {},
          .key_bias = {},
          .value_bias = {},
          .output_bias = {}};
}

double difference_in_double(const Matrix<double>& actual, const Matrix<double>& expected) {
  if (actual.rows() != expected.rows() || actual.cols() != expected.cols()) return INFINITY;
  double apart = 0, magnitude = 0;
  for (Index index = 0; index < expected.size(); ++index) {
    const double from = actual.data()[index], to = expected.data()[index];
    if (!std::isfinite(from) || !std::isfinite(to)) return NAN;
    apart = std::fmax(apart, std::fabs(from - to));
    magnitude = std::fmax(magnitude, std::fabs(to));
  }
  return apart == 0 ? 0 : apart / magnitude;
}

double rounding_of_sums(Index width) {
  return 4 * std::sqrt(static_cast<double>(width)) * std::ldexp(1.0, -24);
}

void expect_within(const LayerTrace<float>& actual,
                   const LayerTrace<double>& expected,
                   double tolerance) {
  EXPECT_LE(difference(actual.query, expected.query), tolerance);
  EXPECT_LE(difference(actual.key, expected.key), tolerance);
  EXPECT_LE(difference(actual.value, expected.value), tolerance);
  EXPECT_LE(difference(actual.scores, expected.scores), tolerance);
  EXPECT_LE(difference(actual.scaled, expected.scaled), tolerance);
  EXPECT_LE(difference(actual.weights, expected.weights), tolerance);
  EXPECT_LE(difference(actual.mixed, expected.mixed), tolerance);
  EXPECT_LE(difference(actual.output, expected.output), tolerance);
}

std::string name_of(const std::tuple<Index, Index, Index>& tokens_width_heads) {
  const auto [tokens, width, heads] = tokens_width_heads;
  return "tokens_" + std::to_string(tokens) + "_width_" + std::to_string(width) + "_heads_" +
         std::to_string(heads);
}

bool same_bits(const Matrix<float>& left, const Matrix<float>& right) {
  if (left.rows() != right.rows() || left.cols() != right.cols()) return false;
  // Nothing has no address to compare from.
  return left.size() == 0 ||
         std::memcmp(left.data(), right.data(),
                     static_cast<std::size_t>(left.size()) * sizeof(float)) == 0;
}

}  // namespace attention_test
