#include "attention/check.h"

#include <cmath>
#include <string>

#include "attention/error.h"

namespace attention {
namespace {

template <typename Scalar>
void check_matrix(const char* name, const Matrix<Scalar>& matrix, Index rows, Index columns) {
  check_length(name, static_cast<double>(matrix.size()), rows, columns);
  if (matrix.rows() != rows) {
    fail(std::string(name) + " is " + std::to_string(matrix.rows()) + " × " +
         std::to_string(matrix.cols()) + ", needs " + std::to_string(rows) + " × " +
         std::to_string(columns));
  }
  check_finite<Scalar>(name, {matrix.data(), static_cast<std::size_t>(matrix.size())});
}

template <typename Scalar>
void check_bias(const char* name, const RowVector<Scalar>& bias, Index width) {
  if (bias.size() == 0) return;
  check_length(name, static_cast<double>(bias.size()), 1, width);
  check_finite<Scalar>(name, {bias.data(), static_cast<std::size_t>(bias.size())});
}

}  // namespace

template <typename Scalar>
void check_request(const Shape& shape, const Matrix<Scalar>& x, const Options& options) {
  check_shape(shape);
  if (!(options.temperature > 0) || std::isinf(options.temperature)) {
    fail("temperature is " + number_text(options.temperature) +
         "; it must be a finite number above 0");
  }
  for (const Index head : options.off) check_head("off", static_cast<double>(head), shape);
  check_matrix("x", x, shape.tokens, shape.width);
}

template <typename Scalar>
void check_weights(const Shape& shape, const LayerWeights<Scalar>& weights) {
  check_matrix("weights.query", weights.query, shape.width, shape.inner_width());
  check_matrix("weights.key", weights.key, shape.width, shape.inner_width());
  check_matrix("weights.value", weights.value, shape.width, shape.inner_width());
  check_matrix("weights.output", weights.output, shape.inner_width(), shape.width);
  check_bias("biases.query", weights.query_bias, shape.inner_width());
  check_bias("biases.key", weights.key_bias, shape.inner_width());
  check_bias("biases.value", weights.value_bias, shape.inner_width());
  check_bias("biases.output", weights.output_bias, shape.width);
}

template <typename Scalar>
void check_extras(const Shape& shape, const Extras<Scalar>& extras) {
  const auto check_extra = [](const char* name, const Matrix<Scalar>& matrix, Index rows,
                              Index columns) {
    if (matrix.size() > 0) check_matrix(name, matrix, rows, columns);
  };
  check_extra("bias", extras.bias, shape.heads * shape.tokens, shape.tokens);
  check_extra("value_x", extras.value_x, shape.tokens, shape.width);
}

void fail_too_large(const char* name, const char* advice) {
  fail(std::string(name) + " is too large to hold; use " + advice);
}

template void check_request<float>(const Shape&, const Matrix<float>&, const Options&);
template void check_request<double>(const Shape&, const Matrix<double>&, const Options&);
template void check_weights<float>(const Shape&, const LayerWeights<float>&);
template void check_weights<double>(const Shape&, const LayerWeights<double>&);
template void check_extras<float>(const Shape&, const Extras<float>&);
template void check_extras<double>(const Shape&, const Extras<double>&);

}  // namespace attention
