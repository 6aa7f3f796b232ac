#include "training/friends.h"

namespace training {
namespace {

constexpr Index kToys = 16, kKinds = 4, kColours = 6;

// A kind that is not in the row is not asked for.
Example row_of(const std::vector<Index>& toys) {  // kind · kColours + colour
  Example example;
  std::vector<std::vector<Index>> places(kKinds);
  for (Index position = 0; position < kToys; ++position) {
    const Index toy = toys[static_cast<std::size_t>(position)];
    example.input.tokens.push_back(toy / kColours);
    example.input.factors.push_back(toy % kColours);
    places[static_cast<std::size_t>(toy / kColours)].push_back(position);
  }
  for (Index kind = 0; kind < kKinds; ++kind) {
    const std::vector<Index>& own = places[static_cast<std::size_t>(kind)];
    if (own.empty()) continue;
    const Index colour = example.input.factors[static_cast<std::size_t>(own.back())];
    for (Index position = 0; position < kToys; ++position) {
      example.targets.push_back({kind, position, colour, 1});
      example.relations.push_back({kind, position, own});
    }
  }
  return example;
}

Example example(Random& random, Part part) {
  std::vector<Index> toys(kToys);
  do {
    for (Index& toy : toys) toy = random.below(kKinds * kColours);
  } while (part_of(toys) != part);
  return row_of(toys);
}

}  // namespace

Task friends_task() {
  Task task;
  task.name = "friends";
  task.trained_on =
      "Rows of 16 toys drawn at random: four kinds, six colours. Every toy answers, for each kind, "
      "the colour of the last toy of that kind in the row.";
  task.limits = "It knows these toys only, and rows of about 16.";
  task.vocabulary = {"hero", "animal", "car", "robot"};
  task.factors = {"red", "orange", "yellow", "green", "blue", "purple"};
  task.questions = {"last hero", "last animal", "last car", "last robot"};
  task.relations = task.vocabulary;
  task.architecture = {.layers = 1,
                       .heads = 4,
                       .width = 32,
                       .head_width = 8,
                       .reach = kToys - 1,
                       .tokens = kKinds,
                       .factors = kColours,
                       .questions = kKinds,
                       .mask = transformer::Mask::none,
                       .readout = transformer::Readout::stream,
                       .raw_values = false};
  task.recipe = {.position_deviation = 0,
                 .steps = 1500,
                 .batch = 16,
                 .warm_up = 200,
                 .learning_rate = 5e-3,
                 .floor = 0.1,
                 .entropy = 0.01,
                 .entropy_ramp = 400};
  task.watchdog = {.steps = 800, .accuracy = 0.9, .specialists = 0.8};
  task.example = example;
  return task;
}

}  // namespace training
