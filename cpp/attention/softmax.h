// Softmax: a row of logits becomes a row of positive weights that sum to 1.
#pragma once

#include "attention/mask.h"
#include "attention/matrix.h"

namespace attention {

// weights[i, j] = exp(logits[i, j]) / Σ_k exp(logits[i, k]), over the keys that query i may look
// at; exactly 0 elsewhere. The row's largest logit is subtracted first: it cancels in the fraction,
// and keeps exp from overflowing (Goodfellow et al. 2016, §4.1). The sum is taken in double
// precision so that rows of thousands of keys still sum to 1 within float rounding.
template <typename Scalar>
void softmax_rows(const ConstView<Scalar>& logits,  // [queries, keys]
                  Mask mask,
                  View<Scalar> weights) {  // [queries, keys], written
  const Index keys = logits.cols();
  for (Index query = 0; query < logits.rows(); ++query) {
    const Index visible = visible_keys(mask, query, keys);
    auto seen = weights.row(query).head(visible).array();
    const auto row = logits.row(query).head(visible).array();
    seen = (row - row.maxCoeff()).exp();
    seen *= static_cast<Scalar>(1.0 / seen.template cast<double>().sum());
    weights.row(query).tail(keys - visible).setZero();
  }
}

}  // namespace attention
