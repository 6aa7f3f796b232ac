#include "attention/fast/product.h"

#include <algorithm>
#include <array>

namespace attention::fast {
namespace {

// A product that is not fused takes a register more for each row.
constexpr int kTileRows = kFuses ? 6 : 4;
constexpr Index kCachedRows = 64;

using PanelSums = std::array<Float4, 2>;  // one row's, with the two halves of a panel
using TileSums = std::array<PanelSums, kTileRows>;

// `Count` rows with one panel: Count × 8 sums that stay in registers. Eight of these hide the
// latency of an addition, and twelve with what they are fed from fit the 16 of x64. Not inlined: V8
// compiles a function well only from its next call on. Not unrolled: V8 then runs out of registers.
template <int Count>
[[gnu::noinline]] void tile(ConstRows a, const float* panel, Index depth, TileSums& sums) {
  std::array<Float4, Count> low{}, high{};
  std::array<const float*, Count> row{};
  for (int i = 0; i < Count; ++i) row[i] = a.row(i);
  for (const float* const end = panel + depth * kPanelWidth; panel != end; panel += kPanelWidth) {
    const Float4 left = load(panel), right = load(panel + kLanes);
    for (int i = 0; i < Count; ++i) {
      const Float4 factor = splat(*row[i]++);
      low[i] = multiply_add(factor, left, low[i]);
      high[i] = multiply_add(factor, right, high[i]);
    }
  }
  for (int i = 0; i < Count; ++i) {
    sums[i] = {low[i], high[i]};
  }
}

// The tile of as many rows as there are, at most `Most`.
template <int Most>
void fitting_tile(ConstRows a, const float* panel, Index depth, TileSums& sums) {
  if constexpr (Most > 1) {
    if (a.count < Most) return fitting_tile<Most - 1>(a, panel, depth, sums);
  }
  tile<Most>(a, panel, depth, sums);
}

// One row's sums. A whole panel is the usual case, and quick.
void write(const PanelSums& sums, const float* bias, float* to, Index columns) {
  if (columns == kPanelWidth) {
    for (Index half = 0; half < 2; ++half) {
      const Index lane = half * kLanes;
      store(bias == nullptr ? sums[half] : sums[half] + load(bias + lane), to + lane);
    }
    return;
  }
  for (Index lane = 0; lane < columns; ++lane) {
    to[lane] = sums[lane / kLanes][lane % kLanes] + (bias == nullptr ? 0 : bias[lane]);
  }
}

// Some rows of A with all of B: each panel stays in the first cache while the rows pass by, which
// themselves stay in the second.
void multiply_some(ConstRows a, const Panels& b, OutRows out, const float* bias) {
  TileSums sums;
  for (Index column = 0; column < b.columns(); column += kPanelWidth) {
    const Index columns = std::min(kPanelWidth, b.columns() - column);
    for (Index first = 0; first < a.count; first += kTileRows) {
      const Index count = std::min<Index>(kTileRows, a.count - first);
      fitting_tile<kTileRows>(a.part(first, count), b.panel(column), b.depth(), sums);
      for (Index i = 0; i < count; ++i) {
        write(sums[i], bias == nullptr ? nullptr : bias + column, out.row(first + i) + column,
              columns);
      }
    }
  }
}

}  // namespace

void multiply(ConstRows a, const Panels& b, OutRows out, const float* bias) {
  for (Index first = 0; first < a.count; first += kCachedRows) {
    const Index count = std::min(kCachedRows, a.count - first);
    multiply_some(a.part(first, count), b, out.part(first, count), bias);
  }
}

}  // namespace attention::fast
