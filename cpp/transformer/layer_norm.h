// Layer norm: each token's vector is shifted to mean 0 and stretched to deviation 1, then scaled
// and shifted by learned numbers. Ba, Kiros and Hinton 2016, “Layer Normalization”.
#pragma once

#include "attention/matrix.h"
#include "transformer/weights.h"

namespace transformer {

template <typename Scalar>
struct NormTrace {
  Matrix<Scalar> x;          // [tokens, width]  what goes in
  Matrix<Scalar> mean;       // [tokens, 1]
  Matrix<Scalar> deviation;  // [tokens, 1]  √(variance + kNormEpsilon)
  Matrix<Scalar> output;     // [tokens, width]  (x − mean) ÷ deviation · gain + bias
};

// Keeps the division finite where all numbers of a vector are the same.
inline constexpr double kNormEpsilon = 1e-5;

template <typename Scalar>
NormTrace<Scalar> layer_norm(Matrix<Scalar> x,  // [tokens, width]
                             const NormWeights<Scalar>& weights) {
  NormTrace<Scalar> trace;
  trace.mean = x.rowwise().mean();
  const Matrix<Scalar> centred = x.colwise() - trace.mean.col(0);
  trace.deviation = (centred.array().square().rowwise().mean() + static_cast<Scalar>(kNormEpsilon))
                        .sqrt()
                        .matrix();
  trace.output = ((centred.array().colwise() / trace.deviation.col(0).array()).rowwise() *
                  weights.gain.array())
                     .rowwise() +
                 weights.bias.array();
  trace.x = std::move(x);
  return trace;
}

}  // namespace transformer
