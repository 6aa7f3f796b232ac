// A task: what a model is trained on, how it is built for that, and what its heads may turn out to
// do. Its examples are drawn, never stored.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "training/adam.h"
#include "training/loss.h"
#include "training/random.h"

namespace training {

// Examples fall into two parts by a hash of what they say, so that no example of one part is ever
// one of the other.
enum class Part { training, held_out };

// One in ten is held out.
Part part_of(const std::vector<Index>& content);

// A thing that a head may do: look from this query at these keys.
struct Relation {
  Index column;  // in Task::relations
  Index query;
  std::vector<Index> keys;
};

// A choice that a language model has to make: which of two words comes after a position.
struct Contrast {
  Index kind;  // in Task::contrasts
  Index position;
  Index right, wrong;  // words
};

struct Example {
  Input input;
  std::vector<Target> targets;
  std::vector<Relation> relations;
  std::vector<Contrast> contrasts;
};

// A training that has not come this far after so many steps is started again from the next seed.
struct Watchdog {
  int steps;           // 0: never
  double accuracy;     // the least accuracy
  double specialists;  // the least Scores::specialists; 0: not looked at
};

struct Task {
  std::string name;
  std::string trained_on;  // for the model card
  std::string limits;      // for the model card
  Architecture architecture;
  std::vector<std::string> vocabulary, factors, questions;
  std::vector<std::string> relations;  // names of what a head may do
  std::vector<std::string> contrasts;  // names of choices; none but for the language model
  Recipe recipe;
  Watchdog watchdog;
  Example (*example)(Random& random, Part part);
  // What the shipped file's matrices are rounded to, as in transformer::write_model: the fewer
  // whole numbers, the smaller it compresses (cpp/README.md).
  float largest_whole = 31;
};

const std::vector<std::string>& task_names();

// Throws std::invalid_argument for a name that is not one of those.
const Task& task_named(const std::string& name);

}  // namespace training
