// Row-major matrices: element (row, column) of a [rows, columns] tensor is at row * columns +
// column, the order in which NumPy, PyTorch and JavaScript typed arrays hold them.
#pragma once

#include <Eigen/Core>

namespace attention {

using Index = Eigen::Index;

template <typename Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <typename Scalar>
using RowVector = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;

// A block of a Matrix (some rows, some columns), read or written in place.
template <typename Scalar>
using View = Eigen::Ref<Matrix<Scalar>, 0, Eigen::OuterStride<>>;

template <typename Scalar>
using ConstView = Eigen::Ref<const Matrix<Scalar>, 0, Eigen::OuterStride<>>;

}  // namespace attention
