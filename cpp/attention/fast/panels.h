// A matrix laid out in the order in which the kernel reads it.
#pragma once

#include <vector>

#include "attention/fast/rows.h"
#include "attention/fast/simd.h"

namespace attention::fast {

inline constexpr Index kPanelWidth = 2 * kLanes;

// Panels of 8 columns side by side, each with its rows one after the other; the last panel is
// filled up with zeros. Packing a matrix costs about as much as one row's product with it, so
// weights are packed once.
class Panels {
 public:
  void pack(ConstRows matrix, Index columns);           // [depth, columns]
  void pack_transposed(ConstRows matrix, Index depth);  // [columns, depth], as its transpose

  Index depth() const { return depth_; }
  Index columns() const { return columns_; }

  // The panel [depth, 8] that begins with this column, a multiple of 8.
  const float* panel(Index column) const { return values_.data() + column * depth_; }

 private:
  void resize(Index depth, Index columns);

  Index depth_ = 0;
  Index columns_ = 0;
  std::vector<float> values_;
};

}  // namespace attention::fast
