// The door between JavaScript and cpp/attention: the module that the first view loads.
#include "bindings.h"

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "attention/untrained_model.h"

namespace {

using attention::Index;
using attention::LayerWeights;
using attention::Matrix;
using attention::Options;
using attention::RowVector;
using attention::Shape;
using attention::UntrainedModel;
using attention::UntrainedTrace;
using bindings::copy_out;
using bindings::layer_value;
using bindings::number;
using bindings::result_or_error;
using emscripten::val;

// The names under which these types appear in the generated attention.d.mts;
// web/src/engine/types.ts declares them.
EMSCRIPTEN_DECLARE_VAL_TYPE(AttendRequestValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerTraceValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(UntrainedModelValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(UntrainedRequestValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(UntrainedTraceValue);
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
  Options options = bindings::options_from(request);
  options.off = heads_from("off", request["off"], shape);
  return options;
}

LayerTraceValue attend(const AttendRequestValue& request) {
  return LayerTraceValue(result_or_error([&] {
    const Shape shape = attention::shape_from_numbers(
        number(request["tokens"]), number(request["width"]), number(request["heads"]));
    const Options options = options_from(request, shape);
    const val given = request["weights"];
    const val biases = request["biases"];
    Matrix<float> x;
    LayerWeights<float> weights;
    copy_in("x", request["x"], shape.tokens, shape.width, x);
    copy_in("weights.query", given["query"], shape.width, shape.width, weights.query);
    copy_in("weights.key", given["key"], shape.width, shape.width, weights.key);
    copy_in("weights.value", given["value"], shape.width, shape.width, weights.value);
    copy_in("weights.output", given["output"], shape.width, shape.width, weights.output);
    weights.query_bias = copy_bias_in(biases, "query", shape.width);
    weights.key_bias = copy_bias_in(biases, "key", shape.width);
    weights.value_bias = copy_bias_in(biases, "value", shape.width);
    weights.output_bias = copy_bias_in(biases, "output", shape.width);
    return layer_value(attention::attend<float>(shape, std::move(x), weights, options));
  }));
}

UntrainedModelValue untrained_model(double seed, double width) {
  return UntrainedModelValue(result_or_error([&] {
    if (!(seed >= 0 && seed <= 0xFFFFFFFF) || seed != std::floor(seed)) {
      attention::fail("seed is " + attention::number_text(seed) +
                      "; it must be a whole number from 0 to 4294967295");
    }
    const Shape shape = attention::shape_from_numbers(1, width, 1);
    return val(std::make_shared<UntrainedModel>(static_cast<std::uint32_t>(seed), shape.width));
  }));
}

UntrainedTraceValue untrained_attend(const UntrainedModel& model,
                                     const UntrainedRequestValue& request) {
  return UntrainedTraceValue(result_or_error([&] {
    const auto tokens = emscripten::vecFromJSArray<std::string>(request["tokens"]);
    const Index width = model.weights().query.rows();
    const Shape shape = attention::shape_from_numbers(
        static_cast<double>(tokens.size()), static_cast<double>(width), number(request["heads"]));
    const UntrainedTrace trace = model.attend(tokens, shape.heads, request["positions"].isTrue(),
                                              options_from(request, shape));
    val result = val::object();
    result.set("embedding", copy_out(trace.embedding, {shape.tokens, width}));
    result.set("position", copy_out(trace.position, {shape.tokens, width}));
    result.set("layer", layer_value(trace.layer));
    return result;
  }));
}

WeightTensorsValue untrained_weights(const UntrainedModel& model) {
  return WeightTensorsValue(result_or_error([&] {
    const LayerWeights<float>& weights = model.weights();
    const Index width = weights.query.rows();
    val result = val::object();
    result.set("query", copy_out(weights.query, {width, width}));
    result.set("key", copy_out(weights.key, {width, width}));
    result.set("value", copy_out(weights.value, {width, width}));
    result.set("output", copy_out(weights.output, {width, width}));
    return result;
  }));
}

}  // namespace

EMSCRIPTEN_BINDINGS(attention) {
  using emscripten::register_type;
  register_type<AttendRequestValue>("import('./types.js').CheckedAttendRequest");
  register_type<LayerTraceValue>("import('./types.js').LayerTrace | Error");
  register_type<UntrainedModelValue>("UntrainedModel | Error");
  register_type<UntrainedRequestValue>("import('./types.js').CheckedUntrainedRequest");
  register_type<UntrainedTraceValue>("import('./types.js').UntrainedTrace | Error");
  register_type<WeightTensorsValue>("import('./types.js').WeightTensors | Error");
  emscripten::function("attend", &attend);
  emscripten::function("untrainedModel", &untrained_model);
  emscripten::class_<UntrainedModel>("UntrainedModel")
      .smart_ptr<std::shared_ptr<UntrainedModel>>("UntrainedModelPointer")
      .function("attend", &untrained_attend)
      .function("weights", &untrained_weights);
}
