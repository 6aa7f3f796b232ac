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
EMSCRIPTEN_DECLARE_VAL_TYPE(NumberValue);
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

bindings::Handles<Run> handles;

NumberValue training_run(const std::string& task, double seed) {
  return NumberValue(result_or_error([&] {
    return handles.add(
        std::make_unique<Run>(training::task_named(task), bindings::seed_from(seed)));
  }));
}

NumberValue restore_run(const BytesIn& bytes) {
  return NumberValue(result_or_error(
      [&] { return handles.add(std::make_unique<Run>(Run::restored(copy_bytes_in(bytes)))); }));
}

StepReportsValue run_step(double number, double count) {
  return StepReportsValue(result_or_error([&] {
    Run& run = handles.at(number);
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

RunStateValue run_state(double number) {
  return RunStateValue(result_or_error([&] {
    const Run& run = handles.at(number);
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

ScoresValue run_scores(double number, double count) {
  return ScoresValue(result_or_error([&] {
    const Run& run = handles.at(number);
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

BytesOut run_snapshot(double run) {
  return BytesOut(result_or_error([&] { return copy_bytes_out(handles.at(run).snapshot()); }));
}

BytesOut run_model(double run) {
  return BytesOut(result_or_error([&] {
    return copy_bytes_out(
        transformer::write_model(training::model_of(handles.at(run)), transformer::Dtype::f32));
  }));
}

// What the model as it is now makes of a text.
TrainedTraceValue run_attend(double run, const TrainedRequestValue& request) {
  return TrainedTraceValue(result_or_error(
      [&] { return bindings::attend_text(training::model_of(handles.at(run)), request); }));
}

void release_run(double run) { handles.release(run); }

}  // namespace

EMSCRIPTEN_BINDINGS(training) {
  using emscripten::register_type;
  bindings::register_trained_values();
  register_type<BytesOut>("Uint8Array | Error");
  register_type<NumberValue>("number | Error");
  register_type<StepReportsValue>("import('./trained-types.js').StepReport[] | Error");
  register_type<RunStateValue>("import('./trained-types.js').TrainingState | Error");
  register_type<ScoresValue>("import('./trained-types.js').Scores | Error");
  emscripten::function("trainingRun", &training_run);
  emscripten::function("restoreRun", &restore_run);
  emscripten::function("runStep", &run_step);
  emscripten::function("runState", &run_state);
  emscripten::function("runScores", &run_scores);
  emscripten::function("runAttend", &run_attend);
  emscripten::function("runSnapshot", &run_snapshot);
  emscripten::function("runModel", &run_model);
  emscripten::function("releaseRun", &release_run);
}
