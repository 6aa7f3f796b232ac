#include "transformer/weights.h"

namespace transformer {
namespace {

template <typename Scalar>
void blank(NormWeights<Scalar>& norm, Index width) {
  norm.gain.setOnes(width);
  norm.bias.setZero(width);
}

}  // namespace

template <typename Scalar>
Weights<Scalar> blank_weights(const Architecture& architecture) {
  const Index width = architecture.width;
  const Index inner_width = architecture.heads * architecture.head_width;
  Weights<Scalar> weights;
  weights.embedding.setZero(architecture.tokens, width);
  if (architecture.factors > 0) weights.factor.setZero(architecture.factors, width);
  weights.layers.resize(static_cast<std::size_t>(architecture.layers));
  for (Layer<Scalar>& layer : weights.layers) {
    blank(layer.norm, width);
    layer.attention.query.setZero(width, inner_width);
    layer.attention.key.setZero(width, inner_width);
    layer.attention.value.setZero(width, inner_width);
    layer.attention.output.setZero(inner_width, width);
    layer.position.setZero(architecture.heads, 2 * architecture.reach + 1);
  }
  if (architecture.readout == Readout::stream) blank(weights.norm, width);
  weights.readout.setZero(width, architecture.readouts() * architecture.answers());
  weights.readout_bias.setZero(architecture.readouts() * architecture.answers());
  return weights;
}

template <typename Scalar>
std::vector<NamedTensor<Scalar>> tensors(Weights<Scalar>& weights) {
  std::vector<NamedTensor<Scalar>> list;
  const auto add = [&list](const std::string& name, auto& tensor) {
    if (tensor.size() > 0) list.push_back({name, tensor.rows(), tensor.cols(), tensor.data()});
  };
  add("embedding", weights.embedding);
  add("factor", weights.factor);
  for (std::size_t index = 0; index < weights.layers.size(); ++index) {
    Layer<Scalar>& layer = weights.layers[index];
    const std::string prefix = "layers." + std::to_string(index) + ".";
    add(prefix + "norm.gain", layer.norm.gain);
    add(prefix + "norm.bias", layer.norm.bias);
    add(prefix + "attention.query", layer.attention.query);
    add(prefix + "attention.key", layer.attention.key);
    add(prefix + "attention.value", layer.attention.value);
    add(prefix + "attention.output", layer.attention.output);
    add(prefix + "position", layer.position);
  }
  add("norm.gain", weights.norm.gain);
  add("norm.bias", weights.norm.bias);
  add("readout.weights", weights.readout);
  add("readout.bias", weights.readout_bias);
  return list;
}

template Weights<float> blank_weights(const Architecture&);
template Weights<double> blank_weights(const Architecture&);
template std::vector<NamedTensor<float>> tensors(Weights<float>&);
template std::vector<NamedTensor<double>> tensors(Weights<double>&);

}  // namespace transformer
