#include "attention/fast/panels.h"

#include <algorithm>

namespace attention::fast {

// Values of an earlier use are left where they are not written: only the last panel has a rest, and
// that is cleared.
void Panels::resize(Index depth, Index columns) {
  depth_ = depth;
  columns_ = columns;
  const Index panels = (columns + kPanelWidth - 1) / kPanelWidth;
  values_.resize(static_cast<std::size_t>(panels * kPanelWidth * depth));
  if (columns % kPanelWidth != 0) {
    std::fill(values_.end() - kPanelWidth * depth, values_.end(), 0.0F);
  }
}

void Panels::pack(ConstRows matrix, Index columns) {
  resize(matrix.count, columns);
  for (Index first = 0; first < columns_; first += kPanelWidth) {
    const auto count = static_cast<std::size_t>(std::min(kPanelWidth, columns_ - first));
    float* to = values_.data() + first * depth_;
    for (Index row = 0; row < depth_; ++row, to += kPanelWidth) {
      std::memcpy(to, matrix.row(row) + first, count * sizeof(float));
    }
  }
}

void Panels::pack_transposed(ConstRows matrix, Index depth) {
  resize(depth, matrix.count);
  for (Index column = 0; column < columns_; ++column) {
    const float* from = matrix.row(column);
    const Index place = column % kPanelWidth;
    float* to = values_.data() + (column - place) * depth_ + place;
    for (Index row = 0; row < depth_; ++row) to[row * kPanelWidth] = from[row];
  }
}

}  // namespace attention::fast
