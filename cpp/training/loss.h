// What is asked of a model, and how wrong its answers are.
#pragma once

#include <vector>

#include "transformer/forward.h"

namespace training {

using transformer::Architecture;
using transformer::Index;
using transformer::Input;
using transformer::Matrix;
using transformer::Trace;
using transformer::Weights;

// One answer that is wanted.
struct Target {
  Index question, position, answer;
  double weight;  // in the loss; a target of weight 1 counts in the accuracy
};

struct Loss {
  double sum = 0;     // of weight · −log probability of the right answer (cross-entropy)
  double weight = 0;  // of all targets together
  Index right = 0, asked = 0;  // targets of weight 1

  Loss& operator+=(const Loss& other);
};

// Adds up the targets' losses.
template <typename Scalar>
Loss loss_of(const Trace<Scalar>& trace, const std::vector<Target>& targets);

// d loss / d logits, each target's part times `factor`: factor · weight · (probability − right).
template <typename Scalar>
Matrix<Scalar> logits_gradient(const Trace<Scalar>& trace,
                               const std::vector<Target>& targets,
                               double factor);

// Mean over layers, heads and queries of −Σ_j A[i, j] · log A[i, j].
template <typename Scalar>
double mean_entropy(const Trace<Scalar>& trace);

}  // namespace training
