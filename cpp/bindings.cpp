// The door between C++ and JavaScript, and the only file that knows Emscripten. Plain objects and
// Float32Arrays come in and go out, each array copied once; nothing is computed here.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cmath>
#include <initializer_list>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "attention/attention.h"
#include "attention/error.h"
#include "attention/untrained_model.h"

namespace {

using attention::Index;
using attention::LayerTrace;
using attention::LayerWeights;
using attention::Mask;
using attention::Matrix;
using attention::Options;
using attention::RowVector;
using attention::Shape;
using attention::UntrainedModel;
using attention::UntrainedTrace;
using emscripten::val;

// The names under which these types appear in the generated attention.d.mts;
// web/src/engine/types.ts declares them.
EMSCRIPTEN_DECLARE_VAL_TYPE(AttendRequestValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerTraceValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(UntrainedModelValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(UntrainedRequestValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(UntrainedTraceValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(WeightTensorsValue);

// Runs `work`; a C++ exception becomes a JavaScript Error with its message, which is returned for
// web/src/engine to throw. Thrown from here it would unwind past C++ frames that have nothing to
// clean up, and these would never give their part of the stack back.
template <typename Work>
val result_or_error(Work work) {
  std::string message;
  try {
    return work();
  } catch (const std::bad_alloc&) {
    message = "attention: out of memory; use fewer tokens, fewer heads or a smaller width";
  } catch (const std::exception& error) {
    message = error.what();
  }
  return val::global("Error").new_(message);
}

double number(const val& value) { return value.isNumber() ? value.as<double>() : std::nan(""); }

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

// `slice` copies out of WebAssembly memory: a view would detach when the memory grows.
template <typename Tensor>
val copy_out(const Tensor& tensor, std::initializer_list<Index> shape) {
  val sizes = val::array();
  for (const Index size : shape) sizes.call<void>("push", static_cast<double>(size));
  val result = val::object();
  result.set("shape", sizes);
  result.set("data", val(emscripten::typed_memory_view(static_cast<std::size_t>(tensor.size()),
                                                       tensor.data()))
                         .call<val>("slice"));
  return result;
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
  const val mask = request["mask"];
  const std::string name =
      mask.isString() ? mask.as<std::string>() : mask.typeOf().as<std::string>();
  if (name != "none" && name != "causal") {
    attention::fail("mask is " + name + "; it must be none or causal");
  }
  if (!request["scale"].isTrue() && !request["scale"].isFalse()) {
    attention::fail("scale is not true or false");
  }
  return {.mask = name == "causal" ? Mask::causal : Mask::none,
          .scale = request["scale"].isTrue(),
          .temperature = number(request["temperature"]),
          .off = heads_from("off", request["off"], shape)};
}

val layer_value(const LayerTrace<float>& trace) {
  const auto [tokens, width, heads] = trace.shape;
  val result = val::object();
  result.set("tokens", static_cast<double>(tokens));
  result.set("width", static_cast<double>(width));
  result.set("heads", static_cast<double>(heads));
  result.set("x", copy_out(trace.x, {tokens, width}));
  result.set("query", copy_out(trace.query, {tokens, width}));
  result.set("key", copy_out(trace.key, {tokens, width}));
  result.set("value", copy_out(trace.value, {tokens, width}));
  result.set("scores", copy_out(trace.scores, {heads, tokens, tokens}));
  result.set("scaled", copy_out(trace.scaled, {heads, tokens, tokens}));
  result.set("weights", copy_out(trace.weights, {heads, tokens, tokens}));
  result.set("mixed", copy_out(trace.mixed, {tokens, width}));
  result.set("output", copy_out(trace.output, {tokens, width}));
  return result;
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
