// A training: what it draws, how it steps, and that it is the same every time.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "support.h"
#include "training/run.h"
#include "training/sentences.h"

namespace attention_test {
namespace {

using training::Part;
using training::Random;
using TrainingRun = training::Run;
using training::Task;

bool same_weights(const TrainingRun& left, const TrainingRun& right) {
  auto one = left.weights(), other = right.weights();
  const auto from = transformer::tensors(one), to = transformer::tensors(other);
  for (std::size_t index = 0; index < from.size(); ++index) {
    if (!std::equal(from[index].values().begin(), from[index].values().end(), to[index].data)) {
      return false;
    }
  }
  return true;
}

TEST(Random, DrawsEveryNumberAboutEquallyOften) {
  Random random(1);
  std::vector<int> counts(7);
  for (int draw = 0; draw < 70'000; ++draw) ++counts[static_cast<std::size_t>(random.below(7))];
  // Five standard deviations of a binomial count: 5 · √(70000 · 6/49) = 463.
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 463);
}

TEST(Random, NeighbouringKeysGiveUnrelatedStreams) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t key = 0; key < 100; ++key) {
    Random random(training::mixed_key(key, key + 1));
    for (int draw = 0; draw < 100; ++draw) seen.insert(random.bits());
  }
  EXPECT_EQ(seen.size(), 10'000u);
}

class Examples : public testing::TestWithParam<const char*> {
 protected:
  const Task& task_ = training::task_named(GetParam());
  training::Example example(std::uint64_t key, Part part) const {
    Random random(key);
    return task_.example(random, part);
  }
};

TEST_P(Examples, HeldOutAreNeverThoseOfTraining) {
  const auto content = [](const training::Example& example) {
    auto content = example.input.tokens;
    content.insert(content.end(), example.input.factors.begin(), example.input.factors.end());
    return content;
  };
  std::set<std::vector<Index>> trained;
  for (std::uint64_t key = 0; key < 3000; ++key)
    trained.insert(content(example(key, Part::training)));
  for (std::uint64_t key = 0; key < 1000; ++key) {
    // An unknown word can make two sentences of one; then they are not the same sentence.
    const auto held_out = content(example(key, Part::held_out));
    if (std::count(held_out.begin(), held_out.end(), 1) > 0 && task_.vocabulary[1] == "<unknown>") {
      continue;
    }
    EXPECT_EQ(trained.count(held_out), 0u);
  }
}

TEST_P(Examples, AskWithinTheSequenceAndTheVocabulary) {
  for (std::uint64_t key = 0; key < 300; ++key) {
    const training::Example example = this->example(key, Part::training);
    const auto tokens = static_cast<Index>(example.input.tokens.size());
    EXPECT_FALSE(example.targets.empty());
    for (const auto& target : example.targets) {
      EXPECT_TRUE(target.position >= 0 && target.position < tokens);
      EXPECT_TRUE(target.question >= 0 && target.question < task_.architecture.questions);
      EXPECT_TRUE(target.answer >= 0 && target.answer < task_.architecture.answers());
    }
    for (const auto& relation : example.relations) {
      for (const Index key_position : relation.keys) {
        EXPECT_TRUE(key_position >= 0 && key_position < tokens);
        if (task_.architecture.mask == Mask::causal) {
          EXPECT_LE(key_position, relation.query);
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Tasks,
    Examples,
    testing::Values("friends", "induction", "grammar", "grammar-emergent", "language"),
    [](const auto& info) {
      std::string name = info.param;
      if (const auto dash = name.find('-'); dash != std::string::npos) name[dash] = '_';
      return name;
    });

TEST(Sentences, WithAndWithoutTheirFullStopAreOfTheSamePart) {
  for (std::uint64_t key = 0; key < 500; ++key) {
    Random random(key);
    auto words = training::draw_sentence(random, Part::held_out).words;
    const auto stop = training::task_named("grammar").vocabulary;
    if (stop[static_cast<std::size_t>(words.back())] == ".") words.pop_back();
    EXPECT_EQ(training::part_of(words), Part::held_out);
  }
}

TEST(Training, OfTheSameSeedGivesTheSameWeights) {
  const Task& task = training::task_named("friends");
  TrainingRun first(task, 4), second(task, 4), other(task, 5);
  for (int step = 0; step < 5; ++step) {
    const auto one = first.step(), two = second.step();
    other.step();
    EXPECT_EQ(one.loss, two.loss);
  }
  EXPECT_TRUE(same_weights(first, second));
  EXPECT_FALSE(same_weights(first, other));
}

TEST(Training, GoesOnFromASnapshotAsIfNothingHadHappened) {
  const Task& task = training::task_named("induction");
  TrainingRun run(task, 9);
  for (int step = 0; step < 2; ++step) run.step();
  TrainingRun restored = TrainingRun::restored(run.snapshot());
  EXPECT_EQ(restored.steps(), 2);
  EXPECT_EQ(restored.accuracy(), run.accuracy());
  EXPECT_EQ(run.step().loss, restored.step().loss);
  EXPECT_TRUE(same_weights(run, restored));
}

TEST(Training, RefusesASnapshotThatIsNone) {
  auto bytes = transformer::write_safetensors({{"format", "other"}}, {});
  EXPECT_EQ(refusal([&bytes] { TrainingRun::restored(bytes); }),
            "attention: snapshot: its format is not attention-lab training 1");
  EXPECT_EQ(refusal([] { training::task_named("chess"); }),
            "attention: task is chess; it must be one of friends, induction, grammar, "
            "grammar-emergent, language");
}

TEST(Training, ThatIsStuckStartsAgainFromTheNextSeedAndSaysSo) {
  Task task = training::task_named("friends");
  task.watchdog = {.steps = 3, .accuracy = 2, .specialists = 0};
  TrainingRun run(task, 1);
  for (int step = 1; step <= 7; ++step) {
    EXPECT_EQ(run.step().restarted, step == 4 || step == 7) << step;
  }
  EXPECT_EQ(run.restarts(), 2);
  EXPECT_EQ(run.steps(), 7);
}

// One example over and over is soon known by heart.
TEST(Training, TidiesUpOnlyAfterItsAnswersAreRight) {
  Task task = training::task_named("friends");
  task.watchdog.steps = 0;
  task.recipe.batch = 1;
  task.example = [](Random&, Part part) {
    Random same(1);
    return training::task_named("friends").example(same, part);
  };
  TrainingRun run(task, 2);
  double before = 0;
  while (run.tidy_up_step() < 0 && run.steps() < 1000) before += run.step().entropy_weight;
  ASSERT_GT(run.tidy_up_step(), 0);
  EXPECT_GT(run.accuracy(), training::kTidyUpAccuracy);
  EXPECT_EQ(before, 0);
  run.step();
  EXPECT_GT(run.step().entropy_weight, 0);
}

TEST(LearningRate, RisesInTheWarmUpAndFallsToItsFloor) {
  const training::Recipe recipe{.position_deviation = 0,
                                .steps = 110,
                                .batch = 1,
                                .warm_up = 10,
                                .learning_rate = 2,
                                .floor = 0.1,
                                .entropy = 0,
                                .entropy_ramp = 1};
  EXPECT_DOUBLE_EQ(training::learning_rate(recipe, 0), 0.2);
  EXPECT_DOUBLE_EQ(training::learning_rate(recipe, 9), 2);
  EXPECT_DOUBLE_EQ(training::learning_rate(recipe, 10), 2);
  EXPECT_DOUBLE_EQ(training::learning_rate(recipe, 60), 1.1);
  EXPECT_NEAR(training::learning_rate(recipe, 110), 0.2, 1e-12);
  EXPECT_NEAR(training::learning_rate(recipe, 500), 0.2, 1e-12);
}

TEST(Clip, ShortensALongGradientAndLeavesAShortOne) {
  const auto& architecture = training::task_named("friends").architecture;
  auto gradients = transformer::blank_weights<float>(architecture);
  for (const auto& tensor : transformer::tensors(gradients)) {
    std::fill_n(tensor.data, tensor.rows * tensor.columns, 0.0F);
  }
  gradients.embedding(0, 0) = 3;
  gradients.readout(1, 1) = -4;
  EXPECT_DOUBLE_EQ(training::clip(gradients, 10), 5);
  EXPECT_EQ(gradients.embedding(0, 0), 3);
  EXPECT_DOUBLE_EQ(training::clip(gradients, 1), 5);
  EXPECT_FLOAT_EQ(gradients.embedding(0, 0), 0.6F);
  EXPECT_FLOAT_EQ(gradients.readout(1, 1), -0.8F);
}

// With constant gradients both means, corrected, are the gradient itself: each step is the rate.
TEST(Adam, StepsByTheLearningRateWhereGradientsAreConstant) {
  const auto& architecture = training::task_named("friends").architecture;
  auto weights = transformer::blank_weights<float>(architecture), gradients = weights;
  gradients.embedding.setConstant(-0.01F);
  training::Adam adam(architecture);
  for (int step = 1; step <= 3; ++step) {
    adam.step(weights, gradients, 0.1);
    EXPECT_NEAR(weights.embedding(0, 0), 0.1 * step, 1e-4);
  }
  EXPECT_EQ(weights.layers[0].attention.query.cwiseAbs().maxCoeff(), 0);
}

TEST(HeadNames, FollowTheRule) {
  const Task& task = training::task_named("induction");
  const auto named = [&task](std::vector<double> relations, double resting) {
    return training::name_of(task, {0, 0, std::move(relations), resting}).name;
  };
  EXPECT_EQ(named({0.9, 0.1}, 0), "previous");
  EXPECT_EQ(named({0.1, 0.61}, 0.9), "induction");
  EXPECT_EQ(named({0.6, 0.1}, 0), "mixed");
  EXPECT_EQ(named({0.9, 0.46}, 0), "mixed");
  EXPECT_EQ(named({0.2, 0.1}, 0.81), "resting");
}

}  // namespace
}  // namespace attention_test
