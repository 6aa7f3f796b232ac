// The door between JavaScript and training. A module of its own, which is loaded when a reader
// watches heads form.
#include <memory>
#include <string>
#include <vector>

#include "trained_values.h"
#include "training/card.h"

namespace {

using bindings::array_of;
using bindings::BytesIn;
using bindings::copy_bytes_in;
using bindings::result_or_error;
using bindings::texts;
using bindings::TrainedRequestValue;
using bindings::TrainedTraceValue;
using emscripten::val;
using training::Run;
using transformer::Bytes;

// The names under which these types appear in the generated training.d.mts;
// web/src/engine/trained-types.ts declares them.
EMSCRIPTEN_DECLARE_VAL_TYPE(BytesOut);
EMSCRIPTEN_DECLARE_VAL_TYPE(RunValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(StepReportsValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(RunStateValue);
EMSCRIPTEN_DECLARE_VAL_TYPE(ScoresValue);

val numbers(const std::vector<double>& list) {
  return array_of(list, [](double value) { return val(value); });
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

RunValue training_run(const std::string& task, double seed) {
  return RunValue(result_or_error([&] {
    return val(std::make_shared<Run>(training::task_named(task), bindings::seed_from(seed)));
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

// What the model as it is now makes of a text.
TrainedTraceValue run_attend(const Run& run, const TrainedRequestValue& request) {
  return bindings::attend_text(training::model_of(run), request);
}

}  // namespace

EMSCRIPTEN_BINDINGS(training) {
  using emscripten::register_type;
  bindings::register_trained_values();
  register_type<BytesOut>("Uint8Array | Error");
  register_type<RunValue>("TrainingRun | Error");
  register_type<StepReportsValue>("import('./trained-types.js').StepReport[] | Error");
  register_type<RunStateValue>("import('./trained-types.js').TrainingState | Error");
  register_type<ScoresValue>("import('./trained-types.js').Scores | Error");
  emscripten::function("trainingRun", &training_run);
  emscripten::function("restoreRun", &restore_run);
  emscripten::class_<Run>("TrainingRun")
      .smart_ptr<std::shared_ptr<Run>>("TrainingRunPointer")
      .function("step", &run_step)
      .function("state", &run_state)
      .function("scores", &run_scores)
      .function("attend", &run_attend)
      .function("snapshot", &run_snapshot)
      .function("model", &run_model);
}
