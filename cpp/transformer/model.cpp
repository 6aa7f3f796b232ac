#include "transformer/model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <list>
#include <utility>

#include "attention/error.h"

namespace transformer {
namespace {

[[noreturn]] void fail(const std::string& message) { attention::fail("model: " + message); }

// The words of one entry stand in lines.
std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

std::string join_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

// Takes an entry out of the metadata: what is left in the end is the card.
std::string take(Metadata& metadata, const std::string& key) {
  const auto entry = metadata.find(key);
  if (entry == metadata.end()) fail("the file has no entry “" + key + "”");
  std::string text = std::move(entry->second);
  metadata.erase(entry);
  return text;
}

Index take_number(Metadata& metadata, const std::string& key) {
  const std::string text = take(metadata, key);
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    fail(key + " is “" + text + "”; it must be a whole number");
  }
  return number;
}

template <typename Value, std::size_t count>
using Names = std::array<std::pair<Value, const char*>, count>;

constexpr Names<Mask, 2> kMasks{{{Mask::none, "none"}, {Mask::causal, "causal"}}};
constexpr Names<Readout, 3> kReadouts{
    {{Readout::stream, "stream"}, {Readout::output, "output"}, {Readout::heads, "heads"}}};
constexpr Names<bool, 2> kValues{{{false, "stream"}, {true, "embedding"}}};

template <typename Value, std::size_t count>
Value take_choice(Metadata& metadata, const std::string& key, const Names<Value, count>& names) {
  const std::string text = take(metadata, key);
  std::string choices;
  for (const auto& [value, name] : names) {
    if (text == name) return value;
    choices += (choices.empty() ? "" : ", ") + std::string(name);
  }
  fail(key + " is “" + text + "”; it must be one of " + choices);
}

template <typename Value, std::size_t count>
const char* name_of(Value wanted, const Names<Value, count>& names) {
  return std::find_if(names.begin(), names.end(),
                      [wanted](const auto& pair) { return pair.first == wanted; })
      ->second;
}

using Stored = std::map<std::string, StoredTensor>;

StoredTensor take(Stored& stored, const std::string& name, Index rows, Index columns) {
  const auto found = stored.find(name);
  if (found == stored.end()) fail("the tensor “" + name + "” is missing");
  const std::vector<std::uint64_t> wanted{static_cast<std::uint64_t>(rows),
                                          static_cast<std::uint64_t>(columns)};
  if (found->second.shape != wanted) {
    fail(name + " must be " + std::to_string(rows) + " × " + std::to_string(columns));
  }
  attention::check_finite<float>(name, found->second.values);
  StoredTensor tensor = std::move(found->second);
  stored.erase(found);
  return tensor;
}

constexpr const char* kScale = ".scale";

void fill(Weights<float>& weights, Stored& stored) {
  for (const NamedTensor<float>& tensor : tensors(weights)) {
    const StoredTensor found = take(stored, tensor.name, tensor.rows, tensor.columns);
    Eigen::Map<Matrix<float>> values(tensor.data, tensor.rows, tensor.columns);
    values = Eigen::Map<const Matrix<float>>(found.values.data(), tensor.rows, tensor.columns);
    if (found.dtype != Dtype::i8) continue;
    const StoredTensor scales = take(stored, tensor.name + kScale, tensor.rows, 1);
    for (Index row = 0; row < tensor.rows; ++row) {
      values.row(row) *= scales.values[static_cast<std::size_t>(row)];
    }
  }
  if (!stored.empty()) fail("the tensor “" + stored.begin()->first + "” is not one of its own");
}

TensorToStore to_store(const std::string& name,
                       Dtype dtype,
                       const Eigen::Ref<const Matrix<float>>& values) {
  return {name,
          dtype,
          {static_cast<std::uint64_t>(values.rows()), static_cast<std::uint64_t>(values.cols())},
          {values.data(), static_cast<std::size_t>(values.size())}};
}

// value ≈ whole · scale, in every row of a matrix.
struct Wholes {
  Matrix<float> wholes;
  Matrix<float> scales;  // [rows, 1]
};

// A scale has the 11 significant bits of half precision: its products with whole numbers are exact,
// and what was read is written as it was.
Wholes rounded(const Eigen::Ref<const Matrix<float>>& values, float largest_whole) {
  Wholes result{Matrix<float>::Zero(values.rows(), values.cols()), {values.rows(), 1}};
  for (Index row = 0; row < values.rows(); ++row) {
    const float largest = values.row(row).cwiseAbs().maxCoeff();
    const auto scale = static_cast<float>(Eigen::half(largest / largest_whole));
    result.scales(row, 0) = scale;
    if (scale == 0) continue;
    result.wholes.row(row) = (values.row(row) / scale)
                                 .array()
                                 .round()
                                 .cwiseMin(largest_whole)
                                 .cwiseMax(-largest_whole)
                                 .matrix();
  }
  return result;
}

// The place of a word that a reader may use: the marks at the front stand for no word.
Index find_word(const std::vector<std::string>& vocabulary, const std::string& word) {
  if (word == kStart || word == kUnknown) return -1;
  const auto place_of = [&vocabulary](const std::string& text) -> Index {
    const auto found = std::find(vocabulary.begin(), vocabulary.end(), text);
    return found == vocabulary.end() ? -1 : found - vocabulary.begin();
  };
  const Index place = place_of(word);
  if (place >= 0) return place;
  std::string lower = word;
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return place_of(lower);
}

[[noreturn]] void fail_unknown(const std::string& token, const std::vector<std::string>& known) {
  std::string list;
  for (const std::string& word : known) list += (list.empty() ? "" : ", ") + word;
  fail("“" + token + "” is not in its vocabulary; use " + list);
}

Index place_of_mark(const Model& model, const char* mark) {
  const auto found = std::find(model.vocabulary.begin(), model.vocabulary.end(), mark);
  return found == model.vocabulary.end() ? -1 : found - model.vocabulary.begin();
}

}  // namespace

Reading read_tokens(const Model& model, std::span<const std::string> tokens) {
  Reading reading;
  const Index start = place_of_mark(model, kStart), unknown = place_of_mark(model, kUnknown);
  if (start >= 0) {
    reading.tokens.emplace_back(kStart);
    reading.known.push_back(true);
    reading.input.tokens.push_back(start);
  }
  for (const std::string& token : tokens) {
    std::string word = token;
    if (!model.factors.empty()) {
      const std::size_t space = token.find_last_of(' ');
      const Index factor = find_word(model.factors, token.substr(0, std::min(space, token.size())));
      if (space == std::string::npos || factor < 0) fail_unknown(token, model.factors);
      reading.input.factors.push_back(factor);
      word = token.substr(space + 1);
    }
    const Index place = find_word(model.vocabulary, word);
    if (place < 0 && unknown < 0) fail_unknown(token, model.vocabulary);
    reading.tokens.push_back(token);
    reading.known.push_back(place >= 0);
    reading.input.tokens.push_back(place >= 0 ? place : unknown);
  }
  return reading;
}

Model read_model(std::span<const std::uint8_t> bytes) {
  StoredFile file = read_safetensors(bytes);
  if (take(file.metadata, "format") != "attention-lab 1") fail("its format is not attention-lab 1");
  Model model;
  model.vocabulary = split_lines(take(file.metadata, "vocabulary"));
  model.factors = split_lines(take(file.metadata, "factors"));
  model.questions = split_lines(take(file.metadata, "questions"));
  model.architecture = {.layers = take_number(file.metadata, "layers"),
                        .heads = take_number(file.metadata, "heads"),
                        .width = take_number(file.metadata, "width"),
                        .head_width = take_number(file.metadata, "head_width"),
                        .reach = take_number(file.metadata, "reach"),
                        .tokens = static_cast<Index>(model.vocabulary.size()),
                        .factors = static_cast<Index>(model.factors.size()),
                        .questions = static_cast<Index>(model.questions.size()),
                        .mask = take_choice(file.metadata, "mask", kMasks),
                        .readout = take_choice(file.metadata, "readout", kReadouts),
                        .raw_values = take_choice(file.metadata, "values", kValues)};
  check(model.architecture);
  model.card = std::move(file.metadata);
  model.weights = blank_weights<float>(model.architecture);
  fill(model.weights, file.tensors);
  return model;
}

Bytes write_model(const Model& model, Dtype dtype, float largest_whole) {
  const Architecture& architecture = model.architecture;
  Metadata metadata = model.card;
  metadata["format"] = "attention-lab 1";
  metadata["vocabulary"] = join_lines(model.vocabulary);
  metadata["factors"] = join_lines(model.factors);
  metadata["questions"] = join_lines(model.questions);
  metadata["layers"] = std::to_string(architecture.layers);
  metadata["heads"] = std::to_string(architecture.heads);
  metadata["width"] = std::to_string(architecture.width);
  metadata["head_width"] = std::to_string(architecture.head_width);
  metadata["reach"] = std::to_string(architecture.reach);
  metadata["mask"] = name_of(architecture.mask, kMasks);
  metadata["readout"] = name_of(architecture.readout, kReadouts);
  metadata["values"] = name_of(architecture.raw_values, kValues);
  Weights<float> weights = model.weights;
  const std::vector<NamedTensor<float>> parameters = tensors(weights);
  std::vector<TensorToStore> list;
  std::list<Wholes> wholes;
  for (const NamedTensor<float>& tensor : parameters) {
    const Eigen::Map<Matrix<float>> values(tensor.data, tensor.rows, tensor.columns);
    if (dtype == Dtype::i8 && tensor.rows > 1) {
      const Wholes& part = wholes.emplace_back(rounded(values, largest_whole));
      list.push_back(to_store(tensor.name, Dtype::i8, part.wholes));
      list.push_back(to_store(tensor.name + kScale, Dtype::f16, part.scales));
    } else {
      list.push_back(to_store(tensor.name, dtype == Dtype::i8 ? Dtype::f16 : dtype, values));
    }
  }
  // Bytes last, so that all else is aligned.
  std::stable_partition(list.begin(), list.end(),
                        [](const auto& part) { return part.dtype != Dtype::i8; });
  return write_safetensors(metadata, list);
}

}  // namespace transformer
