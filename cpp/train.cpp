// Trains the shipped models: `train FOLDER [--seed N] [task …]` writes FOLDER/<task>.safetensors
// and prints what was measured. Without names it trains every task.
#include <charconv>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include "attention/error.h"
#include "training/card.h"

namespace {

std::uint32_t seed_from(const std::string& text) {
  std::uint32_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error == std::errc{} && end == text.data() + text.size()) return seed;
  attention::fail("--seed is " + text + "; it must be a whole number from 0 to 4294967295");
}

void print(const transformer::Model& model, std::size_t bytes) {
  const auto entry = [&model](const char* key) { return model.card.at(key).c_str(); };
  std::printf("  seed %s, %s steps, %s restarts, %zu bytes; accuracy %s (untrained %s)\n",
              entry("seed"), entry("steps"), entry("restarts"), bytes, entry("accuracy"),
              entry("untrained_accuracy"));
  std::string relations = model.card.at("relations");
  for (char& letter : relations) letter = letter == '\n' ? '\t' : letter;
  std::printf("layer\thead\tname\tscore\tresting\t%s\n%s\n", relations.c_str(),
              entry("head_scores"));
  std::printf("untrained:\n%s\n", entry("untrained_head_scores"));
  if (!model.card.at("contrasts").empty()) std::printf("choices:\n%s\n", entry("contrasts"));
  std::fflush(stdout);
}

transformer::Bytes written(const transformer::Model& model, const training::Task& task) {
  return transformer::write_model(model, transformer::Dtype::i8, task.largest_whole);
}

void train(const training::Task& task, std::uint32_t seed, const std::string& folder) {
  std::printf("%s\n", task.name.c_str());
  std::fflush(stdout);
  training::Run run(task, seed);
  while (!run.finished()) run.step();
  // Measured as shipped: the weights rounded.
  const transformer::Model trained = training::model_of(run);
  transformer::Model model = transformer::read_model(written(trained, task));
  training::add_figures(task, model, seed);
  const transformer::Bytes bytes = written(model, task);
  const std::string path = folder + "/" + task.name + ".safetensors";
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) attention::fail("cannot write " + path);
  print(model, bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
  try {
    std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.empty()) attention::fail("train needs the folder to write to");
    const std::string folder = words.front();
    words.erase(words.begin());
    std::uint32_t seed = 1;
    if (words.size() >= 2 && words[0] == "--seed") {
      seed = seed_from(words[1]);
      words.erase(words.begin(), words.begin() + 2);
    }
    for (const std::string& name : words.empty() ? training::task_names() : words) {
      train(training::task_named(name), seed, folder);
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
