// A linear layer: every token's vector times one matrix.
#pragma once

#include "attention/matrix.h"
#include "attention/product.h"

namespace attention {

// X·W + b, the same W and b for every row.
// An empty bias stands for no bias.
template <typename Scalar>
Matrix<Scalar> project(const Matrix<Scalar>& x,          // [tokens, width]
                       const Matrix<Scalar>& weights,    // [width, columns], applied on the right
                       const RowVector<Scalar>& bias) {  // [columns] or empty
  Matrix<Scalar> projected(x.rows(), weights.cols());
  multiply<Scalar>(x, weights, projected);
  if (bias.size() > 0) projected.rowwise() += bias;
  return projected;
}

}  // namespace attention
