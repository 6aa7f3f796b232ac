#include "attention/product.h"

namespace attention {

// Compiled here once for all callers: each use of Eigen's product is some 20 kB of WebAssembly.

template <typename Scalar>
void multiply(const ConstView<Scalar>& a, const ConstView<Scalar>& b, View<Scalar> out) {
  out.noalias() = a * b;
}

template <typename Scalar>
void multiply_transposed(const ConstView<Scalar>& a, const ConstView<Scalar>& b, View<Scalar> out) {
  out.noalias() = a * b.transpose();
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
