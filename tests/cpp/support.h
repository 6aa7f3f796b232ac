// What the tests share: seeded inputs, comparisons, and the message of a refusal.
#pragma once

#include <cstdint>
#include <exception>
#include <random>
#include <string>
#include <tuple>

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

  Matrix<float> matrix(Index rows, Index columns, double deviation = 1);

  // Weights under which queries, keys and values keep the variance of x.
  LayerWeights<float> layer(Index width, bool biases);

 private:
  std::mt19937 bits_;
};

LayerWeights<double> in_double(const LayerWeights<float>& weights);

// Every matrix the unit matrix, no biases: queries, keys and values are the tokens themselves.
LayerWeights<float> unit_layer(Index width);

// The largest difference, relative to the largest magnitude of the expected tensor. NaN, where
// either has one, and infinity, where the shapes differ, fail every comparison with a tolerance.
double difference_in_double(const Matrix<double>& actual, const Matrix<double>& expected);

// The same for tensors, and parts of them, of any number type.
template <typename Actual, typename Expected>
double difference(const Actual& actual, const Expected& expected) {
  return difference_in_double(actual.template cast<double>(), expected.template cast<double>());
}

// A sum of `width` products that each round to 2⁻²⁴ errs by about √width · 2⁻²⁴ of its size when
// the roundings do not conspire. Scores stand on two such sums in a row and a third of their own,
// the output on more; 4 · √width · 2⁻²⁴ has room for that, and is 6.6e-6 for width 768.
double rounding_of_sums(Index width);

// Expects every tensor from query to output to lie within the tolerance, as `difference` has it.
void expect_within(const LayerTrace<float>& actual,
                   const LayerTrace<double>& expected,
                   double tolerance);

// The name of a case of a parametrised test.
std::string name_of(const std::tuple<Index, Index, Index>& tokens_width_heads);

// Stricter than ==: 0 and -0 differ.
bool same_bits(const Matrix<float>& left, const Matrix<float>& right);

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
