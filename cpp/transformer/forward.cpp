#include "transformer/forward.h"

#include <algorithm>
#include <string>

#include "attention/error.h"
#include "attention/linear.h"
#include "attention/product.h"
#include "attention/softmax.h"

namespace transformer {
namespace {

void check_places(const char* name, const std::vector<Index>& places, Index count) {
  for (const Index place : places) {
    if (place >= 0 && place < count) continue;
    attention::fail(std::string(name) + " holds " + std::to_string(place) +
                    "; it must be from 0 to " + std::to_string(count - 1));
  }
}

void check_input(const Architecture& architecture, const Input& input, const Options& options) {
  check_places("tokens", input.tokens, architecture.tokens);
  check_places("factors", input.factors, architecture.factors);
  const std::size_t wanted = architecture.factors > 0 ? input.tokens.size() : 0;
  if (input.factors.size() != wanted) {
    attention::fail("factors has " + std::to_string(input.factors.size()) + " values, needs " +
                    std::to_string(wanted));
  }
  for (const auto [layer, head] : options.off) {
    check_places("off: layer", {layer}, architecture.layers);
    check_places("off: head", {head}, architecture.heads);
  }
}

template <typename Scalar>
Matrix<Scalar> rows_of(const Matrix<Scalar>& table, const std::vector<Index>& places) {
  Matrix<Scalar> rows(static_cast<Index>(places.size()), table.cols());
  for (Index row = 0; row < rows.rows(); ++row) {
    rows.row(row) = table.row(places[static_cast<std::size_t>(row)]);
  }
  return rows;
}

// [heads · tokens, tokens]  8 · b_h[i − j]; relative positions as Shaw et al. 2018, in the scalar
// form of T5 (Raffel et al. 2020, §2.1).
template <typename Scalar>
Matrix<Scalar> position_bias(const Matrix<Scalar>& position, Index tokens) {
  const Index reach = position.cols() / 2;
  Matrix<Scalar> bias(position.rows() * tokens, tokens);
  for (Index head = 0; head < position.rows(); ++head) {
    for (Index query = 0; query < tokens; ++query) {
      for (Index key = 0; key < tokens; ++key) {
        const Index apart = std::clamp(query - key, -reach, reach);
        bias(head * tokens + query, key) =
            static_cast<Scalar>(kPositionFactor) * position(head, reach + apart);
      }
    }
  }
  return bias;
}

attention::Options options_of(const Options& options, std::size_t layer) {
  attention::Options own{
      .mask = options.mask, .scale = options.scale, .temperature = options.temperature};
  for (const HeadPlace& place : options.off) {
    if (static_cast<std::size_t>(place.layer) == layer) own.off.push_back(place.head);
  }
  return own;
}

// Head r's part of the output, [heads · tokens, width]: the parts of all heads sum to it.
template <typename Scalar>
Matrix<Scalar> head_parts(const attention::LayerTrace<Scalar>& trace,
                          const Matrix<Scalar>& output,
                          Index heads) {
  const Index tokens = trace.shape.tokens, head_width = trace.shape.head_width();
  Matrix<Scalar> parts(heads * tokens, output.cols());
  for (Index head = 0; head < heads; ++head) {
    attention::multiply<Scalar>(trace.mixed.middleCols(head * head_width, head_width),
                                output.middleRows(head * head_width, head_width),
                                parts.middleRows(head * tokens, tokens));
  }
  return parts;
}

template <typename Scalar>
void read_out(const Architecture& architecture,
              const Weights<Scalar>& weights,
              Trace<Scalar>& trace) {
  const LayerTrace<Scalar>& last = trace.layers.back();
  const Index tokens = trace.embedding.rows(), answers = architecture.answers();
  if (architecture.readout == Readout::stream) {
    trace.norm = layer_norm(last.sum, weights.norm);
    trace.read = trace.norm.output;
  } else if (architecture.readout == Readout::output) {
    trace.read = last.attention.output;
  } else {
    trace.read =
        head_parts(last.attention, weights.layers.back().attention.output, architecture.questions);
  }
  const Matrix<Scalar> read = attention::project(trace.read, weights.readout, weights.readout_bias);
  trace.logits.resize(architecture.questions * tokens, answers);
  for (Index question = 0; question < architecture.questions; ++question) {
    auto logits = trace.logits.middleRows(question * tokens, tokens);
    if (architecture.readout == Readout::heads) {
      logits = read.middleRows(question * tokens, tokens);
    } else {
      logits = read.middleCols(question * answers, answers);
    }
  }
  trace.probabilities.resize(trace.logits.rows(), answers);
  attention::softmax_rows<Scalar>(trace.logits, Mask::none, trace.probabilities);
}

}  // namespace

template <typename Scalar>
Trace<Scalar> forward(const Architecture& architecture,
                      const Weights<Scalar>& weights,
                      const Input& input,
                      const Options& options) {
  check_input(architecture, input, options);
  const attention::Shape shape{.tokens = static_cast<Index>(input.tokens.size()),
                               .width = architecture.width,
                               .heads = architecture.heads,
                               .own_head_width = architecture.head_width};
  Trace<Scalar> trace;
  trace.embedding = rows_of(weights.embedding, input.tokens);
  trace.factor = rows_of(weights.factor, input.factors);

  Matrix<Scalar> stream = trace.embedding;
  if (trace.factor.size() > 0) stream += trace.factor;
  for (std::size_t index = 0; index < weights.layers.size(); ++index) {
    const Layer<Scalar>& weight = weights.layers[index];
    const bool last = index + 1 == weights.layers.size();
    LayerTrace<Scalar>& layer = trace.layers.emplace_back();
    layer.norm = layer_norm(stream, weight.norm);
    attention::Extras<Scalar> extras;
    extras.bias = options.positions
                      ? position_bias(weight.position, shape.tokens)
                      : Matrix<Scalar>::Zero(shape.heads * shape.tokens, shape.tokens);
    if (last && architecture.raw_values) extras.value_x = trace.embedding;
    layer.attention = attention::attend<Scalar>(shape, layer.norm.output, weight.attention,
                                                options_of(options, index), extras);
    if (!last || architecture.readout == Readout::stream) {
      layer.sum = layer.norm.x + layer.attention.output;
      stream = layer.sum;
    }
  }
  read_out(architecture, weights, trace);
  return trace;
}

template Trace<float> forward(const Architecture&,
                              const Weights<float>&,
                              const Input&,
                              const Options&);
template Trace<double> forward(const Architecture&,
                               const Weights<double>&,
                               const Input&,
                               const Options&);

}  // namespace transformer
