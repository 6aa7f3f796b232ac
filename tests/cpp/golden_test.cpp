// The cases of tests/golden, which the TypeScript side reads too.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "support.h"

namespace attention_test {
namespace {

struct Golden {
  Shape shape{};
  Options options;
  std::map<std::string, Matrix<float>> tensors;

  const Matrix<float>& tensor(const std::string& name) const { return tensors.at(name); }
  RowVector<float> bias(const std::string& name) const {
    const auto found = tensors.find(name);
    return found == tensors.end() ? RowVector<float>() : RowVector<float>(found->second);
  }
};

Golden read(const std::string& name) {
  std::ifstream file(std::string(GOLDEN_DIR) + "/" + name + ".txt");
  Golden golden;
  std::string word, mask;
  while (file >> word) {
    if (word == "tokens") {
      file >> golden.shape.tokens;
    } else if (word == "width") {
      file >> golden.shape.width;
    } else if (word == "heads") {
      file >> golden.shape.heads;
    } else if (word == "mask") {
      file >> mask;
      golden.options.mask = mask == "causal" ? Mask::causal : Mask::none;
    } else if (word == "scale") {
      file >> golden.options.scale;
    } else if (word == "temperature") {
      file >> golden.options.temperature;
    } else {
      Index rows = 0, columns = 0;
      file >> rows >> columns;
      Matrix<float>& tensor = golden.tensors[word];
      tensor.setConstant(rows, columns, NAN);
      for (Index index = 0; index < tensor.size(); ++index) file >> tensor.data()[index];
    }
  }
  return golden;
}

std::vector<std::string> names() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(GOLDEN_DIR)) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path().stem().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST(GoldenFolder, HasTheCases) { EXPECT_GE(names().size(), 9u); }

class GoldenCase : public testing::TestWithParam<std::string> {};

// Four products in a row, each a sum of at most 16 terms that round to 2⁻²⁴: some 4 · √16 · 6e-8.
TEST_P(GoldenCase, GivesEveryTensorWithin1e6OfItsLargestMagnitude) {
  const Golden golden = read(GetParam());
  const LayerWeights<float> weights{.query = golden.tensor("weights.query"),
                                    .key = golden.tensor("weights.key"),
                                    .value = golden.tensor("weights.value"),
                                    .output = golden.tensor("weights.output"),
                                    .query_bias = golden.bias("biases.query"),
                                    .key_bias = golden.bias("biases.key"),
                                    .value_bias = golden.bias("biases.value"),
                                    .output_bias = golden.bias("biases.output")};
  const LayerTrace<float> trace =
      attention::attend<float>(golden.shape, golden.tensor("x"), weights, golden.options);
  const auto expect_golden = [&](const char* name, const Matrix<float>& tensor) {
    EXPECT_LE(difference(tensor, golden.tensor(name)), 1e-6) << name;
  };
  expect_golden("query", trace.query);
  expect_golden("key", trace.key);
  expect_golden("value", trace.value);
  expect_golden("scores", trace.scores);
  expect_golden("scaled", trace.scaled);
  expect_golden("weights", trace.weights);
  expect_golden("mixed", trace.mixed);
  expect_golden("output", trace.output);
}

std::string name_of(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, GoldenCase, testing::ValuesIn(names()), name_of);

}  // namespace
}  // namespace attention_test
