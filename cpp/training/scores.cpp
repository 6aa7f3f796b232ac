#include "training/scores.h"

#include <algorithm>
#include <cstdint>

#include "transformer/model.h"

namespace training {
namespace {

// Held-out examples are drawn from this key, whatever the seed of the training.
constexpr std::uint64_t kHeldOutKey = 0x48454C44;

std::vector<Index> resting_words(const Task& task) {
  std::vector<Index> words;
  for (std::size_t word = 0; word < task.vocabulary.size(); ++word) {
    if (task.vocabulary[word] == transformer::kStart || task.vocabulary[word] == ".") {
      words.push_back(static_cast<Index>(word));
    }
  }
  return words;
}

// The largest sum of the columns' scores from `column` on, each from a head that is not in `used`.
double best_sum(const std::vector<HeadScore>& heads, std::size_t column, std::uint64_t used) {
  if (column == heads.front().relations.size()) return 0;
  double best = 0;
  for (std::size_t head = 0; head < heads.size(); ++head) {
    const std::uint64_t own = std::uint64_t{1} << head;
    if ((used & own) != 0) continue;
    best = std::max(best, heads[head].relations[column] + best_sum(heads, column + 1, used | own));
  }
  return best;
}

// Sums and counts, from which the means are taken in the end.
class Tally {
 public:
  explicit Tally(const Task& task)
      : task_(task),
        counts_(task.relations.size()),
        resting_words_(resting_words(task)),
        chosen_(task.contrasts.size()),
        right_(task.contrasts.size()) {
    for (Index layer = 0; layer < task.architecture.layers; ++layer) {
      for (Index head = 0; head < task.architecture.heads; ++head) {
        heads_.push_back({layer, head, std::vector<double>(task.relations.size()), 0});
      }
    }
  }

  void add(const Example& example, const Trace<float>& trace) {
    loss_ += loss_of(trace, example.targets);
    for (const Relation& relation : example.relations) {
      counts_[static_cast<std::size_t>(relation.column)] += 1;
    }
    queries_ += static_cast<double>(example.input.tokens.size());
    for (HeadScore& head : heads_) add(example, trace, head);
    for (const Contrast& contrast : example.contrasts) {
      const auto logits = trace.logits.row(contrast.position);
      const auto kind = static_cast<std::size_t>(contrast.kind);
      chosen_[kind] += 1;
      right_[kind] += logits(contrast.right) > logits(contrast.wrong) ? 1 : 0;
    }
  }

  Scores scores() const {
    Scores scores{.loss = loss_.sum / loss_.weight,
                  .accuracy = static_cast<double>(loss_.right) / static_cast<double>(loss_.asked),
                  .heads = heads_,
                  .contrasts = right_,
                  .specialists = 0};
    for (HeadScore& head : scores.heads) {
      for (std::size_t column = 0; column < counts_.size(); ++column) {
        head.relations[column] /= std::max(counts_[column], 1.0);
      }
      head.resting /= queries_;
    }
    for (std::size_t kind = 0; kind < right_.size(); ++kind) {
      scores.contrasts[kind] /= std::max(chosen_[kind], 1.0);
    }
    scores.specialists = best_sum(scores.heads, 0, 0) / static_cast<double>(task_.relations.size());
    return scores;
  }

 private:
  void add(const Example& example, const Trace<float>& trace, HeadScore& head) const {
    const auto tokens = static_cast<Index>(example.input.tokens.size());
    const auto attention =
        trace.layers[static_cast<std::size_t>(head.layer)].attention.weights.middleRows(
            head.head * tokens, tokens);
    for (const Relation& relation : example.relations) {
      for (const Index key : relation.keys) {
        head.relations[static_cast<std::size_t>(relation.column)] += attention(relation.query, key);
      }
    }
    for (Index key = 0; key < tokens; ++key) {
      const Index word = example.input.tokens[static_cast<std::size_t>(key)];
      if (std::count(resting_words_.begin(), resting_words_.end(), word) > 0) {
        head.resting += attention.col(key).cast<double>().sum();
      }
    }
  }

  const Task& task_;
  Loss loss_;
  double queries_ = 0;
  std::vector<double> counts_;
  std::vector<Index> resting_words_;
  std::vector<double> chosen_, right_;
  std::vector<HeadScore> heads_;
};

}  // namespace

Scores measure(const Task& task, const Weights<float>& weights, int count) {
  Tally tally(task);
  for (int index = 0; index < count; ++index) {
    Random random(mixed_key(kHeldOutKey, static_cast<std::uint64_t>(index)));
    const Example example = task.example(random, Part::held_out);
    tally.add(example, transformer::forward<float>(task.architecture, weights, example.input,
                                                   {.mask = task.architecture.mask}));
  }
  return tally.scores();
}

HeadName name_of(const Task& task, const HeadScore& head) {
  std::vector<double> sorted = head.relations;
  std::sort(sorted.rbegin(), sorted.rend());
  const double best = sorted[0], second = sorted.size() > 1 ? sorted[1] : 0;
  const auto column = static_cast<std::size_t>(
      std::max_element(head.relations.begin(), head.relations.end()) - head.relations.begin());
  if (best > 0.6 && best >= 2 * second) return {task.relations[column], best};
  if (head.resting > 0.8) return {"resting", head.resting};
  return {"mixed", best};
}

}  // namespace training
