#include "training/backward.h"

#include <algorithm>
#include <cmath>

#include "attention/product.h"
#include "training/product.h"

// Names: `d_query` is d loss / d query, with query's shape.

namespace training {
namespace {

using attention::multiply;
using attention::multiply_transposed;
using transformer::Layer;
using transformer::NormTrace;
using transformer::NormWeights;
using transformer::Readout;
using transformer::RowVector;

template <typename Scalar>
Matrix<Scalar> zeros_like(const Matrix<Scalar>& matrix) {
  return Matrix<Scalar>::Zero(matrix.rows(), matrix.cols());
}

// y = x̂ · gain + bias with x̂ = (x − mean) ÷ deviation. The mean and the deviation depend on x too:
// dx = (dx̂ − mean(dx̂) − x̂ · mean(dx̂ · x̂)) ÷ deviation.
template <typename Scalar>
Matrix<Scalar> layer_norm_backward(const NormTrace<Scalar>& trace,
                                   const NormWeights<Scalar>& weights,
                                   const Matrix<Scalar>& d_output,  // [tokens, width]
                                   NormWeights<Scalar>& gradients) {
  const Matrix<Scalar> standard =
      ((trace.x.colwise() - trace.mean.col(0)).array().colwise() / trace.deviation.col(0).array())
          .matrix();
  gradients.gain += (d_output.array() * standard.array()).colwise().sum().matrix();
  gradients.bias += d_output.colwise().sum();
  const Matrix<Scalar> d_standard = (d_output.array().rowwise() * weights.gain.array()).matrix();
  const Matrix<Scalar> mean = d_standard.rowwise().mean();
  const Matrix<Scalar> slope = (d_standard.array() * standard.array()).rowwise().mean().matrix();
  return (((d_standard.colwise() - mean.col(0)).array() -
           standard.array().colwise() * slope.col(0).array())
              .colwise() /
          trace.deviation.col(0).array())
      .matrix();
}

// y = x·W: dW += xᵀ·dy, dx += dy·Wᵀ.
template <typename Scalar>
void project_backward(const Matrix<Scalar>& x,
                      const Matrix<Scalar>& weights,
                      const Matrix<Scalar>& d_projected,
                      Matrix<Scalar>& d_weights,
                      Matrix<Scalar>& d_x) {
  add_transposed_product<Scalar>(x, d_projected, d_weights);
  add_product_transposed<Scalar>(d_projected, weights, d_x);
}

// weights = softmax(logits), and H = −Σ A·log A is wanted small where entropy_weight > 0:
// d logits = A ∘ (dA − Σ A∘dA), and d H / d logits = −A ∘ (log A + H).
template <typename Scalar>
void softmax_backward(const ConstView<Scalar>& weights,  // [tokens, tokens]
                      double entropy_weight,             // of one row
                      View<Scalar> d_weights) {          // becomes d logits
  for (Index row = 0; row < weights.rows(); ++row) {
    const auto weight = weights.row(row).array();
    auto d = d_weights.row(row).array();
    const Scalar mean = (weight * d).sum();
    d = weight * (d - mean);
    if (entropy_weight == 0) continue;
    // A weight of 0 adds nothing to the entropy, and 0 · log 0 would be NaN.
    const RowVector<Scalar> logs =
        (weight > Scalar{0}).select(weight.max(Scalar(1e-30)).log(), Scalar{0}).matrix();
    const Scalar entropy = -(weight * logs.array()).sum();
    d -= static_cast<Scalar>(entropy_weight) * weight * (logs.array() + entropy);
  }
}

// Every place on a diagonal used the same number 8 · b[i − j].
template <typename Scalar>
void position_backward(const ConstView<Scalar>& d_logits,  // [tokens, tokens]
                       Index head,
                       Matrix<Scalar>& d_position) {  // [heads, 2 · reach + 1]
  const Index reach = d_position.cols() / 2;
  for (Index query = 0; query < d_logits.rows(); ++query) {
    for (Index key = 0; key < d_logits.cols(); ++key) {
      const Index apart = std::clamp(query - key, -reach, reach);
      d_position(head, reach + apart) +=
          static_cast<Scalar>(transformer::kPositionFactor) * d_logits(query, key);
    }
  }
}

// Gives d x; where values come from elsewhere, their part goes to d_value_x.
template <typename Scalar>
Matrix<Scalar> attention_backward(const attention::LayerTrace<Scalar>& trace,
                                  const Layer<Scalar>& weights,
                                  const Matrix<Scalar>& d_mixed,  // [tokens, inner_width]
                                  double entropy_weight,          // of one row
                                  Layer<Scalar>& gradients,
                                  Matrix<Scalar>& d_value_x) {
  const Index tokens = trace.shape.tokens, head_width = trace.shape.head_width();
  const auto root = static_cast<Scalar>(std::sqrt(static_cast<double>(head_width)));
  Matrix<Scalar> d_query = zeros_like(trace.query), d_key = zeros_like(trace.key),
                 d_value = zeros_like(trace.value);
  Matrix<Scalar> d_logits(tokens, tokens);
  for (Index head = 0; head < trace.shape.heads; ++head) {
    const auto columns = [&](auto& tensor) {
      return tensor.middleCols(head * head_width, head_width);
    };
    const auto attention = trace.weights.middleRows(head * tokens, tokens);
    multiply_transposed<Scalar>(columns(d_mixed), columns(trace.value), d_logits);
    add_transposed_product<Scalar>(attention, columns(d_mixed), columns(d_value));
    softmax_backward<Scalar>(attention, entropy_weight, d_logits);
    position_backward<Scalar>(d_logits, head, gradients.position);
    const Matrix<Scalar> d_scores = d_logits / root;
    multiply<Scalar>(d_scores, columns(trace.key), columns(d_query));
    add_transposed_product<Scalar>(d_scores, columns(trace.query), columns(d_key));
  }
  Matrix<Scalar> d_x = zeros_like(trace.x);
  const auto& weight = weights.attention;
  auto& gradient = gradients.attention;
  project_backward(trace.x, weight.query, d_query, gradient.query, d_x);
  project_backward(trace.x, weight.key, d_key, gradient.key, d_x);
  if (trace.value_x.size() > 0) {
    project_backward(trace.value_x, weight.value, d_value, gradient.value, d_value_x);
  } else {
    project_backward(trace.x, weight.value, d_value, gradient.value, d_x);
  }
  return d_x;
}

// Logits → what was read, [readers · tokens, width].
template <typename Scalar>
Matrix<Scalar> readout_backward(const Architecture& architecture,
                                const Weights<Scalar>& weights,
                                const Trace<Scalar>& trace,
                                const Matrix<Scalar>& d_logits,
                                Weights<Scalar>& gradients) {
  const Index tokens = trace.embedding.rows(), answers = architecture.answers();
  Matrix<Scalar> d_read = zeros_like(trace.read);
  if (architecture.readout == Readout::heads) {
    project_backward(trace.read, weights.readout, d_logits, gradients.readout, d_read);
    gradients.readout_bias += d_logits.colwise().sum();
    return d_read;
  }
  for (Index question = 0; question < architecture.questions; ++question) {
    const auto d = d_logits.middleRows(question * tokens, tokens);
    const auto columns = [&](auto& matrix) {
      return matrix.middleCols(question * answers, answers);
    };
    add_transposed_product<Scalar>(trace.read, d, columns(gradients.readout));
    add_product_transposed<Scalar>(d, columns(weights.readout), d_read);
    gradients.readout_bias.segment(question * answers, answers) += d.colwise().sum();
  }
  return d_read;
}

// The last layer's parts, one for each head that is asked, → d mixed of that head alone.
template <typename Scalar>
Matrix<Scalar> head_parts_backward(const attention::LayerTrace<Scalar>& trace,
                                   const Matrix<Scalar>& output,
                                   const Matrix<Scalar>& d_parts,
                                   Matrix<Scalar>& d_output) {
  const Index tokens = trace.shape.tokens, head_width = trace.shape.head_width();
  Matrix<Scalar> d_mixed = zeros_like(trace.mixed);
  for (Index head = 0; head * tokens < d_parts.rows(); ++head) {
    const auto d = d_parts.middleRows(head * tokens, tokens);
    const Index first = head * head_width;
    add_transposed_product<Scalar>(trace.mixed.middleCols(first, head_width), d,
                                   d_output.middleRows(first, head_width));
    multiply_transposed<Scalar>(d, output.middleRows(first, head_width),
                                d_mixed.middleCols(first, head_width));
  }
  return d_mixed;
}

template <typename Scalar>
void add_rows(const Matrix<Scalar>& rows,
              const std::vector<Index>& places,
              Matrix<Scalar>& d_table) {
  for (std::size_t row = 0; row < places.size(); ++row) {
    d_table.row(places[row]) += rows.row(static_cast<Index>(row));
  }
}

}  // namespace

template <typename Scalar>
void backward(const Architecture& architecture,
              const Weights<Scalar>& weights,
              const Input& input,
              const Trace<Scalar>& trace,
              const Matrix<Scalar>& logits_gradient,
              double entropy_weight,
              Weights<Scalar>& gradients) {
  const double entropy_of_row =
      entropy_weight / static_cast<double>(architecture.layers * architecture.heads *
                                           static_cast<Index>(input.tokens.size()));
  Matrix<Scalar> d_read =
      readout_backward(architecture, weights, trace, logits_gradient, gradients);
  Matrix<Scalar> d_value_x = zeros_like(trace.embedding);
  Matrix<Scalar> d_stream = zeros_like(trace.embedding);
  if (architecture.readout == Readout::stream) {
    d_stream = layer_norm_backward(trace.norm, weights.norm, d_read, gradients.norm);
  }
  for (std::size_t index = weights.layers.size(); index-- > 0;) {
    const transformer::LayerTrace<Scalar>& layer = trace.layers[index];
    const Layer<Scalar>& weight = weights.layers[index];
    Layer<Scalar>& gradient = gradients.layers[index];
    const bool last = index + 1 == weights.layers.size();
    Matrix<Scalar> d_mixed = zeros_like(layer.attention.mixed);
    if (last && architecture.readout == Readout::heads) {
      d_mixed = head_parts_backward(layer.attention, weight.attention.output, d_read,
                                    gradient.attention.output);
    } else {
      const bool residual = !last || architecture.readout == Readout::stream;
      project_backward(layer.attention.mixed, weight.attention.output, residual ? d_stream : d_read,
                       gradient.attention.output, d_mixed);
    }
    const Matrix<Scalar> d_x =
        attention_backward(layer.attention, weight, d_mixed, entropy_of_row, gradient, d_value_x);
    d_stream += layer_norm_backward(layer.norm, weight.norm, d_x, gradient.norm);
  }
  add_rows<Scalar>(d_stream + d_value_x, input.tokens, gradients.embedding);
  add_rows(d_stream, input.factors, gradients.factor);
}

template void backward(const Architecture&,
                       const Weights<float>&,
                       const Input&,
                       const Trace<float>&,
                       const Matrix<float>&,
                       double,
                       Weights<float>&);
template void backward(const Architecture&,
                       const Weights<double>&,
                       const Input&,
                       const Trace<double>&,
                       const Matrix<double>&,
                       double,
                       Weights<double>&);

}  // namespace training
