#include "training/grammar_tasks.h"

#include <algorithm>

#include "training/sentences.h"
#include "training/words.h"

namespace training {
namespace {

constexpr Index kPreviousColumn = kQuestions;
constexpr double kDropout = 0.03;  // words replaced by the unknown-word token
constexpr double kRest = 0.25;     // how many of the words that a question does not fit are asked
constexpr double kRestWeight = 0.5;

constexpr Index kStartPlace = 0, kUnknownPlace = 1;

// Words that readers will type are not all known: some are hidden, so that they work by context.
void hide_words(Random& random, std::vector<Index>& words) {
  const auto stop = static_cast<Index>(grammar_place("."));
  for (Index& word : words) {
    if (word != kStartPlace && word != stop && random.chance(kDropout)) word = kUnknownPlace;
  }
}

std::vector<Relation> relations_of(const Sentence& sentence, bool causal) {
  std::vector<Relation> relations;
  for (const auto& [question, query, target] : sentence.pairs) {
    if (!causal || target <= query) relations.push_back({question, query, {target}});
  }
  for (Index query = 1; query < static_cast<Index>(sentence.words.size()); ++query) {
    relations.push_back({kPreviousColumn, query, {query - 1}});
  }
  return relations;
}

// Questions that words do not fit, answered by the start token.
void add_rests(Random& random, const Sentence& sentence, std::vector<Target>& targets) {
  const auto length = static_cast<Index>(sentence.words.size());
  for (Index question = 0; question < kQuestions; ++question) {
    for (Index position = 0; position < length; ++position) {
      const bool fits = std::any_of(
          sentence.pairs.begin(), sentence.pairs.end(),
          [&](const Pair& pair) { return pair.question == question && pair.query == position; });
      const bool silent = std::any_of(
          sentence.silent.begin(), sentence.silent.end(),
          [&](const auto& pair) { return pair.first == question && pair.second == position; });
      if (!fits && !silent && random.chance(kRest)) {
        targets.push_back({question, position, kStartPlace, kRestWeight});
      }
    }
  }
}

Example questions(Random& random, Part part) {
  Sentence sentence = draw_sentence(random, part);
  hide_words(random, sentence.words);
  Example example;
  for (const auto& [question, query, target] : sentence.pairs) {
    const Index answer = sentence.words[static_cast<std::size_t>(target)];
    example.targets.push_back({question, query, answer, 1});
  }
  add_rests(random, sentence, example.targets);
  example.relations = relations_of(sentence, false);
  example.input.tokens = std::move(sentence.words);
  return example;
}

Example next_words(Random& random, Part part) {
  Sentence sentence = draw_sentence(random, part);
  Example example;
  for (std::size_t next = 1; next < sentence.words.size(); ++next) {
    example.targets.push_back({0, static_cast<Index>(next) - 1, sentence.words[next], 1});
  }
  example.relations = relations_of(sentence, true);
  example.contrasts = std::move(sentence.contrasts);
  // Held out, every choice must be one that the words before it settle.
  if (part == Part::training) hide_words(random, sentence.words);
  example.input.tokens = std::move(sentence.words);
  return example;
}

Task base() {
  Task task;
  task.vocabulary = grammar_vocabulary();
  task.relations = {"subject", "object", "antecedent", "noun", "verb", "previous"};
  task.architecture = {.layers = 2,
                       .heads = 5,
                       .width = 48,
                       .head_width = 16,
                       .reach = 16,
                       .tokens = static_cast<Index>(task.vocabulary.size()),
                       .factors = 0,
                       .questions = kQuestions,
                       .mask = transformer::Mask::none,
                       .readout = transformer::Readout::heads,
                       .raw_values = true};
  task.recipe = {.position_deviation = 0.15,
                 .steps = 4000,
                 .batch = 16,
                 .warm_up = 100,
                 .learning_rate = 4e-3,
                 .floor = 0.05,
                 .entropy = 0.1,
                 .entropy_ramp = 400};
  task.watchdog = {};
  task.limits =
      "A toy grammar of fixed templates, not English. Who a pronoun means follows from gender and "
      "number, not from understanding. ";
  return task;
}

Task asking_task() {
  Task task = base();
  task.questions = {"subject", "object", "antecedent", "noun", "verb"};
  task.trained_on =
      "Sentences drawn from a grammar of 8 templates. Each word answers, with a word of its "
      "sentence: a verb, who does it and what or whom; a pronoun, who is meant; a determiner or an "
      "adjective, which noun; a subject, what it does. What a question does not fit answers the "
      "start token. Where a head looks is never taught.";
  task.example = questions;
  return task;
}

}  // namespace

Task grammar_task() {
  Task task = asking_task();
  task.name = "grammar";
  // Narrower than the others and of coarser numbers, since every reader of the front page waits for
  // it; more steps make up for that.
  task.architecture.width = 32;
  task.recipe.steps = 7500;
  task.largest_whole = 7;
  task.limits +=
      "Each head of the last layer is assigned its question by design; where it looks is learned. "
      "That answers are read from the words that a head looks at is made for teaching; it is not "
      "how GPT works.";
  return task;
}

Task emergent_grammar_task() {
  Task task = asking_task();
  task.name = "grammar-emergent";
  task.architecture.readout = transformer::Readout::output;
  task.limits +=
      "Nobody assigned its heads, so that they are less tidy: a head may share a question with "
      "another. That answers are read from the words that heads look at is made for teaching; it "
      "is not how GPT works.";
  return task;
}

Task language_task() {
  Task task = base();
  task.name = "language";
  task.questions = {"next word"};
  task.contrasts = {"agreement", "bracket", "pronoun", "indirect object"};
  task.trained_on =
      "Sentences drawn from a grammar of 8 templates. Each word answers which word comes next.";
  task.limits += "Most of its heads do several things at once.";
  task.architecture.heads = 4;
  task.architecture.head_width = 12;
  task.architecture.questions = 1;
  task.architecture.mask = transformer::Mask::causal;
  task.architecture.readout = transformer::Readout::stream;
  task.architecture.raw_values = false;
  task.recipe.learning_rate = 3e-3;
  task.recipe.steps = 5000;
  task.recipe.entropy = 0;
  task.example = next_words;
  return task;
}

}  // namespace training
