// What the doors to trained models and to training share: a text goes in, and every layer's tensors
// come out. See bindings.h.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bindings.h"
#include "transformer/model.h"

namespace bindings {

// The names under which these types appear in the generated transformer.d.mts and training.d.mts;
// web/src/engine/trained-types.ts declares them.
EMSCRIPTEN_DECLARE_VAL_TYPE(BytesIn);
EMSCRIPTEN_DECLARE_VAL_TYPE(TrainedRequestValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(TrainedTraceValue);

inline void register_trained_values() {
  emscripten::register_type<BytesIn>("Uint8Array");
  emscripten::register_type<TrainedRequestValue>(
      "import('./trained-types.js').CheckedTrainedRequest");
  emscripten::register_type<TrainedTraceValue>("import('./trained-types.js').TrainedTrace | Error");
}

template <typename Items, typename Convert>
val array_of(const Items& items, Convert convert) {
  val array = val::array();
  for (const auto& item : items) array.call<void>("push", convert(item));
  return array;
}

inline val texts(const std::vector<std::string>& list) {
  return array_of(list, [](const std::string& text) { return val(text); });
}

inline transformer::Bytes copy_bytes_in(const val& array) {
  if (!array.instanceof (val::global("Uint8Array"))) {
    attention::fail("a model's bytes must come as a Uint8Array");
  }
  transformer::Bytes bytes(static_cast<std::size_t>(array["length"].as<double>()));
  val(emscripten::typed_memory_view(bytes.size(), bytes.data())).call<void>("set", array);
  return bytes;
}

inline void set_if_there(val& result,
                         const char* name,
                         const attention::Matrix<float>& tensor,
                         std::initializer_list<attention::Index> shape) {
  if (tensor.size() > 0) result.set(name, copy_out(tensor, shape));
}

inline val norm_value(const transformer::NormTrace<float>& norm) {
  const attention::Index tokens = norm.x.rows(), width = norm.x.cols();
  val result = val::object();
  result.set("x", copy_out(norm.x, {tokens, width}));
  result.set("mean", copy_out(norm.mean, {tokens, 1}));
  result.set("deviation", copy_out(norm.deviation, {tokens, 1}));
  result.set("output", copy_out(norm.output, {tokens, width}));
  return result;
}

inline val trained_layer_value(const transformer::LayerTrace<float>& layer) {
  const attention::LayerTrace<float>& trace = layer.attention;
  const attention::Index tokens = trace.shape.tokens, width = trace.shape.width,
                         heads = trace.shape.heads;
  val result = layer_value(trace, Out::copy);
  result.set("bias", copy_out(trace.bias, {heads, tokens, tokens}));
  result.set("logits", copy_out(trace.logits, {heads, tokens, tokens}));
  set_if_there(result, "valueX", trace.value_x, {tokens, width});
  result.set("norm", norm_value(layer.norm));
  set_if_there(result, "sum", layer.sum, {tokens, width});
  return result;
}

// The mask defaults to the model's own.
inline transformer::Options trained_options_from(const val& request, attention::Mask own) {
  const attention::Options plain = options_from(request, own);
  transformer::Options options{.mask = plain.mask,
                               .scale = plain.scale,
                               .temperature = plain.temperature,
                               .positions = request["positions"].isTrue()};
  for (const val& place : emscripten::vecFromJSArray<val>(request["off"])) {
    const auto index = [&place](const char* name) {
      const double value = number(place[name]);
      if (!(value >= 0 && value < 1e6) || value != std::floor(value)) {
        attention::fail(std::string("off: ") + name + " is " + attention::number_text(value) +
                        "; it must be a whole number from 0");
      }
      return static_cast<attention::Index>(value);
    };
    options.off.push_back({.layer = index("layer"), .head = index("head")});
  }
  return options;
}

struct Attended {
  transformer::Reading reading;
  transformer::Trace<float> trace;
};

inline Attended attended(const transformer::Model& model, const TrainedRequestValue& request) {
  const auto words = emscripten::vecFromJSArray<std::string>(request["tokens"]);
  transformer::Reading reading = transformer::read_tokens(model, words);
  transformer::Trace<float> trace =
      transformer::forward<float>(model.architecture, model.weights, reading.input,
                                  trained_options_from(request, model.architecture.mask));
  return {std::move(reading), std::move(trace)};
}

// What a model makes of a text.
inline val attend_text(const transformer::Model& model, const TrainedRequestValue& request) {
  const auto [reading, trace] = attended(model, request);
  const auto tokens = static_cast<attention::Index>(reading.tokens.size());
  const attention::Index width = model.architecture.width, answers = model.architecture.answers(),
                         questions = model.architecture.questions;
  val result = val::object();
  result.set("tokens", texts(reading.tokens));
  result.set("known", array_of(reading.known, [](bool known) { return val(known); }));
  result.set("embedding", copy_out(trace.embedding, {tokens, width}));
  set_if_there(result, "factor", trace.factor, {tokens, width});
  result.set("layers", array_of(trace.layers, trained_layer_value));
  if (trace.norm.x.size() > 0) result.set("norm", norm_value(trace.norm));
  result.set("read", copy_out(trace.read, {trace.read.rows() / tokens, tokens, width}));
  result.set("answerLogits", copy_out(trace.logits, {questions, tokens, answers}));
  result.set("answers", copy_out(trace.probabilities, {questions, tokens, answers}));
  return result;
}

}  // namespace bindings
