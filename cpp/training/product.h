// The matrix products of gradients: each adds to what is there, since a parameter's gradient is a
// sum over all places where it is used.
#pragma once

#include "attention/matrix.h"

namespace training {

using attention::ConstView;
using attention::View;

// out += Aᵀ·B
template <typename Scalar>
void add_transposed_product(const ConstView<Scalar>& a,  // [depth, rows]
                            const ConstView<Scalar>& b,  // [depth, columns]
                            View<Scalar> out);           // [rows, columns]

// out += A·Bᵀ
template <typename Scalar>
void add_product_transposed(const ConstView<Scalar>& a,  // [rows, depth]
                            const ConstView<Scalar>& b,  // [columns, depth]
                            View<Scalar> out);           // [rows, columns]

}  // namespace training
