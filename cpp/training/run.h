// A training: a task, a seed, and how far it has come. The same task, seed and number of steps give
// the same weights, on the same build.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "training/scores.h"
#include "transformer/model.h"

namespace training {

// Parameters before training: gains 1, biases 0, all else bell-shaped: relative
// positions with the recipe's deviation, the rest with 1 / √width.
Weights<float> initial_weights(const Task& task, std::uint64_t seed);

// What one step found, before it changed the weights.
struct StepReport {
  int step;               // counted over restarts too; the first is 1
  double loss;            // mean cross-entropy of the batch
  double accuracy;        // of the batch
  double entropy_weight;  // of the tidy-up, in this step
  bool restarted;         // this step began anew, since the watchdog gave up the training before it
};

class Run {
 public:
  Run(const Task& task, std::uint32_t seed);

  StepReport step();
  // The recipe's steps are done: the learning rate has come to its end, and step() goes on with it.
  bool finished() const { return attempt_step_ >= task_->recipe.steps; }

  const Task& task() const { return *task_; }
  std::uint32_t seed() const { return seed_; }
  int steps() const { return steps_; }                // over restarts too
  int restarts() const { return restarts_; }          // by the watchdog
  double accuracy() const { return accuracy_; }       // a running mean over about 20 steps
  int tidy_up_step() const { return tidy_up_step_; }  // of this attempt; −1 before it
  const Weights<float>& weights() const { return weights_; }

  // Everything that the next step depends on, in the safetensors format.
  transformer::Bytes snapshot() const;

  // Throws std::invalid_argument for bytes that are not a snapshot of the same task.
  static Run restored(std::span<const std::uint8_t> bytes);

 private:
  void start_attempt();
  bool stuck() const;
  double entropy_weight() const;
  std::uint64_t attempt_key() const;

  const Task* task_;
  std::uint32_t seed_;
  int restarts_ = 0, steps_ = 0, attempt_step_ = 0, tidy_up_step_ = -1;
  double accuracy_ = 0;
  Weights<float> weights_, gradients_;
  Adam adam_;
};

}  // namespace training
