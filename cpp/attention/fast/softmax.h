// Softmax of one row, in place.
#pragma once

#include "attention/fast/exp.h"

namespace attention::fast {

// `logits` become weights: exp(logit − largest) ÷ sum, over the first `visible` of them; the others
// exactly 0. Returns whether all of the visible logits were finite numbers; else the weights are
// none. As in attention/softmax.h, the sum is taken in double, here of partial sums of at most 64.
bool softmax(float* logits, Index visible, Index keys);

}  // namespace attention::fast
