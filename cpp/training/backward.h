// Back-propagation: from the gradient of the logits to that of every parameter, step by step
// against the order of transformer::forward. Rumelhart, Hinton and Williams 1986.
#pragma once

#include "training/loss.h"

namespace training {

// Adds d loss / d parameter to `gradients`, which has the shapes of `weights`. `entropy_weight`
// times mean_entropy(trace) is part of the loss. The trace must come from forward with the same
// weights and input, every head on, scale on, temperature 1, positions on.
template <typename Scalar>
void backward(const Architecture& architecture,
              const Weights<Scalar>& weights,
              const Input& input,
              const Trace<Scalar>& trace,
              const Matrix<Scalar>& logits_gradient,  // [questions · tokens, answers]
              double entropy_weight,
              Weights<Scalar>& gradients);

}  // namespace training
