// The model card: what a trained model is, what was measured, and what it cannot do.
#pragma once

#include "training/run.h"
#include "training/scores.h"

namespace training {

// How many held-out examples a card's figures come from.
inline constexpr int kMeasuredExamples = 500;

// The training's model, its card still without figures.
transformer::Model model_of(const Run& run);

// Adds the figures, for these weights and beside them for weights before training. Entries:
//   accuracy, loss                of held-out examples
//   relations                     names, one a line
//   head_scores, untrained_head_scores
//                                 a line a head: layer, head, name, score, resting, then the score
//                                 of each relation, with tabs between
//   contrasts                     a line each: name, how often right beats wrong
void add_figures(const Task& task, transformer::Model& model, std::uint32_t seed);

}  // namespace training
