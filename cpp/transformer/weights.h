// The parameters of a trained model, as matrices and as one list of named tensors.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "attention/attention.h"
#include "transformer/architecture.h"

namespace transformer {

using attention::LayerWeights;

template <typename Scalar>
struct NormWeights {
  RowVector<Scalar> gain, bias;  // [width]; empty where there is no such layer norm
};

template <typename Scalar>
struct Layer {
  NormWeights<Scalar> norm;
  LayerWeights<Scalar> attention;  // without biases
  // [heads, 2 · reach + 1]  b: column reach + i − j is how much a query at i favours a key at j,
  // divided by kPositionFactor
  Matrix<Scalar> position;
};

// Logits get 8 · b: as one of many numbers that a step moves by the same amount, b alone would
// grow too slowly to make a head look at its neighbour only.
inline constexpr double kPositionFactor = 8;

template <typename Scalar>
struct Weights {
  Matrix<Scalar> embedding;  // [tokens, width]
  Matrix<Scalar> factor;     // [factors, width]  added to it; empty where there is none
  std::vector<Layer<Scalar>> layers;
  NormWeights<Scalar> norm;        // before the read-out from the stream
  Matrix<Scalar> readout;          // [width, readouts · answers]  question r in its own columns
  RowVector<Scalar> readout_bias;  // [readouts · answers]
};

// A tensor in place: rows × columns values, row after row.
template <typename Scalar>
struct NamedTensor {
  std::string name;  // “layers.0.attention.query”
  Index rows, columns;
  Scalar* data;

  std::span<Scalar> values() const { return {data, static_cast<std::size_t>(rows * columns)}; }
};

// All parameters, every one 0 but the gains, which are 1.
template <typename Scalar>
Weights<Scalar> blank_weights(const Architecture& architecture);

// Every tensor that is not empty, in an order that depends on the architecture alone.
template <typename Scalar>
std::vector<NamedTensor<Scalar>> tensors(Weights<Scalar>& weights);

}  // namespace transformer
