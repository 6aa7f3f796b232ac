#include "attention/fast/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attention::fast {
namespace {

constexpr Index kPartialSum = 16 * kLanes;

float largest_lane(Float4 values) {
  return std::max(std::max(values[0], values[1]), std::max(values[2], values[3]));
}

double sum_of_lanes(Float4 values) {
  return (double{values[0]} + double{values[1]}) + (double{values[2]} + double{values[3]});
}

// NaN unless all are finite.
float largest(const float* logits, Index count) {
  const float least = std::numeric_limits<float>::lowest();
  Float4 most = splat(least), nothing = splat(0);
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    const Float4 values = load(logits + i);
    most = larger(values, most);
    nothing += values - values;  // 0, or NaN for NaN and infinity
  }
  if (i < count) {
    const Float4 values = load_some(logits + i, count - i, least);
    most = larger(values, most);
    nothing += values - values;
  }
  return sum_of_lanes(nothing) == 0 ? largest_lane(most) : std::numeric_limits<float>::quiet_NaN();
}

// Replaces each logit by e^(logit − most), and gives the sum.
double exponentials(float* logits, Index count, float most) {
  double sum = 0;
  Index i = 0;
  while (i + kLanes <= count) {
    const Index end = std::min(i + kPartialSum, count);
    Float4 partial = splat(0);
    for (; i + kLanes <= end; i += kLanes) {
      const Float4 power = exp_of_negative(load(logits + i) - splat(most));
      store(power, logits + i);
      partial += power;
    }
    sum += sum_of_lanes(partial);
  }
  if (i < count) {
    const Index rest = count - i;
    const Float4 power = exp_of_negative(load_some(logits + i, rest, most) - splat(most));
    store_some(power, logits + i, rest);
    for (Index lane = 0; lane < rest; ++lane) sum += double{power[lane]};
  }
  return sum;
}

void multiply_by(float factor, float* values, Index count) {
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) store(load(values + i) * splat(factor), values + i);
  for (; i < count; ++i) values[i] *= factor;
}

}  // namespace

bool softmax(float* logits, Index visible, Index keys) {
  const float most = largest(logits, visible);
  if (std::isnan(most)) return false;
  const double sum = exponentials(logits, visible, most);
  multiply_by(static_cast<float>(1 / sum), logits, visible);
  std::fill(logits + visible, logits + keys, 0.0F);
  return true;
}

}  // namespace attention::fast
