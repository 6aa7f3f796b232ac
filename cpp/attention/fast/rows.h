// Parts of row-major matrices.
#pragma once

#include <algorithm>
#include <type_traits>

#include "attention/matrix.h"

namespace attention::fast {

// Some rows of a row-major matrix, or some columns of them: row i begins at first + i · stride.
// Plain pointers, since Eigen's blocks would be half of the WebAssembly that a page downloads.
template <typename Value>
struct Rows {
  Value* first;
  Index count;
  Index stride;

  Value* row(Index i) const { return first + i * stride; }
  operator Rows<const float>() const requires(!std::is_const_v<Value>) {
    return {first, count, stride};
  }
  Rows part(Index from, Index rows) const { return {row(from), rows, stride}; }
};

using ConstRows = Rows<const float>;
using OutRows = Rows<float>;

inline ConstRows rows_of(const Matrix<float>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}
inline OutRows rows_of(Matrix<float>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}

// Gives the matrix another number of rows; those it had before keep their numbers, others have any.
inline void resize_rows(Matrix<float>& matrix, Index rows, Index columns) {
  if (matrix.rows() == rows && matrix.cols() == columns) return;
  Matrix<float> resized(rows, columns);
  std::copy_n(matrix.data(), std::min(matrix.size(), resized.size()), resized.data());
  matrix.swap(resized);
}

// Whether none of the numbers is infinite or NaN.
inline bool all_finite(const Matrix<float>& matrix) {
  bool finite = true;
  for (Index i = 0; i < matrix.size(); ++i) finite &= matrix.data()[i] - matrix.data()[i] == 0;
  return finite;
}

}  // namespace attention::fast
