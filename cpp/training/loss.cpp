#include "training/loss.h"

#include <cmath>

namespace training {
namespace {

template <typename Scalar>
Index row_of(const Trace<Scalar>& trace, const Target& target) {
  return target.question * trace.embedding.rows() + target.position;
}

}  // namespace

Loss& Loss::operator+=(const Loss& other) {
  sum += other.sum;
  weight += other.weight;
  right += other.right;
  asked += other.asked;
  return *this;
}

template <typename Scalar>
Loss loss_of(const Trace<Scalar>& trace, const std::vector<Target>& targets) {
  Loss loss;
  for (const Target& target : targets) {
    const auto logits = trace.logits.row(row_of(trace, target));
    const double largest = logits.maxCoeff();
    // log Σ exp − logit, not −log of the probability, which rounds to 0.
    const double total = (logits.template cast<double>().array() - largest).exp().sum();
    loss.sum += target.weight * (std::log(total) + largest - logits(target.answer));
    loss.weight += target.weight;
    if (target.weight < 1) continue;
    Index best = 0;
    logits.maxCoeff(&best);
    loss.asked += 1;
    loss.right += best == target.answer ? 1 : 0;
  }
  return loss;
}

template <typename Scalar>
Matrix<Scalar> logits_gradient(const Trace<Scalar>& trace,
                               const std::vector<Target>& targets,
                               double factor) {
  Matrix<Scalar> gradient = Matrix<Scalar>::Zero(trace.logits.rows(), trace.logits.cols());
  for (const Target& target : targets) {
    const Index row = row_of(trace, target);
    const auto share = static_cast<Scalar>(factor * target.weight);
    gradient.row(row) += share * trace.probabilities.row(row);
    gradient(row, target.answer) -= share;
  }
  return gradient;
}

template <typename Scalar>
double mean_entropy(const Trace<Scalar>& trace) {
  double sum = 0, rows = 0;
  for (const transformer::LayerTrace<Scalar>& layer : trace.layers) {
    const Matrix<Scalar>& weights = layer.attention.weights;
    for (Index index = 0; index < weights.size(); ++index) {
      const double weight = weights.data()[index];
      if (weight > 0) sum -= weight * std::log(weight);
    }
    rows += static_cast<double>(weights.rows());
  }
  return sum / rows;
}

template Loss loss_of(const Trace<float>&, const std::vector<Target>&);
template Loss loss_of(const Trace<double>&, const std::vector<Target>&);
template Matrix<float> logits_gradient(const Trace<float>&, const std::vector<Target>&, double);
template Matrix<double> logits_gradient(const Trace<double>&, const std::vector<Target>&, double);
template double mean_entropy(const Trace<float>&);
template double mean_entropy(const Trace<double>&);

}  // namespace training
