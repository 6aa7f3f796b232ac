// Bad input is refused with the name, what came and what was expected; the engine goes on.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "attention/error.h"
#include "support.h"

namespace attention_test {
namespace {

// Two tokens of width 4 in two heads, with everything that a request can have.
struct Request {
  Shape shape{2, 4, 2};
  Matrix<float> x = Inputs(41).matrix(2, 4);
  LayerWeights<float> weights = Inputs(42).layer(4, true);
  Options options;

  LayerTrace<float> attend() const { return attention::attend<float>(shape, x, weights, options); }
  std::string refusal() const {
    return attention_test::refusal([this] { attend(); });
  }
};

struct Place {
  const char* name;
  Matrix<float> LayerWeights<float>::*matrix = nullptr;
  RowVector<float> LayerWeights<float>::*bias = nullptr;

  Index size() const { return bias ? 4 : matrix ? 16 : 8; }
  std::string shape() const { return bias ? "4 (1 × 4)" : matrix ? "16 (4 × 4)" : "8 (2 × 4)"; }
  float* values(Request& request) const {
    if (bias) return (request.weights.*bias).data();
    return (matrix ? request.weights.*matrix : request.x).data();
  }
};

class Tensors : public testing::TestWithParam<Place> {};

TEST_P(Tensors, WithANotFiniteValueAreRefusedWithItsIndex) {
  const std::string name = std::string("attention: ") + GetParam().name;
  for (Index index = 0; index < GetParam().size(); ++index) {
    const auto refusal_of = [&](float value) {
      Request request;
      GetParam().values(request)[index] = value;
      return request.refusal();
    };
    const std::string at =
        " at index " + std::to_string(index) + "; every value must be a finite number";
    EXPECT_EQ(refusal_of(NAN), name + " has NaN" + at);
    EXPECT_EQ(refusal_of(INFINITY), name + " has infinity" + at);
    EXPECT_EQ(refusal_of(-INFINITY), name + " has -infinity" + at);
  }
}

TEST_P(Tensors, OfTheWrongLengthAreRefusedWithBothLengths) {
  const std::string name = std::string("attention: ") + GetParam().name;
  for (const Index columns : {3, 5}) {
    Request request;
    if (GetParam().bias) {
      (request.weights.*GetParam().bias).setZero(columns);
    } else {
      Matrix<float>& tensor = GetParam().matrix ? request.weights.*GetParam().matrix : request.x;
      tensor.setZero(tensor.rows(), columns);
    }
    const Index count = GetParam().size() / 4 * columns;
    EXPECT_EQ(request.refusal(),
              name + " has " + std::to_string(count) + " values, needs " + GetParam().shape());
  }
}

TEST_P(Tensors, ThatAreEmptyAreRefusedUnlessTheyAreABias) {
  Request request;
  if (GetParam().bias) {
    (request.weights.*GetParam().bias).resize(0);
    EXPECT_EQ(request.refusal(), "no error");
  } else {
    (GetParam().matrix ? request.weights.*GetParam().matrix : request.x).resize(0, 0);
    EXPECT_EQ(request.refusal(), std::string("attention: ") + GetParam().name +
                                     " has 0 values, needs " + GetParam().shape());
  }
}

using Layer = LayerWeights<float>;
INSTANTIATE_TEST_SUITE_P(All,
                         Tensors,
                         testing::Values(Place{"x"},                                          //
                                         Place{"weights.query", &Layer::query},               //
                                         Place{"weights.key", &Layer::key},                   //
                                         Place{"weights.value", &Layer::value},               //
                                         Place{"weights.output", &Layer::output},             //
                                         Place{"biases.query", nullptr, &Layer::query_bias},  //
                                         Place{"biases.key", nullptr, &Layer::key_bias},      //
                                         Place{"biases.value", nullptr, &Layer::value_bias},  //
                                         Place{"biases.output", nullptr, &Layer::output_bias}),
                         [](const auto& info) {
                           std::string name = info.param.name;
                           if (const auto dot = name.find('.'); dot != name.npos) name[dot] = '_';
                           return name;
                         });

// As many values as needed, but 4 tokens of width 2 instead of 2 of width 4.
TEST(BadInput, ATransposedTensorIsRefused) {
  Request request;
  request.x.setZero(4, 2);
  EXPECT_EQ(request.refusal(), "attention: x is 4 × 2, needs 2 × 4");
}

TEST(BadInput, ATemperatureThatIsNotAFiniteNumberAboveZeroIsRefused) {
  const auto refusal_of = [](double temperature) {
    Request request;
    request.options.temperature = temperature;
    return request.refusal();
  };
  const std::string rest = "; it must be a finite number above 0";
  EXPECT_EQ(refusal_of(0), "attention: temperature is 0" + rest);
  EXPECT_EQ(refusal_of(-0.5), "attention: temperature is -0.5" + rest);
  EXPECT_EQ(refusal_of(NAN), "attention: temperature is NaN" + rest);
  EXPECT_EQ(refusal_of(INFINITY), "attention: temperature is infinity" + rest);
  EXPECT_EQ(refusal_of(1e-3), "no error");
  EXPECT_EQ(refusal_of(1e3), "no error");
}

TEST(BadInput, AHeadToSwitchOffThatIsNotThereIsRefused) {
  const auto refusal_of = [](std::vector<Index> off) {
    Request request;
    request.options.off = std::move(off);
    return request.refusal();
  };
  const std::string rest = "; heads are whole numbers from 0 to 1";
  EXPECT_EQ(refusal_of({0, 2}), "attention: off has head 2" + rest);
  EXPECT_EQ(refusal_of({-1}), "attention: off has head -1" + rest);
  EXPECT_EQ(refusal_of({1, 0}), "no error");
  EXPECT_EQ(refusal([] {
              attention::check_head("off", 0.5, {2, 4, 2});
            }),
            "attention: off has head 0.5" + rest);
  EXPECT_EQ(refusal([] {
              attention::check_head("off", NAN, {2, 4, 2});
            }),
            "attention: off has head NaN" + rest);
}

TEST(BadInput, ASizeIsRefusedBeforeTheTensorsAreLookedAt) {
  Request request;
  request.shape.heads = 3;
  request.x.resize(0, 0);
  EXPECT_EQ(request.refusal(),
            "attention: heads is 3, which does not divide width 4; use one of 1, 2, 4");
}

// Finite tensors whose products pass the largest float, 3.4e38, at each step in turn.
TEST(BadInput, ProductsTooLargeForAFloatAreRefusedWithTheTensorsName) {
  const auto named = [](const Request& request, const std::string& name) {
    return request.refusal().starts_with("attention: " + name + " is too large");
  };
  Request query;
  query.weights.query.setConstant(3e38f);
  query.x.setConstant(3);
  EXPECT_TRUE(named(query, "scaled")) << query.refusal();
  Request scores;
  scores.weights.query_bias.setConstant(1e30f);
  scores.weights.key_bias.setConstant(1e30f);
  EXPECT_TRUE(named(scores, "scaled")) << scores.refusal();
  Request cold;
  cold.options.temperature = 1e-39;
  EXPECT_TRUE(named(cold, "scaled")) << cold.refusal();
  Request value;
  value.weights.value.setConstant(3e38f);
  value.x.setConstant(3);
  EXPECT_TRUE(named(value, "output")) << value.refusal();
  Request output;
  output.weights.output.setConstant(1e38f);
  output.weights.value_bias.setConstant(100);
  EXPECT_TRUE(named(output, "output")) << output.refusal();
}

TEST(BadInput, LeavesTheEngineUsable) {
  const Request good;
  const LayerTrace<float> before = good.attend();
  std::vector<Request> bad(6);
  bad[0].shape.tokens = 0;
  bad[1].shape.heads = 3;
  bad[2].x.resize(1, 4);
  bad[3].weights.output(3, 3) = NAN;
  bad[4].options.temperature = -1;
  bad[5].weights.value.setConstant(3e38f);
  for (const Request& request : bad) {
    EXPECT_NE(request.refusal(), "no error");
    const LayerTrace<float> after = good.attend();
    EXPECT_TRUE(same_bits(before.weights, after.weights));
    EXPECT_TRUE(same_bits(before.output, after.output));
  }
}

TEST(Errors, NumbersAreWrittenAsAReaderWould) {
  EXPECT_EQ(attention::number_text(3), "3");
  EXPECT_EQ(attention::number_text(-2.5), "-2.5");
  EXPECT_EQ(attention::number_text(4194304), "4194304");
  EXPECT_EQ(attention::number_text(0.1), "0.1");
  EXPECT_EQ(attention::number_text(-0.00012), "-0.00012");
  EXPECT_EQ(attention::number_text(1234567890.4), "1234567890");
  EXPECT_EQ(attention::number_text(1.0 / 3), "0.3333333333");
  EXPECT_EQ(attention::number_text(0.99999999999), "1");
  EXPECT_EQ(attention::number_text(1e300), "1e+300");
  EXPECT_EQ(attention::number_text(-1.5e-7), "-1.5e-7");
  EXPECT_EQ(attention::number_text(5e-324), "4.940656458e-324");
  EXPECT_EQ(attention::number_text(-INFINITY), "-infinity");
  EXPECT_EQ(attention::number_text(NAN), "NaN");
}

TEST(Errors, NumbersOfAnySizeAreWrittenToTenDigits) {
  std::mt19937_64 random(1);
  for (int turn = 0; turn < 100'000; ++turn) {
    const double value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    const std::string text = attention::number_text(value);
    EXPECT_NEAR(std::strtod(text.c_str(), nullptr) / value, 1, 6e-10) << text;
  }
}

}  // namespace
}  // namespace attention_test
