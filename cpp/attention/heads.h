// Where a head's numbers stand in the tensors of all heads.
#pragma once

#include "attention/shape.h"

namespace attention {

// Split: head h's own columns of a [tokens, width] tensor.
template <typename Tensor>
auto head_columns(Tensor& tensor, const Shape& shape, Index head) {  // [tokens, head_width]
  return tensor.middleCols(head * shape.head_width(), shape.head_width());
}

// Head h's own square of a [heads · tokens, tokens] tensor.
template <typename Tensor>
auto head_rows(Tensor& tensor, const Shape& shape, Index head) {  // [tokens, tokens]
  return tensor.middleRows(head * shape.tokens, shape.tokens);
}

}  // namespace attention
