// The door between JavaScript and cpp/attention: the module that the first view loads.
#include "bindings.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "attention/untrained_model.h"

namespace {

using attention::Index;
using attention::LayerTrace;
using attention::LayerWeights;
using attention::Matrix;
using attention::Options;
using attention::RowVector;
using attention::Shape;
using attention::UntrainedModel;
using attention::UntrainedTrace;
using attention::fast::Keep;
using attention::fast::Layer;
using bindings::copy_out;
using bindings::kLayerTensors;
using bindings::layer_tensor;
using bindings::layer_value;
using bindings::LayerTensor;
using bindings::number;
using bindings::Out;
using bindings::result_or_error;
using bindings::tensor_out;
using emscripten::val;

// The names under which these types appear in the generated attention.d.mts;
// web/src/engine/types.ts declares them.
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerRequestValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerTensorNamesValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerTensorsValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerTraceValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(NumberValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(UntrainedRequestValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(UntrainedTraceValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(VectorsRequestValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(WeightTensorsValue);

template <typename Tensor>
void copy_in(const std::string& name, const val& array, Index rows, Index columns, Tensor& tensor) {
  if (!array.instanceof (val::global("Float32Array"))) {
    attention::fail(name + " is not a Float32Array; give one of " + std::to_string(rows * columns) +
                    " values (" + std::to_string(rows) + " × " + std::to_string(columns) + ")");
  }
  attention::check_length(name, array["length"].as<double>(), rows, columns);
  tensor.resize(rows, columns);
  val(emscripten::typed_memory_view(static_cast<std::size_t>(tensor.size()), tensor.data()))
      .call<void>("set", array);
}

RowVector<float> copy_bias_in(const val& biases, const char* part, Index width) {
  RowVector<float> bias;
  if (biases.isUndefined() || biases[part].isUndefined()) return bias;
  copy_in(std::string("biases.") + part, biases[part], 1, width, bias);
  return bias;
}

// Numbers that are no heads are refused before they could be cut to whole ones.
std::vector<Index> heads_from(const char* name, const val& list, const Shape& shape) {
  std::vector<Index> heads;
  for (const val& item : emscripten::vecFromJSArray<val>(list)) {
    attention::check_head(name, number(item), shape);
    heads.push_back(static_cast<Index>(number(item)));
  }
  return heads;
}

Options options_from(const val& request, const Shape& shape) {
  Options options = bindings::options_from(request, attention::Mask::none);
  options.off = heads_from("off", request["off"], shape);
  return options;
}

LayerWeights<float> weights_from(const val& request, Index width) {
  const val given = request["weights"];
  const val biases = request["biases"];
  LayerWeights<float> weights;
  copy_in("weights.query", given["query"], width, width, weights.query);
  copy_in("weights.key", given["key"], width, width, weights.key);
  copy_in("weights.value", given["value"], width, width, weights.value);
  copy_in("weights.output", given["output"], width, width, weights.output);
  weights.query_bias = copy_bias_in(biases, "query", width);
  weights.key_bias = copy_bias_in(biases, "key", width);
  weights.value_bias = copy_bias_in(biases, "value", width);
  weights.output_bias = copy_bias_in(biases, "output", width);
  return weights;
}

bindings::Handles<Layer> layers;
bindings::Handles<UntrainedModel> models;

NumberValue layer(const LayerRequestValue& request) {
  return NumberValue(result_or_error([&] {
    const Shape shape = attention::shape_from_numbers(
        number(request["tokens"]), number(request["width"]), number(request["heads"]));
    return layers.add(std::make_unique<Layer>(shape.width, weights_from(request, shape.width)));
  }));
}

const LayerTrace<float>& attend_to(Layer& layer, const val& request, Keep keep) {
  const Shape shape = attention::shape_from_numbers(
      number(request["tokens"]), static_cast<double>(layer.width()), number(request["heads"]));
  Matrix<float> x;
  copy_in("x", request["x"], shape.tokens, shape.width, x);
  return layer.attend(shape, x, options_from(request, shape), keep);
}

LayerTraceValue layer_attend(double layer, const VectorsRequestValue& request) {
  return LayerTraceValue(result_or_error(
      [&] { return layer_value(attend_to(layers.at(layer), request, {}), Out::view); }));
}

// The tensors of these names, of a computation that keeps no other large one.
template <typename Attend>
LayerTensorsValue named_tensors(const LayerTensorNamesValue& list, Attend attend) {
  return LayerTensorsValue(result_or_error([&] {
    const auto names = emscripten::vecFromJSArray<std::string>(list);
    const auto asked = [&](const char* name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const std::string& name : names) {
      const auto named = [&](const LayerTensor& part) { return part.name == name; };
      if (std::none_of(kLayerTensors.begin(), kLayerTensors.end(), named)) {
        attention::fail("tensors has " + name + "; a layer has no tensor of this name");
      }
    }
    const LayerTrace<float>& trace = attend(Keep{.scores = asked("scores"),
                                                 .scaled = asked("scaled"),
                                                 .value = asked("value"),
                                                 .output = asked("mixed") || asked("output")});
    val result = val::object();
    for (const LayerTensor& part : kLayerTensors) {
      if (asked(part.name)) result.set(part.name, layer_tensor(trace, part, Out::view));
    }
    return result;
  }));
}

LayerTensorsValue layer_tensors(double layer,
                                const VectorsRequestValue& request,
                                const LayerTensorNamesValue& names) {
  return named_tensors(
      names, [&](Keep keep) -> auto& { return attend_to(layers.at(layer), request, keep); });
}

void release_layer(double layer) { layers.release(layer); }

NumberValue untrained_model(double seed, double width) {
  return NumberValue(result_or_error([&] {
    const std::uint32_t checked = bindings::seed_from(seed);
    const Shape shape = attention::shape_from_numbers(1, width, 1);
    return models.add(std::make_unique<UntrainedModel>(checked, shape.width));
  }));
}

UntrainedTrace attend_to(UntrainedModel& model, const val& request, Keep keep) {
  const auto tokens = emscripten::vecFromJSArray<std::string>(request["tokens"]);
  const Shape shape =
      attention::shape_from_numbers(static_cast<double>(tokens.size()),
                                    static_cast<double>(model.width()), number(request["heads"]));
  return model.attend(tokens, shape.heads, request["positions"].isTrue(),
                      options_from(request, shape), keep);
}

UntrainedTraceValue untrained_attend(double model, const UntrainedRequestValue& request) {
  return UntrainedTraceValue(result_or_error([&] {
    const UntrainedTrace trace = attend_to(models.at(model), request, {});
    const Index tokens = trace.embedding.rows(), width = trace.embedding.cols();
    val result = val::object();
    result.set("embedding", tensor_out(trace.embedding, {tokens, width}, Out::view));
    result.set("position", tensor_out(trace.position, {tokens, width}, Out::view));
    result.set("layer", layer_value(trace.layer, Out::view));
    return result;
  }));
}

LayerTensorsValue untrained_tensors(double model,
                                    const UntrainedRequestValue& request,
                                    const LayerTensorNamesValue& names) {
  return named_tensors(
      names, [&](Keep keep) -> auto& { return attend_to(models.at(model), request, keep).layer; });
}

WeightTensorsValue untrained_weights(double model) {
  return WeightTensorsValue(result_or_error([&] {
    const LayerWeights<float>& weights = models.at(model).weights();
    const Index width = weights.query.rows();
    val result = val::object();
    result.set("query", copy_out(weights.query, {width, width}));
    result.set("key", copy_out(weights.key, {width, width}));
    result.set("value", copy_out(weights.value, {width, width}));
    result.set("output", copy_out(weights.output, {width, width}));
    return result;
  }));
}

void release_untrained(double model) { models.release(model); }

}  // namespace

EMSCRIPTEN_BINDINGS(attention) {
  using emscripten::register_type;
  register_type<LayerRequestValue>("import('./types.js').CheckedLayerRequest");
  register_type<LayerTensorNamesValue>("readonly import('./types.js').LayerTensorName[]");
  register_type<LayerTensorsValue>("import('./types.js').LayerTensors | Error");
  register_type<LayerTraceValue>("import('./types.js').LayerTrace | Error");
  register_type<NumberValue>("number | Error");
  register_type<VectorsRequestValue>("import('./types.js').CheckedVectorsRequest");
  register_type<UntrainedRequestValue>("import('./types.js').CheckedUntrainedRequest");
  register_type<UntrainedTraceValue>("import('./types.js').UntrainedTrace | Error");
  register_type<WeightTensorsValue>("import('./types.js').WeightTensors | Error");
  emscripten::function("layer", &layer);
  emscripten::function("layerAttend", &layer_attend);
  emscripten::function("layerTensors", &layer_tensors);
  emscripten::function("releaseLayer", &release_layer);
  emscripten::function("untrainedModel", &untrained_model);
  emscripten::function("untrainedAttend", &untrained_attend);
  emscripten::function("untrainedTensors", &untrained_tensors);
  emscripten::function("untrainedWeights", &untrained_weights);
  emscripten::function("releaseUntrained", &release_untrained);
}
