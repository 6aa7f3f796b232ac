// Scaled dot-product attention with one or many heads, every intermediate kept.
// Vaswani et al. 2017, “Attention Is All You Need”, §3.2.
#pragma once

#include <vector>

#include "attention/mask.h"
#include "attention/matrix.h"
#include "attention/shape.h"

namespace attention {

struct Options {
  Mask mask = Mask::none;
  bool scale = true;            // divide the scores by √head_width
  double temperature = 1;       // divides after that; small is sharp, large is even
  std::vector<Index> off = {};  // heads switched off: what they mix does not reach the output
};

// Whether a head is switched off.
bool is_off(const Options& options, Index head);

// What scores are divided by: √d_k keeps their spread near 1 whatever the head's width, so that
// softmax does not saturate (Vaswani et al. 2017, §3.2.1); then the temperature.
double divisor(const Shape& shape, const Options& options);

// The parameters of one layer. Head h owns columns [h · head_width, (h + 1) · head_width) of query,
// key and value, and the same rows of output.
template <typename Scalar>
struct LayerWeights {
  Matrix<Scalar> query, key, value;                    // [width, inner_width]
  Matrix<Scalar> output;                               // [inner_width, width]
  RowVector<Scalar> query_bias, key_bias, value_bias;  // [inner_width] or empty
  RowVector<Scalar> output_bias;                       // [width] or empty
};

// What a trained layer brings besides its weights; an empty matrix stands for what it has not.
template <typename Scalar>
struct Extras {
  // [heads · tokens, tokens]  added to scores ÷ √d_k; head h in rows h · tokens …
  Matrix<Scalar> bias;
  // [tokens, width]  what values are made of, instead of x
  Matrix<Scalar> value_x;
};

// One layer's computation, step by step. Rows are queries, columns are keys.
template <typename Scalar>
struct LayerTrace {
  Shape shape;
  Matrix<Scalar> x;        // [tokens, width]  what goes in
  Matrix<Scalar> value_x;  // [tokens, width]  what values are made of; empty where it is x
  // [tokens, inner_width]  X·W_Q, X·W_K, X·W_V; head h in its columns
  Matrix<Scalar> query, key, value;
  Matrix<Scalar> scores;   // [heads · tokens, tokens]  q·k; head h in rows h · tokens …
  Matrix<Scalar> scaled;   // the same shape: scores ÷ √d_k ÷ temperature
  Matrix<Scalar> bias;     // the same shape, or empty: a trained layer's bias ÷ temperature
  Matrix<Scalar> logits;   // scaled + bias; empty where there is no bias, and scaled stands for it
  Matrix<Scalar> weights;  // the same shape: softmax of the unmasked part of each row
  // [tokens, inner_width]  weights · values, heads concatenated; 0 for heads off
  Matrix<Scalar> mixed;
  Matrix<Scalar> output;  // [tokens, width]  mixed · W_O
};

// Computes the layer. heads = 1 is plain self-attention: one path serves both.
// Throws std::invalid_argument for sizes that do not fit, a temperature that is not a positive
// number, a head to switch off that is not there, values that are not finite, and products too
// large for Scalar.
template <typename Scalar>
LayerTrace<Scalar> attend(const Shape& shape,
                          Matrix<Scalar> x,                     // [tokens, width]
                          const LayerWeights<Scalar>& weights,  //
                          const Options& options,
                          const Extras<Scalar>& extras = {});

}  // namespace attention
