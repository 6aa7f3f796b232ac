// A training's state in a file: what Run::snapshot writes and Run::restored reads.
#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

#include "attention/error.h"
#include "training/run.h"

namespace training {
namespace {

using transformer::StoredFile;
using transformer::TensorToStore;

constexpr const char* kFormat = "attention-lab training 1";
constexpr std::array<const char*, 3> kParts{"weights.", "mean.", "square."};

[[noreturn]] void fail(const std::string& message) { attention::fail("snapshot: " + message); }

// Numbers as texts; fractions by their bits, so that none is rounded.
std::int64_t number(const transformer::Metadata& metadata, const std::string& key) {
  const auto entry = metadata.find(key);
  if (entry == metadata.end()) fail("it has no entry “" + key + "”");
  const std::string& text = entry->second;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    fail(key + " is “" + text + "”; it must be a whole number");
  }
  return value;
}

int count(const transformer::Metadata& metadata, const std::string& key, int least) {
  const std::int64_t value = number(metadata, key);
  if (value < least || value > 1'000'000'000) {
    fail(key + " is " + std::to_string(value) + "; it must be from " + std::to_string(least) +
         " to 1000000000");
  }
  return static_cast<int>(value);
}

void fill(StoredFile& file, const std::string& part, Weights<float>& weights) {
  for (const auto& tensor : transformer::tensors(weights)) {
    const auto found = file.tensors.find(part + tensor.name);
    if (found == file.tensors.end()) fail("the tensor “" + part + tensor.name + "” is missing");
    attention::check_length(part + tensor.name, static_cast<double>(found->second.values.size()),
                            tensor.rows, tensor.columns);
    attention::check_finite<float>(part + tensor.name, found->second.values);
    std::copy(found->second.values.begin(), found->second.values.end(), tensor.data);
  }
}

}  // namespace

transformer::Bytes Run::snapshot() const {
  const transformer::Metadata metadata{
      {"format", kFormat},
      {"task", task_->name},
      {"seed", std::to_string(seed_)},
      {"restarts", std::to_string(restarts_)},
      {"steps", std::to_string(steps_)},
      {"attempt_step", std::to_string(attempt_step_)},
      {"tidy_up_step", std::to_string(tidy_up_step_)},
      {"adam_steps", std::to_string(adam_.steps)},
      {"accuracy_bits", std::to_string(std::bit_cast<std::int64_t>(accuracy_))}};
  std::array<Weights<float>, 3> parts{weights_, adam_.mean, adam_.square};
  std::vector<TensorToStore> list;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (const auto& tensor : transformer::tensors(parts[part])) {
      list.push_back(
          {kParts[part] + tensor.name,
           transformer::Dtype::f32,
           {static_cast<std::uint64_t>(tensor.rows), static_cast<std::uint64_t>(tensor.columns)},
           tensor.values()});
    }
  }
  return transformer::write_safetensors(metadata, list);
}

Run Run::restored(std::span<const std::uint8_t> bytes) {
  StoredFile file = transformer::read_safetensors(bytes);
  if (file.metadata["format"] != kFormat) fail(std::string("its format is not ") + kFormat);
  const std::int64_t seed = number(file.metadata, "seed");
  if (seed < 0 || seed > 0xFFFFFFFF) fail("seed must be from 0 to 4294967295");
  Run run(task_named(file.metadata["task"]), static_cast<std::uint32_t>(seed));
  run.restarts_ = count(file.metadata, "restarts", 0);
  run.steps_ = count(file.metadata, "steps", 0);
  run.attempt_step_ = count(file.metadata, "attempt_step", 0);
  run.tidy_up_step_ = count(file.metadata, "tidy_up_step", -1);
  run.adam_.steps = count(file.metadata, "adam_steps", 0);
  run.accuracy_ = std::bit_cast<double>(number(file.metadata, "accuracy_bits"));
  if (!(run.accuracy_ >= 0 && run.accuracy_ <= 1)) fail("accuracy must be from 0 to 1");
  const std::array<Weights<float>*, 3> parts{&run.weights_, &run.adam_.mean, &run.adam_.square};
  for (std::size_t part = 0; part < parts.size(); ++part) {
    fill(file, kParts[part], *parts[part]);
  }
  return run;
}

}  // namespace training
