// The shipped models reach, on held-out examples, what is claimed of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "support.h"
#include "training/card.h"

namespace attention_test {
namespace {

using training::HeadScore;
using training::Scores;
using training::Task;
using transformer::Bytes;
using transformer::Dtype;
using transformer::Model;

// The sanitizers make a forward pass some thirty times slower.
#ifdef __SANITIZE_ADDRESS__
constexpr int kExamples = 40;
#else
constexpr int kExamples = training::kMeasuredExamples;
#endif

Bytes shipped(const std::string& name) {
  std::ifstream file(std::string(MODELS_DIR) + "/" + name + ".safetensors", std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

std::string refusal_of_file(const transformer::StoredFile& file) {
  std::vector<transformer::TensorToStore> tensors;
  for (const auto& [name, tensor] : file.tensors) {
    tensors.push_back({name, tensor.dtype, tensor.shape, tensor.values});
  }
  const Bytes bytes = transformer::write_safetensors(file.metadata, tensors);
  return refusal([&bytes] { transformer::read_model(bytes); });
}

Scores scores_of(const std::string& name) {
  return training::measure(training::task_named(name),
                           transformer::read_model(shipped(name)).weights, kExamples);
}

double best(const Scores& scores, Index layer, std::size_t column) {
  double best = 0;
  for (const HeadScore& head : scores.heads) {
    if (head.layer == layer) best = std::max(best, head.relations[column]);
  }
  return best;
}

TEST(ShippedModels, FriendsHasOneHeadForEachKind) {
  const Scores scores = scores_of("friends");
  EXPECT_GE(scores.accuracy, 0.995);
  EXPECT_GE(scores.specialists, 0.99);
}

TEST(ShippedModels, InductionHasAPreviousTokenHeadAndAnInductionHead) {
  const Scores scores = scores_of("induction");
  EXPECT_GE(scores.accuracy, 0.995);
  EXPECT_GE(best(scores, 0, 0), 0.91);
  EXPECT_GE(best(scores, 1, 1), 0.98);
}

TEST(ShippedModels, GrammarHasAHeadForEachQuestion) {
  const Scores scores = scores_of("grammar");
  EXPECT_GE(scores.accuracy, 0.99);
  for (const HeadScore& head : scores.heads) {
    if (head.layer != 1) continue;
    for (Index column = 0; column < 5; ++column) {
      const double score = head.relations[static_cast<std::size_t>(column)];
      if (column == head.head) {
        EXPECT_GE(score, 0.75);
      } else {
        EXPECT_LE(score, 0.02);
      }
    }
  }
}

TEST(ShippedModels, EmergentGrammarFindsWhatItIsAskedWithWhateverHead) {
  const Scores scores = scores_of("grammar-emergent");
  EXPECT_GE(scores.accuracy, 0.99);
  double mean = 0;
  for (std::size_t column = 0; column < 5; ++column) mean += best(scores, 1, column) / 5;
  EXPECT_GE(mean, 0.85);
}

TEST(ShippedModels, LanguageChoosesTheRightWord) {
  const Scores scores = scores_of("language");
  const double least[] = {0.99, 0.98, 0.97, 0.93};
  for (std::size_t kind = 0; kind < scores.contrasts.size(); ++kind) {
    EXPECT_GE(scores.contrasts[kind], least[kind])
        << training::task_named("language").contrasts[kind];
  }
}

// An untrained model knows nothing: the thresholds above are not reached by chance.
TEST(ShippedModels, KnowWhatAnUntrainedOneDoesNot) {
  for (const char* name : {"friends", "induction", "grammar"}) {
    const Task& task = training::task_named(name);
    const Scores scores = training::measure(task, training::initial_weights(task, 1), kExamples);
    EXPECT_LE(scores.accuracy, 0.5) << name;
    EXPECT_LE(scores.specialists, 0.5) << name;
  }
}

TEST(ShippedModels, TogetherAreSmallEnoughToSend) {
  std::size_t bytes = 0;
  for (const std::string& name : training::task_names()) bytes += shipped(name).size();
  EXPECT_LE(bytes, 600'000u);
}

// The weight of the last layer's head on a key, for a sentence as a reader would type it.
double looks(
    const Model& model, const std::string& text, Index head, std::size_t query, std::size_t key) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    words.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  const transformer::Reading reading = transformer::read_tokens(model, words);
  const auto trace =
      transformer::forward<float>(model.architecture, model.weights, reading.input, {});
  const auto tokens = static_cast<Index>(reading.tokens.size());
  return trace.layers.back().attention.weights(head * tokens + static_cast<Index>(query),
                                               static_cast<Index>(key));
}

TEST(ShippedModels, GrammarReadsTypedSentences) {
  const Model model = transformer::read_model(shipped("grammar"));
  EXPECT_GE(looks(model, "I love AI", 0, 2, 1), 0.8) << "love → I";
  EXPECT_GE(looks(model, "I love AI", 1, 2, 3), 0.8) << "love → AI";
  EXPECT_GE(looks(model, "The keys to the cabinet are old", 0, 6, 2), 0.8) << "are → keys";
  EXPECT_GE(looks(model, "the keys to the cabinet are old .", 3, 7, 2), 0.8) << "old → keys";
  EXPECT_GE(looks(model, "Mary called John because she likes him .", 2, 5, 1), 0.5) << "she → Mary";
  EXPECT_GE(looks(model, "Mary called John because she likes him .", 2, 7, 3), 0.5) << "him → John";
  EXPECT_GE(looks(model, "the gizmo near the cats is old .", 0, 6, 2), 0.7) << "is → gizmo";
}

TEST(Models, AreReadAsTheyWereWritten) {
  for (const std::string& name : training::task_names()) {
    const Bytes bytes = shipped(name);
    const Model model = transformer::read_model(bytes);
    EXPECT_EQ(model.card.at("task"), name);
    const float largest_whole = training::task_named(name).largest_whole;
    EXPECT_EQ(transformer::write_model(model, Dtype::i8, largest_whole), bytes) << name;
  }
}

// Whole numbers up to 31, each row with a scale of its own: half a step off at most. Vectors that
// are no matrices, and the scales, are of half precision.
TEST(Models, OfBytesAreAtMostHalfAStepFromWhatWasRounded) {
  const training::Task& task = training::task_named("friends");
  Model model = training::model_of(training::Run(task, 7));
  Model bytes = transformer::read_model(transformer::write_model(model, Dtype::i8));
  const auto exact = transformer::tensors(model.weights);
  const auto rounded = transformer::tensors(bytes.weights);
  ASSERT_EQ(exact.size(), rounded.size());
  for (std::size_t index = 0; index < exact.size(); ++index) {
    const Index rows = exact[index].rows, columns = exact[index].columns;
    const Eigen::Map<const Matrix<float>> wanted(exact[index].data, rows, columns);
    const Eigen::Map<const Matrix<float>> found(rounded[index].data, rows, columns);
    for (Index row = 0; row < rows; ++row) {
      const float largest = wanted.row(row).cwiseAbs().maxCoeff();
      const float bound = rows == 1 ? largest / 2048 : largest / 31 * (0.5F + 31.0F / 2048);
      EXPECT_LE((wanted.row(row) - found.row(row)).cwiseAbs().maxCoeff(), bound)
          << exact[index].name << ", row " << row;
    }
  }
}

TEST(Models, OfBytesNeedAScaleForEachRow) {
  const auto refusal_of = [](const auto& change) {
    auto file = transformer::read_safetensors(shipped("friends"));
    change(file.tensors);
    return refusal_of_file(file);
  };
  EXPECT_EQ(refusal_of([](auto&) {}), "no error");
  EXPECT_EQ(refusal_of([](auto& tensors) { tensors.erase("embedding.scale"); }),
            "attention: model: the tensor “embedding.scale” is missing");
  EXPECT_EQ(refusal_of([](auto& tensors) {
              tensors.at("embedding.scale").shape = {4, 1, 1};
            }),
            "attention: model: embedding.scale must be 4 × 1");
  EXPECT_EQ(refusal_of([](auto& tensors) { tensors.at("embedding").dtype = Dtype::f16; }),
            "attention: model: the tensor “embedding.scale” is not one of its own");
  const std::string infinite =
      refusal_of([](auto& tensors) { tensors.at("embedding.scale").values[1] = INFINITY; });
  EXPECT_EQ(infinite.substr(0, 55), "attention: embedding.scale has infinity at index 1; eve");
}

TEST(Models, ReadWordsInAnyCaseAndMarkThoseTheyDoNotKnow) {
  const Model model = transformer::read_model(shipped("grammar"));
  const std::vector<std::string> words{"The", "Gizmo", "<start>", "AI"};
  const transformer::Reading reading = transformer::read_tokens(model, words);
  EXPECT_EQ(reading.tokens, (std::vector<std::string>{"<start>", "The", "Gizmo", "<start>", "AI"}));
  EXPECT_EQ(reading.known, (std::vector<bool>{true, true, false, false, true}));
  EXPECT_EQ(model.vocabulary[static_cast<std::size_t>(reading.input.tokens[1])], "the");
  EXPECT_EQ(model.vocabulary[static_cast<std::size_t>(reading.input.tokens[2])], "<unknown>");
}

TEST(Models, WithoutATokenForUnknownWordsRefuseThemAndSayWhatTheyKnow) {
  const Model friends = transformer::read_model(shipped("friends"));
  const auto refusal_of = [&friends](const std::string& word) {
    return refusal([&] { transformer::read_tokens(friends, std::vector<std::string>{word}); });
  };
  EXPECT_EQ(refusal_of("red car"), "no error");
  EXPECT_EQ(refusal_of("red train"),
            "attention: model: “red train” is not in its vocabulary; use hero, animal, car, robot");
  EXPECT_EQ(
      refusal_of("pink car"),
      "attention: model: “pink car” is not in its vocabulary; use red, orange, yellow, green, "
      "blue, purple");
  EXPECT_EQ(refusal_of("car").substr(0, 27), "attention: model: “car”");
}

// One entry of a good file changed at a time.
TEST(Models, ThatMakeNoSenseAreRefused) {
  const Bytes bytes = shipped("friends");
  const auto refusal_with = [&bytes](const std::string& key, const std::string& text) {
    auto file = transformer::read_safetensors(bytes);
    if (text == "—") {
      file.metadata.erase(key);
    } else {
      file.metadata[key] = text;
    }
    return refusal_of_file(file);
  };
  const std::string model = "attention: model: ";
  EXPECT_EQ(refusal_with("heads", "4"), "no error");
  EXPECT_EQ(refusal_with("heads", "—"), model + "the file has no entry “heads”");
  EXPECT_EQ(refusal_with("heads", "four"), model + "heads is “four”; it must be a whole number");
  EXPECT_EQ(refusal_with("heads", "0"), model + "heads is 0; it must be from 1 to 64");
  EXPECT_EQ(refusal_with("width", "1000000"), model + "width is 1000000; it must be from 1 to 512");
  EXPECT_EQ(refusal_with("heads", "8"), model + "layers.0.attention.query must be 32 × 64");
  EXPECT_EQ(refusal_with("layers", "2"), model + "the tensor “layers.1.norm.gain” is missing");
  EXPECT_EQ(refusal_with("mask", "future"),
            model + "mask is “future”; it must be one of none, causal");
  EXPECT_EQ(refusal_with("readout", "output"),
            model + "the tensor “norm.bias” is not one of its own");
  EXPECT_EQ(refusal_with("format", "2"), model + "its format is not attention-lab 1");
}

}  // namespace
}  // namespace attention_test
