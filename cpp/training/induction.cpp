#include "training/induction.h"

#include <utility>

namespace training {
namespace {

constexpr Index kLetters = 26, kLength = 32, kShortest = 8, kLongest = 16;
// Short: else heads guess how long the block is from relative positions alone, and stay with that.
constexpr Index kReach = 4;
enum Column : Index { kPrevious, kInduction };

std::vector<Index> block_of(Random& random) {
  std::vector<Index> letters(kLetters);
  for (Index letter = 0; letter < kLetters; ++letter) {
    letters[static_cast<std::size_t>(letter)] = letter;
  }
  const Index period = kShortest + random.below(kLongest - kShortest + 1);
  for (Index place = 0; place < period; ++place) {  // Fisher and Yates' shuffle, as far as needed
    std::swap(letters[static_cast<std::size_t>(place)],
              letters[static_cast<std::size_t>(place + random.below(kLetters - place))]);
  }
  letters.resize(static_cast<std::size_t>(period));
  return letters;
}

Example example(Random& random, Part part) {
  std::vector<Index> block;
  do block = block_of(random);
  while (part_of(block) != part);
  const auto period = static_cast<Index>(block.size());

  Example example;
  for (Index position = 0; position < kLength; ++position) {
    example.input.tokens.push_back(block[static_cast<std::size_t>(position % period)]);
    if (position > 0) example.relations.push_back({kPrevious, position, {position - 1}});
    if (position < period) continue;
    // The letter has been there: what came after each earlier copy comes now.
    example.targets.push_back(
        {0, position, block[static_cast<std::size_t>((position + 1) % period)], 1});
    Relation after{kInduction, position, {}};
    for (Index key = position - period + 1; key > 0; key -= period) after.keys.push_back(key);
    example.relations.push_back(after);
  }
  return example;
}

}  // namespace

Task induction_task() {
  Task task;
  task.name = "induction";
  task.trained_on =
      "Blocks of 8 to 16 distinct letters drawn at random, repeated to 32 letters. Every letter of "
      "a repeat answers which letter comes next.";
  task.limits = "It knows the letters a to z only, and texts of about 32 letters.";
  for (char letter = 'a'; letter <= 'z'; ++letter) task.vocabulary.emplace_back(1, letter);
  task.questions = {"next letter"};
  task.relations = {"previous", "induction"};
  task.architecture = {.layers = 2,
                       .heads = 4,
                       .width = 32,
                       .head_width = 8,
                       .reach = kReach,
                       .tokens = kLetters,
                       .factors = 0,
                       .questions = 1,
                       .mask = transformer::Mask::causal,
                       .readout = transformer::Readout::stream,
                       .raw_values = false};
  task.recipe = {.position_deviation = 0.18,
                 .steps = 1200,
                 .batch = 16,
                 .warm_up = 50,
                 .learning_rate = 3e-3,
                 .floor = 0.1,
                 .entropy = 0.03,
                 .entropy_ramp = 400};
  task.watchdog = {.steps = 600, .accuracy = 0.5, .specialists = 0};
  task.example = example;
  return task;
}

}  // namespace training
