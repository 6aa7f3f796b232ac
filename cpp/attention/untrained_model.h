// The untrained model: seeded random token vectors and weights. It shows the mechanics of
// attention, not meaning.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "attention/fast/layer.h"

namespace attention {

// What the model makes of a text, with the parts that its layer's x is the sum of. It belongs to
// the model and is good until the model's next call.
struct UntrainedTrace {
  const Matrix<float>& embedding;  // [tokens, width]  one vector per distinct token
  const Matrix<float>& position;   // [tokens, width]  zeros where positions are off
  const LayerTrace<float>& layer;  // its x is embedding + position
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
  Index width() const { return width_; }

  // The same token has the same vector everywhere, under the same seed and width.
  Matrix<float> embed(std::span<const std::string> tokens) const;  // [tokens, width]

  // Attention over the tokens. `positions`: add where each token stands. A token that stands where
  // it stood at the last call is neither embedded nor projected again.
  // Throws as attention::attend.
  UntrainedTrace attend(std::span<const std::string> tokens,
                        Index heads,
                        bool positions,
                        const Options& options,
                        fast::Keep keep = {});

 private:
  void embed_token(const std::string& token, Index row, Matrix<float>& embedding) const;
  void embed_changed(std::span<const std::string> tokens);
  void place(Index tokens, bool positions);

  std::uint32_t seed_;
  Index width_;
  LayerWeights<float> weights_;
  fast::Layer layer_;
  // Of the last call:
  std::vector<std::string> tokens_;
  Matrix<float> embedding_, position_, x_;
  Matrix<float> known_positions_;  // of the longest text so far
};

}  // namespace attention
