#include "attention/attention.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "attention/error.h"
#include "attention/linear.h"
#include "attention/product.h"
#include "attention/softmax.h"

namespace attention {
namespace {

// Split: head h's own columns of a [tokens, width] tensor.
template <typename Tensor>
auto head_columns(Tensor& tensor, const Shape& shape, Index head) {  // [tokens, head_width]
  return tensor.middleCols(head * shape.head_width(), shape.head_width());
}

// Head h's own square of a [heads · tokens, tokens] tensor.
template <typename Tensor>
auto head_rows(Tensor& tensor, const Shape& shape, Index head) {  // [tokens, tokens]
  return tensor.middleRows(head * shape.tokens, shape.tokens);
}

// Scores: the scalar product of every query with every key.
template <typename Scalar>
void score(const ConstView<Scalar>& query,  // [tokens, head_width]
           const ConstView<Scalar>& key,    // [tokens, head_width]
           View<Scalar> scores) {           // [tokens, tokens], written
  multiply_transposed<Scalar>(query, key, scores);
}

// Mix: each token's weighted sum of all values.
template <typename Scalar>
void mix(const ConstView<Scalar>& weights,  // [tokens, tokens]
         const ConstView<Scalar>& value,    // [tokens, head_width]
         View<Scalar> mixed) {              // [tokens, head_width], written
  multiply<Scalar>(weights, value, mixed);
}

bool is_off(const Options& options, Index head) {
  return std::find(options.off.begin(), options.off.end(), head) != options.off.end();
}

// What scores are divided by: √d_k keeps their spread near 1 whatever the head's width, so that
// softmax does not saturate (Vaswani et al. 2017, §3.2.1).
double divisor(const Shape& shape, const Options& options) {
  const double root = options.scale ? std::sqrt(static_cast<double>(shape.head_width())) : 1.0;
  return root * options.temperature;
}

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

template <typename Scalar>
void check(const Shape& shape,
           const Matrix<Scalar>& x,
           const LayerWeights<Scalar>& weights,
           const Options& options,
           const Extras<Scalar>& extras) {
  check_shape(shape);
  if (!(options.temperature > 0) || std::isinf(options.temperature)) {
    fail("temperature is " + number_text(options.temperature) +
         "; it must be a finite number above 0");
  }
  for (const Index head : options.off) check_head("off", static_cast<double>(head), shape);
  check_matrix("x", x, shape.tokens, shape.width);
  check_matrix("weights.query", weights.query, shape.width, shape.inner_width());
  check_matrix("weights.key", weights.key, shape.width, shape.inner_width());
  check_matrix("weights.value", weights.value, shape.width, shape.inner_width());
  check_matrix("weights.output", weights.output, shape.inner_width(), shape.width);
  check_bias("biases.query", weights.query_bias, shape.inner_width());
  check_bias("biases.key", weights.key_bias, shape.inner_width());
  check_bias("biases.value", weights.value_bias, shape.inner_width());
  check_bias("biases.output", weights.output_bias, shape.width);
  const auto check_extra = [](const char* name, const Matrix<Scalar>& matrix, Index rows,
                              Index columns) {
    if (matrix.size() > 0) check_matrix(name, matrix, rows, columns);
  };
  check_extra("bias", extras.bias, shape.heads * shape.tokens, shape.tokens);
  check_extra("value_x", extras.value_x, shape.tokens, shape.width);
}

template <typename Scalar>
void check_no_overflow(const char* name, const Matrix<Scalar>& tensor, const char* advice) {
  if (!tensor.allFinite()) fail(std::string(name) + " is too large to hold; use " + advice);
}

}  // namespace

template <typename Scalar>
LayerTrace<Scalar> attend(const Shape& shape,
                          Matrix<Scalar> x,
                          const LayerWeights<Scalar>& weights,
                          const Options& options,
                          const Extras<Scalar>& extras) {
  check(shape, x, weights, options, extras);

  LayerTrace<Scalar> trace;
  trace.shape = shape;
  trace.x = std::move(x);
  trace.value_x = extras.value_x;
  trace.scores.resize(shape.heads * shape.tokens, shape.tokens);
  trace.weights.resize(shape.heads * shape.tokens, shape.tokens);
  trace.mixed.resize(shape.tokens, shape.inner_width());

  trace.query = project(trace.x, weights.query, weights.query_bias);
  trace.key = project(trace.x, weights.key, weights.key_bias);
  trace.value = project(trace.value_x.size() > 0 ? trace.value_x : trace.x, weights.value,
                        weights.value_bias);

  for (Index head = 0; head < shape.heads; ++head) {
    score<Scalar>(head_columns(trace.query, shape, head), head_columns(trace.key, shape, head),
                  head_rows(trace.scores, shape, head));
  }

  trace.scaled = trace.scores / static_cast<Scalar>(divisor(shape, options));
  check_no_overflow("scaled", trace.scaled,
                    "smaller values in x and weights, or a larger temperature");

  if (extras.bias.size() > 0) {
    trace.bias = extras.bias / static_cast<Scalar>(options.temperature);
    trace.logits = trace.scaled + trace.bias;
    check_no_overflow("logits", trace.logits, "a larger temperature");
  }
  const Matrix<Scalar>& logits = trace.logits.size() > 0 ? trace.logits : trace.scaled;

  for (Index head = 0; head < shape.heads; ++head) {
    softmax_rows<Scalar>(head_rows(logits, shape, head), options.mask,
                         head_rows(trace.weights, shape, head));
    if (is_off(options, head)) {
      head_columns(trace.mixed, shape, head).setZero();
      continue;
    }
    // Writing each head into its own columns is the concatenation.
    mix<Scalar>(head_rows(trace.weights, shape, head), head_columns(trace.value, shape, head),
                head_columns(trace.mixed, shape, head));
  }

  trace.output = project(trace.mixed, weights.output, weights.output_bias);
  check_no_overflow("output", trace.output, "smaller values in x and weights");
  return trace;
}

template LayerTrace<float> attend(
    const Shape&, Matrix<float>, const LayerWeights<float>&, const Options&, const Extras<float>&);
template LayerTrace<double> attend(const Shape&,
                                   Matrix<double>,
                                   const LayerWeights<double>&,
                                   const Options&,
                                   const Extras<double>&);

}  // namespace attention
