// What the tests share: seeded inputs, comparisons, and the message of a refusal.
#pragma once

#include <cmath>
#include <cstring>
#include <exception>
#include <random>
#include <string>

#include "attention/attention.h"

namespace attention_test {

using attention::Index;
using attention::LayerTrace;
using attention::LayerWeights;
using attention::Mask;
using attention::Matrix;
using attention::Options;
using attention::RowVector;
using attention::Shape;

// Values of mean 0 and the given standard deviation, even between ±√3 deviations. The C++ standard
// fixes the numbers of mt19937; its distributions it does not, so they are not used.
class Inputs {
 public:
  explicit Inputs(std::uint32_t seed) : bits_(seed) {}

  Matrix<float> matrix(Index rows, Index columns, double deviation = 1) {
    Matrix<float> values(rows, columns);
    for (Index index = 0; index < values.size(); ++index) {
      const double even = static_cast<double>(bits_()) / 4294967295.0 * 2 - 1;
      values.data()[index] = static_cast<float>(even * std::sqrt(3.0) * deviation);
    }
    return values;
  }

  // Weights under which queries, keys and values keep the variance of x.
  LayerWeights<float> layer(Index width, bool biases) {
    const double deviation = 1 / std::sqrt(static_cast<double>(width));
    LayerWeights<float> weights;
    for (auto* square : {&weights.query, &weights.key, &weights.value, &weights.output}) {
      *square = matrix(width, width, deviation);
    }
    if (biases) {
      for (auto* bias :
           {&weights.query_bias, &weights.key_bias, &weights.value_bias, &weights.output_bias}) {
        *bias = matrix(1, width, 0.5);
      }
    }
    return weights;
  }

 private:
  std::mt19937 bits_;
};

inline LayerWeights<double> in_double(const LayerWeights<float>& weights) {
  return {.query = weights.query.cast<double>(),
          .key = weights.key.cast<double>(),
          .value = weights.value.cast<double>(),
          .output = weights.output.cast<double>(),
          .query_bias = weights.query_bias.cast<double>(),
          .key_bias = weights.key_bias.cast<double>(),
          .value_bias = weights.value_bias.cast<double>(),
          .output_bias = weights.output_bias.cast<double>()};
}

// Every matrix the unit matrix, no biases: queries, keys and values are the tokens themselves.
inline LayerWeights<float> unit_layer(Index width) {
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

// The largest difference, relative to the largest magnitude of the expected tensor. NaN, where
// either has one, and infinity, where the shapes differ, fail every comparison with a tolerance.
template <typename Actual, typename Expected>
double difference(const Actual& actual, const Expected& expected) {
  if (actual.rows() != expected.rows() || actual.cols() != expected.cols()) return INFINITY;
  const Matrix<double> wanted = expected.template cast<double>();
  const Matrix<double> apart = actual.template cast<double>() - wanted;
  if (!apart.allFinite()) return NAN;
  return apart.cwiseAbs().maxCoeff() / wanted.cwiseAbs().maxCoeff();
}

// Stricter than ==: 0 and -0 differ.
template <typename Scalar>
bool same_bits(const Matrix<Scalar>& left, const Matrix<Scalar>& right) {
  return left.rows() == right.rows() && left.cols() == right.cols() &&
         std::memcmp(left.data(), right.data(),
                     static_cast<std::size_t>(left.size()) * sizeof(Scalar)) == 0;
}

// The message of the exception that `act` throws, or "no error".
template <typename Act>
std::string refusal(Act act) {
  try {
    act();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace attention_test
