// What a trained model is built of: sizes, and how its answers are read out.
#pragma once

#include "attention/mask.h"
#include "attention/matrix.h"

namespace transformer {

using attention::Index;
using attention::Mask;
using attention::Matrix;
using attention::RowVector;

// What an answer is read from, after the last layer.
enum class Readout {
  stream,  // the residual stream, layer-normed: the usual transformer
  output,  // the last layer's output alone, without the residual: only what attention fetched
  heads,   // question r: head r's part of that output alone
};

struct Architecture {
  Index layers;
  Index heads;       // in each layer
  Index width;       // of the residual stream, d_model
  Index head_width;  // d_k = d_v; need not be width / heads
  Index reach;       // relative positions further apart than this count as this far
  Index tokens;      // how many tokens the vocabulary has
  Index factors;     // how many second factors (a toy's colour) there are; 0 for none
  Index questions;   // how many answers every token gives
  Mask mask;         // under which it was trained
  Readout readout;
  // The last layer's values are made of the token embeddings, not of the residual stream: then a
  // head can only hand over the token that it looks at.
  bool raw_values;

  // How many answers there are to choose from: second factors where there are any, else tokens.
  Index answers() const { return factors > 0 ? factors : tokens; }
  // Questions with a read-out matrix of their own; heads share one, since each asks its own head.
  Index readouts() const { return readout == Readout::heads ? 1 : questions; }
};

// Throws std::invalid_argument for sizes outside what this code is made for.
void check(const Architecture& architecture);

}  // namespace transformer
