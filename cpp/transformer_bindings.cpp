// The door between JavaScript and trained models: reading and running them. A module of its own,
// which is loaded when a reader looks at such a model.
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "trained_values.h"

namespace {

using attention::Index;
using attention::Matrix;
using bindings::BytesIn;
using bindings::copy_bytes_in;
using bindings::copy_out;
using bindings::result_or_error;
using bindings::texts;
using bindings::TrainedRequestValue;
using bindings::TrainedTraceValue;
using emscripten::val;
using transformer::Model;

// The names under which these types appear in the generated transformer.d.mts;
// web/src/engine/trained-types.ts declares them.
EMSCRIPTEN_DECLARE_VAL_TYPE(NumberValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(AboutValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(TensorsValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(AttentionWeightsValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(HeadWeightsValue);

bindings::Handles<Model> handles;

AboutValue model_about(double number) {
  return AboutValue(result_or_error([&] {
    const Model& model = handles.at(number);
    const transformer::Architecture& architecture = model.architecture;
    val result = val::object();
    result.set("layers", static_cast<double>(architecture.layers));
    result.set("heads", static_cast<double>(architecture.heads));
    result.set("width", static_cast<double>(architecture.width));
    result.set("headWidth", static_cast<double>(architecture.head_width));
    result.set("mask", architecture.mask == attention::Mask::causal ? "causal" : "none");
    const bool heads = architecture.readout == transformer::Readout::heads;
    const bool stream = architecture.readout == transformer::Readout::stream;
    result.set("readout", heads ? "heads" : stream ? "stream" : "output");
    result.set("rawValues", architecture.raw_values);
    result.set("vocabulary", texts(model.vocabulary));
    result.set("factors", texts(model.factors));
    result.set("questions", texts(model.questions));
    val card = val::object();
    for (const auto& [key, text] : model.card) card.set(key, text);
    result.set("card", card);
    return result;
  }));
}

TensorsValue model_weights(double model) {
  return TensorsValue(result_or_error([&] {
    transformer::Weights<float> weights = handles.at(model).weights;
    val result = val::object();
    for (const auto& tensor : transformer::tensors(weights)) {
      const Eigen::Map<Matrix<float>> values(tensor.data, tensor.rows, tensor.columns);
      result.set(tensor.name, copy_out(values, {tensor.rows, tensor.columns}));
    }
    return result;
  }));
}

// Of every layer only the weights: for a long text the rest takes longer to copy than to compute.
AttentionWeightsValue model_attention_weights(double model, const TrainedRequestValue& request) {
  return AttentionWeightsValue(result_or_error([&] {
    const transformer::Trace<float> trace = bindings::attended(handles.at(model), request).trace;
    return bindings::array_of(trace.layers, [](const transformer::LayerTrace<float>& layer) {
      const attention::Shape& shape = layer.attention.shape;
      val result = bindings::sizes_value(shape);
      result.set("weights",
                 copy_out(layer.attention.weights, {shape.heads, shape.tokens, shape.tokens}));
      return result;
    });
  }));
}

Index place_from(const char* name, double place, Index count) {
  if (place >= 0 && place < static_cast<double>(count) && place == std::floor(place)) {
    return static_cast<Index>(place);
  }
  attention::fail(std::string(name) + " is " + attention::number_text(place) +
                  "; it must be a whole number from 0 to " + std::to_string(count - 1));
}

// Of one head only its weights, [1, tokens, tokens], and of all heads the largest weight.
HeadWeightsValue model_head_weights(double number,
                                    const TrainedRequestValue& request,
                                    double layer,
                                    double head) {
  return HeadWeightsValue(result_or_error([&] {
    const Model& model = handles.at(number);
    const Index layer_place = place_from("layer", layer, model.architecture.layers);
    const Index head_place = place_from("head", head, model.architecture.heads);
    const transformer::Trace<float> trace = bindings::attended(model, request).trace;
    float largest = 0;
    for (const transformer::LayerTrace<float>& each : trace.layers) {
      largest = std::max(largest, each.attention.weights.maxCoeff());
    }
    const attention::LayerTrace<float>& viewed =
        trace.layers[static_cast<std::size_t>(layer_place)].attention;
    const Index tokens = viewed.shape.tokens;
    const Eigen::Map<const Matrix<float>> square(
        viewed.weights.data() + head_place * tokens * tokens, tokens, tokens);
    val result = bindings::sizes_value(viewed.shape);
    result.set("weights", copy_out(square, {1, tokens, tokens}));
    result.set("largest", largest);
    return result;
  }));
}

TrainedTraceValue model_attend(double model, const TrainedRequestValue& request) {
  return TrainedTraceValue(
      result_or_error([&] { return bindings::attend_text(handles.at(model), request); }));
}

NumberValue load_model(const BytesIn& bytes) {
  return NumberValue(result_or_error([&] {
    return handles.add(std::make_unique<Model>(transformer::read_model(copy_bytes_in(bytes))));
  }));
}

void release_model(double model) { handles.release(model); }

}  // namespace

EMSCRIPTEN_BINDINGS(transformer) {
  using emscripten::register_type;
  bindings::register_trained_values();
  register_type<NumberValue>("number | Error");
  register_type<AboutValue>("import('./trained-types.js').ModelDescription | Error");
  register_type<AttentionWeightsValue>("import('./types.js').AttentionWeights[] | Error");
  register_type<HeadWeightsValue>("import('./trained-types.js').RawHeadWeights | Error");
  register_type<TensorsValue>("Record<string, import('./types.js').Tensor> | Error");
  emscripten::function("loadModel", &load_model);
  emscripten::function("modelAbout", &model_about);
  emscripten::function("modelAttend", &model_attend);
  emscripten::function("modelAttentionWeights", &model_attention_weights);
  emscripten::function("modelHeadWeights", &model_head_weights);
  emscripten::function("modelWeights", &model_weights);
  emscripten::function("releaseModel", &release_model);
}
