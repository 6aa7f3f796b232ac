// The forward pass of a trained model, every intermediate kept: embeddings → layers of [layer norm
// → attention → residual sum] → read-out. Pre-norm, as Xiong et al. 2020, “On Layer Normalization
// in the Transformer Architecture”; without feed-forward parts, which these tasks do not need.
#pragma once

#include <vector>

#include "attention/attention.h"
#include "transformer/layer_norm.h"
#include "transformer/weights.h"

namespace transformer {

// A sequence as places in the vocabularies.
struct Input {
  std::vector<Index> tokens;
  std::vector<Index> factors;  // as many, or none where the model has no second factor
};

struct HeadPlace {
  Index layer, head;
};

struct Options {
  Mask mask = Mask::none;
  bool scale = true;       // as attention::Options
  double temperature = 1;  // as attention::Options; divides the relative positions' bias too
  bool positions = true;   // add the bias for relative positions
  std::vector<HeadPlace> off = {};  // heads switched off: what they mix is 0
};

template <typename Scalar>
struct LayerTrace {
  NormTrace<Scalar> norm;                   // norm.x is the residual stream that comes in
  attention::LayerTrace<Scalar> attention;  // its x is norm.output
  Matrix<Scalar> sum;  // [tokens, width]  stream + attention.output; empty where nothing reads it
};

template <typename Scalar>
struct Trace {
  Matrix<Scalar> embedding;  // [tokens, width]  the tokens' vectors
  Matrix<Scalar> factor;     // [tokens, width]  those of their second factors; empty without them
  std::vector<LayerTrace<Scalar>> layers;
  NormTrace<Scalar> norm;  // before a read-out from the stream; empty otherwise
  // [readers · tokens, width]  what is read: one block for all questions, or for Readout::heads
  // head r's part of the last output, mixed_r · W_O,r, in rows r · tokens …
  Matrix<Scalar> read;
  Matrix<Scalar> logits;         // [questions · tokens, answers]  read · readout + bias
  Matrix<Scalar> probabilities;  // the same shape: softmax of each row
};

// Throws std::invalid_argument as attention::attend does, and for places outside the vocabularies.
template <typename Scalar>
Trace<Scalar> forward(const Architecture& architecture,
                      const Weights<Scalar>& weights,
                      const Input& input,
                      const Options& options);

}  // namespace transformer
