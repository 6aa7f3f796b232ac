#include "training/card.h"

#include <array>
#include <cstdio>

namespace training {
namespace {

std::string figure(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4f", value);
  return text.data();
}

// Appends to a text in which `mark` stands between the parts.
void append(std::string& text, char mark, const std::string& part) {
  if (!text.empty()) text += mark;
  text += part;
}

std::string head_line(const Task& task, const HeadScore& head) {
  const auto [name, score] = name_of(task, head);
  std::string line = std::to_string(head.layer);
  append(line, '\t', std::to_string(head.head));
  append(line, '\t', name);
  append(line, '\t', figure(score));
  append(line, '\t', figure(head.resting));
  for (const double relation : head.relations) append(line, '\t', figure(relation));
  return line;
}

std::string head_lines(const Task& task, const Scores& scores) {
  std::string text;
  for (const HeadScore& head : scores.heads) append(text, '\n', head_line(task, head));
  return text;
}

std::string lines(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) append(text, '\n', name);
  return text;
}

}  // namespace

transformer::Model model_of(const Run& run) {
  const Task& task = run.task();
  transformer::Model model;
  model.architecture = task.architecture;
  model.vocabulary = task.vocabulary;
  model.factors = task.factors;
  model.questions = task.questions;
  model.weights = run.weights();
  model.card = {{"task", task.name},
                {"trained_on", task.trained_on},
                {"limits", task.limits},
                {"seed", std::to_string(run.seed())},
                {"steps", std::to_string(run.steps())},
                {"restarts", std::to_string(run.restarts())}};
  return model;
}

void add_figures(const Task& task, transformer::Model& model, std::uint32_t seed) {
  const Scores scores = measure(task, model.weights, kMeasuredExamples);
  const Scores untrained = measure(task, Run(task, seed).weights(), kMeasuredExamples);
  model.card["accuracy"] = figure(scores.accuracy);
  model.card["loss"] = figure(scores.loss);
  model.card["untrained_accuracy"] = figure(untrained.accuracy);
  model.card["relations"] = lines(task.relations);
  model.card["head_scores"] = head_lines(task, scores);
  model.card["untrained_head_scores"] = head_lines(task, untrained);
  std::vector<std::string> contrasts;
  for (std::size_t kind = 0; kind < task.contrasts.size(); ++kind) {
    std::string line = task.contrasts[kind];
    append(line, '\t', figure(scores.contrasts[kind]));
    contrasts.push_back(line);
  }
  model.card["contrasts"] = lines(contrasts);
}

}  // namespace training
