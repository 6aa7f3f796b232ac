// The two matrix products that attention is made of.
#pragma once

#include "attention/matrix.h"

namespace attention {

// out = A·B
template <typename Scalar>
void multiply(const ConstView<Scalar>& a,  // [rows, depth]
              const ConstView<Scalar>& b,  // [depth, columns]
              View<Scalar> out);           // [rows, columns], written

// out = A·Bᵀ: the scalar product of every row of A with every row of B
template <typename Scalar>
void multiply_transposed(const ConstView<Scalar>& a,  // [rows, depth]
                         const ConstView<Scalar>& b,  // [columns, depth]
                         View<Scalar> out);           // [rows, columns], written

}  // namespace attention
