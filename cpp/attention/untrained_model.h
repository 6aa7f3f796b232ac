// The untrained model: seeded random token vectors and weights. It shows the mechanics of
// attention, not meaning.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "attention/attention.h"

namespace attention {

// What the model makes of a text, with the parts that its layer's x is the sum of.
struct UntrainedTrace {
  Matrix<float> embedding;  // [tokens, width]  one vector per distinct token
  Matrix<float> position;   // [tokens, width]  zeros where positions are off
  LayerTrace<float> layer;  // its x is embedding + position
};

class UntrainedModel {
 public:
  // Part of every stream's key: a later generator must not change what an old link shows.
  static constexpr std::uint32_t kVersion = 1;

  // Throws std::invalid_argument for a width outside 1 to kMaxWidth.
  UntrainedModel(std::uint32_t seed, Index width);

  // Embeddings have variance 1 and weights variance 1 / width, so that queries and keys of an
  // embedding have variance 1 per dimension, and scores divided by √d_k have variance 1.
  const LayerWeights<float>& weights() const { return weights_; }

  // The same token has the same vector everywhere, under the same seed and width.
  Matrix<float> embed(std::span<const std::string> tokens) const;  // [tokens, width]

  // Attention over the tokens. `positions`: add where each token stands.
  // Throws as attention::attend.
  UntrainedTrace attend(std::span<const std::string> tokens,
                        Index heads,
                        bool positions,
                        const Options& options) const;

 private:
  std::uint32_t seed_;
  Index width_;
  LayerWeights<float> weights_;
};

}  // namespace attention
