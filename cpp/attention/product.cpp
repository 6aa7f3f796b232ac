#include "attention/product.h"

#include <type_traits>

#include "attention/fast/product.h"

namespace attention {
namespace {

fast::ConstRows rows_of(const ConstView<float>& view) {
  return {view.data(), view.rows(), view.outerStride()};
}
fast::OutRows rows_of(View<float>& view) { return {view.data(), view.rows(), view.outerStride()}; }

}  // namespace

// Row by column, as on paper; floats four at once (fast/product.h). Eigen's own product is as
// quick, and some 20 kB of WebAssembly.
template <typename Scalar>
void multiply(const ConstView<Scalar>& a, const ConstView<Scalar>& b, View<Scalar> out) {
  if constexpr (std::is_same_v<Scalar, float>) {
    fast::Panels panels;
    panels.pack(rows_of(b), b.cols());
    fast::multiply(rows_of(a), panels, rows_of(out));
  } else {
    for (Index row = 0; row < a.rows(); ++row) {
      for (Index column = 0; column < b.cols(); ++column) {
        out(row, column) = a.row(row).transpose().dot(b.col(column));
      }
    }
  }
}

// Row by row; else the same.
template <typename Scalar>
void multiply_transposed(const ConstView<Scalar>& a, const ConstView<Scalar>& b, View<Scalar> out) {
  if constexpr (std::is_same_v<Scalar, float>) {
    fast::Panels panels;
    panels.pack_transposed(rows_of(b), b.cols());
    fast::multiply(rows_of(a), panels, rows_of(out));
  } else {
    for (Index row = 0; row < a.rows(); ++row) {
      for (Index column = 0; column < b.rows(); ++column) {
        out(row, column) = a.row(row).dot(b.row(column));
      }
    }
  }
}

template void multiply<float>(const ConstView<float>&, const ConstView<float>&, View<float>);
template void multiply<double>(const ConstView<double>&, const ConstView<double>&, View<double>);
template void multiply_transposed<float>(const ConstView<float>&,
                                         const ConstView<float>&,
                                         View<float>);
template void multiply_transposed<double>(const ConstView<double>&,
                                          const ConstView<double>&,
                                          View<double>);

}  // namespace attention
