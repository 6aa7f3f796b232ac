// A trained model: its card, its words and its weights, as one file holds them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "transformer/forward.h"
#include "transformer/safetensors.h"
#include "transformer/weights.h"

namespace transformer {

// Words of a vocabulary that stand for no word.
inline constexpr const char* kStart = "<start>";      // put before every sequence, if there
inline constexpr const char* kUnknown = "<unknown>";  // stands for words not in the vocabulary

struct Model {
  Architecture architecture;
  std::vector<std::string> vocabulary;  // [tokens]
  std::vector<std::string> factors;     // [factors]
  std::vector<std::string> questions;   // [questions]  their names
  Metadata card;                        // what else is known: task, seed, scores, limits …
  Weights<float> weights;
};

// A text as the model reads it.
struct Reading {
  std::vector<std::string> tokens;  // with the start token, where the model has one
  std::vector<bool> known;          // false: the unknown-word token stands for it
  Input input;
};

// Looks words up as they are, then in lower case (A–Z). A model with second factors reads tokens
// of two words, “red car”: factor, then token. Throws std::invalid_argument for a word that the
// model does not know, if it has no token for unknown words.
Reading read_tokens(const Model& model, std::span<const std::string> tokens);

// Reads a file made by write_model. Throws std::invalid_argument, as read_safetensors and for
// missing or senseless entries, tensors that are missing or too many, and values that are not
// finite.
Model read_model(std::span<const std::uint8_t> bytes);

// Dtype::i8 rounds matrices to whole numbers from −largest_whole to largest_whole, at most 127,
// with a scale for each row as a tensor “<name>.scale”, and all else to half precision.
Bytes write_model(const Model& model, Dtype dtype, float largest_whole = 31);

}  // namespace transformer
