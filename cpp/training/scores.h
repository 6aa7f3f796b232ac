// How well a model answers, and what each of its heads does, measured.
#pragma once

#include <string>
#include <vector>

#include "training/task.h"

namespace training {

struct HeadScore {
  Index layer, head;
  // For each of the task's relations: the mean, over held-out examples and queries that have the
  // relation, of Σ A[query, key] over its keys.
  std::vector<double> relations;
  double resting;  // mean A[query, key] summed over keys that are the start token or a full stop
};

struct Scores {
  double loss;      // mean cross-entropy of the targets
  double accuracy;  // of answers to questions that fit
  std::vector<HeadScore> heads;
  std::vector<double> contrasts;  // for each of the task's contrasts: how often right beats wrong
  // The mean over relations of their heads' scores, each relation given a head of its own in the
  // way that makes this largest.
  double specialists;
};

// Over `count` held-out examples, the same for the same task and count.
Scores measure(const Task& task, const Weights<float>& weights, int count);

struct HeadName {
  std::string name;  // a relation, “resting” or “mixed”
  double score;      // of that relation, or of resting; of the best relation where it is mixed
};

// A relation names a head if its score is above .6 and at least twice the next one's; else a head
// that looks at the start token or the full stop with more than .8 is resting.
HeadName name_of(const Task& task, const HeadScore& head);

}  // namespace training
