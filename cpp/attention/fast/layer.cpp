#include "attention/fast/layer.h"

#include <algorithm>
#include <utility>

#include "attention/check.h"
#include "attention/fast/product.h"
#include "attention/fast/softmax.h"

namespace attention::fast {
namespace {

// Queries whose scores go through softmax and mix while they are in the cache.
constexpr Index kBlock = 16;

bool same_row(const Matrix<float>& left, const Matrix<float>& right, Index row) {
  return std::memcmp(left.row(row).data(), right.row(row).data(),
                     static_cast<std::size_t>(left.cols()) * sizeof(float)) == 0;
}

Index checked_width(Index width, const LayerWeights<float>& weights) {
  const Shape shape{.tokens = 1, .width = width, .heads = 1};
  check_shape(shape);
  check_weights(shape, weights);
  return width;
}

void divide(float* values, Index count, float divisor) {
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) store(load(values + i) / splat(divisor), values + i);
  for (; i < count; ++i) values[i] /= divisor;
}

}  // namespace

Layer::Linear::Linear(const Matrix<float>& given, const RowVector<float>& given_bias)
    : bias(given_bias) {
  weights.pack(rows_of(given), given.cols());
}

Layer::Layer(Index width, const LayerWeights<float>& weights)
    : width_(checked_width(width, weights)),
      query_(weights.query, weights.query_bias),
      key_(weights.key, weights.key_bias),
      value_(weights.value, weights.value_bias),
      output_(weights.output, weights.output_bias) {}

const LayerTrace<float>& Layer::attend(const Shape& shape,
                                       const Matrix<float>& x,
                                       const Options& options,
                                       Keep keep) {
  check_request(shape, x, options);
  resize(shape, keep);
  project_changed_rows(x, keep.value || keep.output);
  for (Index head = 0; head < shape.heads; ++head) attend_head(head, options);
  if (keep.output) {
    multiply(rows_of(trace_.mixed), output_.weights, rows_of(trace_.output),
             output_.bias_or_null());
  }
  if (!all_finite(trace_.output)) fail_too_large("output", kSmallerValues);
  return trace_;
}

void Layer::resize(const Shape& shape, Keep keep) {
  const Index tokens = shape.tokens, squares = shape.heads * shape.tokens;
  trace_.shape = shape;
  projected_ = std::min(projected_, tokens);
  for (Matrix<float>* kept : {&trace_.x, &trace_.query, &trace_.key, &trace_.value}) {
    resize_rows(*kept, tokens, width_);
  }
  trace_.scores.resize(keep.scores ? squares : 0, tokens);
  trace_.scaled.resize(keep.scaled ? squares : 0, tokens);
  trace_.weights.resize(squares, tokens);
  trace_.mixed.resize(keep.output ? tokens : 0, width_);
  trace_.output.resize(keep.output ? tokens : 0, width_);
}

void Layer::project_changed_rows(const Matrix<float>& x, bool with_values) {
  const Index known = projected_;
  projected_ = 0;  // until all is done
  const auto changed = [&](Index row) { return row >= known || !same_row(trace_.x, x, row); };
  const auto project = [&](const Linear& linear, Matrix<float>& to, Index first, Index count) {
    multiply(rows_of(x).part(first, count), linear.weights, rows_of(to).part(first, count),
             linear.bias_or_null());
  };
  for (Index first = 0, end; first < x.rows(); first = end) {
    end = first + 1;
    if (!changed(first)) continue;
    while (end < x.rows() && changed(end)) ++end;
    const Index count = end - first;
    std::copy_n(rows_of(x).row(first), count * x.cols(), rows_of(trace_.x).row(first));
    project(query_, trace_.query, first, count);
    project(key_, trace_.key, first, count);
    if (with_values)
      project(value_, trace_.value, first, count);
    else
      valued_ = std::min(valued_, first);
  }
  projected_ = x.rows();
  if (!with_values) return;
  if (valued_ < x.rows()) project(value_, trace_.value, valued_, x.rows() - valued_);
  valued_ = x.rows();
}

// A head's own columns of a [tokens, width] tensor.
OutRows Layer::own(Matrix<float>& tensor, Index head) const {
  OutRows rows = rows_of(tensor);
  rows.first += head * trace_.shape.head_width();
  return rows;
}

void Layer::attend_head(Index head, const Options& options) {
  const Index tokens = trace_.shape.tokens, head_width = trace_.shape.head_width();
  head_keys_.pack_transposed(own(trace_.key, head), head_width);
  head_values_.pack(own(trace_.value, head), head_width);
  for (Index first = 0; first < tokens; first += kBlock) {
    const Index queries = std::min(kBlock, tokens - first);
    if (!weigh(head, first, queries, options)) fail_too_large("scaled", kSmallerScores);
    if (trace_.mixed.rows() > 0) mix(head, first, queries, options);
  }
}

// Weights · values of some queries.
void Layer::mix(Index head, Index first_query, Index queries, const Options& options) {
  const Index tokens = trace_.shape.tokens;
  const OutRows mixed = own(trace_.mixed, head).part(first_query, queries);
  if (is_off(options, head)) {
    for (Index i = 0; i < queries; ++i) {
      std::fill_n(mixed.row(i), trace_.shape.head_width(), 0.0F);
    }
  } else {
    multiply(rows_of(trace_.weights).part(head * tokens + first_query, queries), head_values_,
             mixed);
  }
}

// Scores, scaled scores and weights of some queries. The weights' own rows hold each in turn.
bool Layer::weigh(Index head, Index first_query, Index queries, const Options& options) {
  const Index keys = trace_.shape.tokens, place = head * keys + first_query;
  const OutRows rows = rows_of(trace_.weights).part(place, queries);
  multiply(own(trace_.query, head).part(first_query, queries), head_keys_, rows);
  const auto by = static_cast<float>(divisor(trace_.shape, options));
  const auto keep = [&](Matrix<float>& tensor) {
    if (tensor.rows() > 0) std::copy_n(rows.first, queries * keys, rows_of(tensor).row(place));
  };
  keep(trace_.scores);
  divide(rows.first, queries * keys, by);
  keep(trace_.scaled);
  bool finite = true;
  for (Index i = 0; i < queries; ++i) {
    finite &= softmax(rows.row(i), visible_keys(options.mask, first_query + i, keys), keys);
  }
  return finite;
}

}  // namespace attention::fast
