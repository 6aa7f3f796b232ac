#include "attention/attention.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "attention/check.h"
#include "attention/heads.h"
#include "attention/linear.h"
#include "attention/product.h"
#include "attention/softmax.h"

namespace attention {
namespace {

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

template <typename Scalar>
void check_result(const char* name, const Matrix<Scalar>& result, const char* advice) {
  if (!result.allFinite()) fail_too_large(name, advice);
}

}  // namespace

bool is_off(const Options& options, Index head) {
  return std::find(options.off.begin(), options.off.end(), head) != options.off.end();
}

double divisor(const Shape& shape, const Options& options) {
  const double root = options.scale ? std::sqrt(static_cast<double>(shape.head_width())) : 1.0;
  return root * options.temperature;
}

template <typename Scalar>
LayerTrace<Scalar> attend(const Shape& shape,
                          Matrix<Scalar> x,
                          const LayerWeights<Scalar>& weights,
                          const Options& options,
                          const Extras<Scalar>& extras) {
  check_request(shape, x, options);
  check_weights(shape, weights);
  check_extras(shape, extras);

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
  check_result("scaled", trace.scaled, kSmallerScores);

  if (extras.bias.size() > 0) {
    trace.bias = extras.bias / static_cast<Scalar>(options.temperature);
    trace.logits = trace.scaled + trace.bias;
    check_result("logits", trace.logits, "a larger temperature");
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
  check_result("output", trace.output, kSmallerValues);
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
