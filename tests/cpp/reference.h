// Attention once more, by another hand: plain loops over double-precision vectors, no Eigen,
// nothing of cpp/attention. It is the authority that the engine is held to.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

// The sanitizers look for faults in the engine; here they would only cost time.
#if defined(__GNUC__)
#define REFERENCE_LOOP __attribute__((no_sanitize("address", "undefined")))
#else
#define REFERENCE_LOOP
#endif

namespace reference {

using Values = std::vector<double>;  // a tensor, row after row

struct Layer {
  std::size_t tokens, width, heads;
  bool causal, scale;
  double temperature;
  std::vector<std::size_t> off;              // heads switched off
  Values x;                                  // [tokens, width]
  Values w_query, w_key, w_value, w_output;  // [width, width]
  Values b_query, b_key, b_value, b_output;  // [width] or empty
};

struct Result {
  Values query, key, value;        // [tokens, width]
  Values scores, scaled, weights;  // [heads, tokens, tokens]
  Values mixed, output;            // [tokens, width]
};

REFERENCE_LOOP inline Values linear(const Values& x,
                                    const Values& weights,
                                    const Values& bias,
                                    std::size_t rows,
                                    std::size_t width) {
  Values result(rows * width, 0.0);
  for (std::size_t row = 0; row < rows; ++row) {
    double* to = result.data() + row * width;
    for (std::size_t inner = 0; inner < width; ++inner) {
      const double factor = x.data()[row * width + inner];
      const double* from = weights.data() + inner * width;
      for (std::size_t column = 0; column < width; ++column) to[column] += factor * from[column];
    }
    if (bias.empty()) continue;
    for (std::size_t column = 0; column < width; ++column) to[column] += bias.data()[column];
  }
  return result;
}

// One query of one head: its scores, scaled scores, weights and mixed value. The maximum is not
// subtracted: with the tests' logits, far below 700, exp stays within double.
REFERENCE_LOOP inline void attend_one(const Layer& layer,
                                      Result& result,
                                      std::size_t head,
                                      std::size_t query) {
  const std::size_t head_width = layer.width / layer.heads;
  const std::size_t offset = head * head_width;
  const std::size_t row = (head * layer.tokens + query) * layer.tokens;
  const double* q = result.query.data() + query * layer.width + offset;
  double* scores = result.scores.data() + row;
  double* scaled = result.scaled.data() + row;
  double* weights = result.weights.data() + row;
  double* mixed = result.mixed.data() + query * layer.width + offset;

  double sum = 0;
  for (std::size_t key = 0; key < layer.tokens; ++key) {
    const double* k = result.key.data() + key * layer.width + offset;
    double dot = 0;
    for (std::size_t column = 0; column < head_width; ++column) dot += q[column] * k[column];
    scores[key] = dot;
    if (layer.scale) dot /= std::sqrt(static_cast<double>(head_width));
    scaled[key] = dot / layer.temperature;
    weights[key] = layer.causal && key > query ? 0.0 : std::exp(scaled[key]);
    sum += weights[key];
  }
  bool on = true;
  for (const std::size_t head_off : layer.off) on = on && head_off != head;
  for (std::size_t key = 0; key < layer.tokens; ++key) {
    weights[key] /= sum;
    if (!on) continue;
    const double* v = result.value.data() + key * layer.width + offset;
    for (std::size_t column = 0; column < head_width; ++column) {
      mixed[column] += weights[key] * v[column];
    }
  }
}

// Queries, keys and values, the same for any number of heads and any mask.
inline Result project(const Layer& layer) {
  Result result;
  result.query = linear(layer.x, layer.w_query, layer.b_query, layer.tokens, layer.width);
  result.key = linear(layer.x, layer.w_key, layer.b_key, layer.tokens, layer.width);
  result.value = linear(layer.x, layer.w_value, layer.b_value, layer.tokens, layer.width);
  return result;
}

// The rest of the way, from what `project` gave.
inline Result attend(const Layer& layer, Result result) {
  const std::size_t squares = layer.heads * layer.tokens * layer.tokens;
  result.scores.resize(squares);
  result.scaled.resize(squares);
  result.weights.resize(squares);
  result.mixed.resize(layer.tokens * layer.width);
  for (std::size_t head = 0; head < layer.heads; ++head) {
    for (std::size_t query = 0; query < layer.tokens; ++query) {
      attend_one(layer, result, head, query);
    }
  }
  result.output = linear(result.mixed, layer.w_output, layer.b_output, layer.tokens, layer.width);
  return result;
}

inline Result attend(const Layer& layer) { return attend(layer, project(layer)); }

}  // namespace reference
