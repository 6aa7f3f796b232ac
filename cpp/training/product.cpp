#include "training/product.h"

namespace training {

// Compiled here once for all callers: each use of Eigen's product is some 20 kB of WebAssembly.

template <typename Scalar>
void add_transposed_product(const ConstView<Scalar>& a,
                            const ConstView<Scalar>& b,
                            View<Scalar> out) {
  out.noalias() += a.transpose() * b;
}

template <typename Scalar>
void add_product_transposed(const ConstView<Scalar>& a,
                            const ConstView<Scalar>& b,
                            View<Scalar> out) {
  out.noalias() += a * b.transpose();
}

template void add_transposed_product<float>(const ConstView<float>&,
                                            const ConstView<float>&,
                                            View<float>);
template void add_transposed_product<double>(const ConstView<double>&,
                                             const ConstView<double>&,
                                             View<double>);
template void add_product_transposed<float>(const ConstView<float>&,
                                            const ConstView<float>&,
                                            View<float>);
template void add_product_transposed<double>(const ConstView<double>&,
                                             const ConstView<double>&,
                                             View<double>);

}  // namespace training
