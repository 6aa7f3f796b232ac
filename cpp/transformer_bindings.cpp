// The door between JavaScript and trained models: reading, running and training them. A module of
// its own, which is loaded only when a reader asks for such a model.
#include <memory>
#include <string>
#include <vector>

#include "bindings.h"
#include "training/card.h"

namespace {

using attention::Index;
using attention::Matrix;
using bindings::copy_out;
using bindings::number;
using bindings::result_or_error;
using emscripten::val;
using training::Run;
using transformer::Bytes;
using transformer::Model;

// The names under which these types appear in the generated transformer.d.mts;
// web/src/engine/trained-types.ts declares them.
EMSCRIPTEN_DECLARE_VAL_TYPE(BytesIn);
EMSCRIPTEN_DECLARE_VAL_TYPE(BytesOut);
EMSCRIPTEN_DECLARE_VAL_TYPE(ModelValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(AboutValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(TrainedRequestValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(TrainedTraceValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(TensorsValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(RunValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(StepReportsValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(RunStateValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(ScoresValue);

template <typename Items, typename Convert>
val array_of(const Items& items, Convert convert) {
  val array = val::array();
  for (const auto& item : items) array.call<void>("push", convert(item));
  return array;
}

val texts(const std::vector<std::string>& list) {
  return array_of(list, [](const std::string& text) { return val(text); });
}

val numbers(const std::vector<double>& list) {
  return array_of(list, [](double value) { return val(value); });
}

Bytes copy_bytes_in(const val& array) {
  if (!array.instanceof (val::global("Uint8Array"))) {
    attention::fail("a model's bytes must come as a Uint8Array");
  }
  Bytes bytes(static_cast<std::size_t>(array["length"].as<double>()));
  val(emscripten::typed_memory_view(bytes.size(), bytes.data())).call<void>("set", array);
  return bytes;
}

val copy_bytes_out(const Bytes& bytes) {
  return val(emscripten::typed_memory_view(bytes.size(), bytes.data())).call<val>("slice");
}

// As many of something as JavaScript asks for.
int count_from(const char* name, double value, int most) {
  if (!(value >= 1 && value <= most) || value != std::floor(value)) {
    attention::fail(std::string(name) + " is " + attention::number_text(value) +
                    "; it must be a whole number from 1 to " + std::to_string(most));
  }
  return static_cast<int>(value);
}

void set_if_there(val& result,
                  const char* name,
                  const Matrix<float>& tensor,
                  std::initializer_list<Index> shape) {
  if (tensor.size() > 0) result.set(name, copy_out(tensor, shape));
}

val norm_value(const transformer::NormTrace<float>& norm) {
  const Index tokens = norm.x.rows(), width = norm.x.cols();
  val result = val::object();
  result.set("x", copy_out(norm.x, {tokens, width}));
  result.set("mean", copy_out(norm.mean, {tokens, 1}));
  result.set("deviation", copy_out(norm.deviation, {tokens, 1}));
  result.set("output", copy_out(norm.output, {tokens, width}));
  return result;
}

val trained_layer_value(const transformer::LayerTrace<float>& layer) {
  const attention::LayerTrace<float>& trace = layer.attention;
  const Index tokens = trace.shape.tokens, width = trace.shape.width, heads = trace.shape.heads;
  val result = bindings::layer_value(trace, bindings::Out::copy);
  result.set("bias", copy_out(trace.bias, {heads, tokens, tokens}));
  result.set("logits", copy_out(trace.logits, {heads, tokens, tokens}));
  set_if_there(result, "valueX", trace.value_x, {tokens, width});
  result.set("norm", norm_value(layer.norm));
  set_if_there(result, "sum", layer.sum, {tokens, width});
  return result;
}

transformer::Options options_from(const val& request) {
  const attention::Options plain = bindings::options_from(request);
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
      return static_cast<Index>(value);
    };
    options.off.push_back({.layer = index("layer"), .head = index("head")});
  }
  return options;
}

TrainedTraceValue model_attend(const Model& model, const TrainedRequestValue& request) {
  return TrainedTraceValue(result_or_error([&] {
    const auto words = emscripten::vecFromJSArray<std::string>(request["tokens"]);
    const transformer::Reading reading = transformer::read_tokens(model, words);
    const transformer::Trace<float> trace = transformer::forward<float>(
        model.architecture, model.weights, reading.input, options_from(request));
    const auto tokens = static_cast<Index>(reading.tokens.size());
    const Index width = model.architecture.width, answers = model.architecture.answers(),
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
  }));
}

AboutValue model_about(const Model& model) {
  return AboutValue(result_or_error([&] {
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

TensorsValue model_weights(const Model& model) {
  return TensorsValue(result_or_error([&] {
    transformer::Weights<float> weights = model.weights;
    val result = val::object();
    for (const auto& tensor : transformer::tensors(weights)) {
      const Eigen::Map<Matrix<float>> values(tensor.data, tensor.rows, tensor.columns);
      result.set(tensor.name, copy_out(values, {tensor.rows, tensor.columns}));
    }
    return result;
  }));
}

ModelValue load_model(const BytesIn& bytes) {
  return ModelValue(result_or_error(
      [&] { return val(std::make_shared<Model>(transformer::read_model(copy_bytes_in(bytes)))); }));
}

RunValue training_run(const std::string& task, double seed) {
  return RunValue(result_or_error([&] {
    if (!(seed >= 0 && seed <= 0xFFFFFFFF) || seed != std::floor(seed)) {
      attention::fail("seed is " + attention::number_text(seed) +
                      "; it must be a whole number from 0 to 4294967295");
    }
    return val(std::make_shared<Run>(training::task_named(task), static_cast<std::uint32_t>(seed)));
  }));
}

RunValue restore_run(const BytesIn& bytes) {
  return RunValue(result_or_error(
      [&] { return val(std::make_shared<Run>(Run::restored(copy_bytes_in(bytes)))); }));
}

StepReportsValue run_step(Run& run, double count) {
  return StepReportsValue(result_or_error([&] {
    val reports = val::array();
    for (int left = count_from("count", count, 10'000); left > 0; --left) {
      const training::StepReport step = run.step();
      val report = val::object();
      report.set("step", step.step);
      report.set("loss", step.loss);
      report.set("accuracy", step.accuracy);
      report.set("entropyWeight", step.entropy_weight);
      report.set("restarted", step.restarted);
      reports.call<void>("push", report);
    }
    return reports;
  }));
}

RunStateValue run_state(const Run& run) {
  return RunStateValue(result_or_error([&] {
    val result = val::object();
    result.set("task", run.task().name);
    result.set("seed", static_cast<double>(run.seed()));
    result.set("steps", run.steps());
    result.set("restarts", run.restarts());
    result.set("accuracy", run.accuracy());
    result.set("finished", run.finished());
    return result;
  }));
}

ScoresValue run_scores(const Run& run, double count) {
  return ScoresValue(result_or_error([&] {
    const training::Task& task = run.task();
    const training::Scores scores =
        training::measure(task, run.weights(), count_from("count", count, 10'000));
    val result = val::object();
    result.set("loss", scores.loss);
    result.set("accuracy", scores.accuracy);
    result.set("specialists", scores.specialists);
    result.set("relations", texts(task.relations));
    result.set("heads", array_of(scores.heads, [&task](const training::HeadScore& head) {
                 const training::HeadName name = training::name_of(task, head);
                 val score = val::object();
                 score.set("layer", static_cast<double>(head.layer));
                 score.set("head", static_cast<double>(head.head));
                 score.set("name", name.name);
                 score.set("score", name.score);
                 score.set("resting", head.resting);
                 score.set("relations", numbers(head.relations));
                 return score;
               }));
    return result;
  }));
}

BytesOut run_snapshot(const Run& run) {
  return BytesOut(result_or_error([&] { return copy_bytes_out(run.snapshot()); }));
}

BytesOut run_model(const Run& run) {
  return BytesOut(result_or_error([&] {
    return copy_bytes_out(
        transformer::write_model(training::model_of(run), transformer::Dtype::f32));
  }));
}

}  // namespace

EMSCRIPTEN_BINDINGS(transformer) {
  using emscripten::register_type;
  register_type<BytesIn>("Uint8Array");
  register_type<BytesOut>("Uint8Array | Error");
  register_type<ModelValue>("TrainedModel | Error");
  register_type<AboutValue>("import('./trained-types.js').ModelDescription | Error");
  register_type<TrainedRequestValue>("import('./trained-types.js').CheckedTrainedRequest");
  register_type<TrainedTraceValue>("import('./trained-types.js').TrainedTrace | Error");
  register_type<TensorsValue>("Record<string, import('./types.js').Tensor> | Error");
  register_type<RunValue>("TrainingRun | Error");
  register_type<StepReportsValue>("import('./trained-types.js').StepReport[] | Error");
  register_type<RunStateValue>("import('./trained-types.js').TrainingState | Error");
  register_type<ScoresValue>("import('./trained-types.js').Scores | Error");
  emscripten::function("loadModel", &load_model);
  emscripten::function("trainingRun", &training_run);
  emscripten::function("restoreRun", &restore_run);
  emscripten::class_<Model>("TrainedModel")
      .smart_ptr<std::shared_ptr<Model>>("TrainedModelPointer")
      .function("attend", &model_attend)
      .function("about", &model_about)
      .function("weights", &model_weights);
  emscripten::class_<Run>("TrainingRun")
      .smart_ptr<std::shared_ptr<Run>>("TrainingRunPointer")
      .function("step", &run_step)
      .function("state", &run_state)
      .function("scores", &run_scores)
      .function("snapshot", &run_snapshot)
      .function("model", &run_model);
}
