#include "training/run.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "attention/error.h"
#include "training/backward.h"

namespace training {
namespace {

constexpr int kWatchedExamples = 64;  // held out, for the watchdog's look at the heads
constexpr double kRunningDecay = 0.95;

void set_zero(Weights<float>& weights) {
  for (const auto& tensor : transformer::tensors(weights)) {
    std::fill_n(tensor.data, tensor.rows * tensor.columns, 0.0F);
  }
}

}  // namespace

Weights<float> initial_weights(const Task& task, std::uint64_t seed) {
  const Architecture& architecture = task.architecture;
  const double position_deviation = task.recipe.position_deviation;
  Weights<float> weights = transformer::blank_weights<float>(architecture);
  const double deviation = 1 / std::sqrt(static_cast<double>(architecture.width));
  for (const auto& tensor : transformer::tensors(weights)) {
    const bool position = tensor.name.ends_with("position");
    // Biases start at 0, gains at 1.
    if (tensor.rows == 1 && !position) continue;
    const attention::Stream numbers = attention::Stream(seed).part(tensor.name);
    for (Index index = 0; index < tensor.rows * tensor.columns; ++index) {
      tensor.data[index] = numbers.bell(static_cast<std::uint64_t>(index),
                                        position ? position_deviation : deviation);
    }
  }
  return weights;
}

Run::Run(const Task& task, std::uint32_t seed)
    : task_(&task),
      seed_(seed),
      gradients_(transformer::blank_weights<float>(task.architecture)),
      adam_(task.architecture) {
  start_attempt();
}

std::uint64_t Run::attempt_key() const {
  return mixed_key(seed_, static_cast<std::uint64_t>(restarts_));
}

void Run::start_attempt() {
  attempt_step_ = 0;
  tidy_up_step_ = -1;
  accuracy_ = 0;
  weights_ = initial_weights(*task_, attempt_key());
  adam_ = Adam(task_->architecture);
}

bool Run::stuck() const {
  const Watchdog& watchdog = task_->watchdog;
  if (attempt_step_ != watchdog.steps || watchdog.steps == 0) return false;
  if (accuracy_ < watchdog.accuracy) return true;
  return watchdog.specialists > 0 &&
         measure(*task_, weights_, kWatchedExamples).specialists < watchdog.specialists;
}

double Run::entropy_weight() const {
  if (tidy_up_step_ < 0) return 0;
  const double ramp =
      static_cast<double>(attempt_step_ - tidy_up_step_) / task_->recipe.entropy_ramp;
  return task_->recipe.entropy * std::fmin(ramp, 1);
}

StepReport Run::step() {
  const bool restarted = stuck();
  if (restarted) {
    ++restarts_;
    start_attempt();
  }
  const Recipe& recipe = task_->recipe;
  std::vector<Example> batch;
  std::vector<Trace<float>> traces;
  Loss loss;
  for (int index = 0; index < recipe.batch; ++index) {
    Random random(mixed_key(mixed_key(attempt_key(), static_cast<std::uint64_t>(attempt_step_)),
                            static_cast<std::uint64_t>(index)));
    batch.push_back(task_->example(random, Part::training));
    traces.push_back(transformer::forward<float>(task_->architecture, weights_, batch.back().input,
                                                 {.mask = task_->architecture.mask}));
    loss += loss_of(traces.back(), batch.back().targets);
  }
  set_zero(gradients_);
  const double entropy = entropy_weight();
  for (std::size_t index = 0; index < batch.size(); ++index) {
    backward(task_->architecture, weights_, batch[index].input, traces[index],
             logits_gradient(traces[index], batch[index].targets, 1 / loss.weight),
             entropy / recipe.batch, gradients_);
  }
  clip(gradients_, kClip);
  adam_.step(weights_, gradients_, learning_rate(recipe, attempt_step_));

  const double accuracy = static_cast<double>(loss.right) / static_cast<double>(loss.asked);
  // A mean over all steps until there are enough for a running one.
  const double decay = std::fmin(kRunningDecay, attempt_step_ / (attempt_step_ + 1.0));
  accuracy_ = decay * accuracy_ + (1 - decay) * accuracy;
  ++attempt_step_;
  ++steps_;
  if (tidy_up_step_ < 0 && recipe.entropy > 0 && accuracy_ > kTidyUpAccuracy) {
    tidy_up_step_ = attempt_step_;
  }
  return {.step = steps_,
          .loss = loss.sum / loss.weight,
          .accuracy = accuracy,
          .entropy_weight = entropy,
          .restarted = restarted};
}

}  // namespace training
