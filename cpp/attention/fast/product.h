// The one product of the fast path.
#pragma once

#include "attention/fast/panels.h"

namespace attention::fast {

// out = A·B, or A·B + bias for every row. Each number of `out` is a sum in order of depth, whatever
// rows it is computed together with: a row alone gets the same bits as among others.
void multiply(ConstRows a,                   // [rows, depth]
              const Panels& b,               // [depth, columns]
              OutRows out,                   // [rows, columns], written
              const float* bias = nullptr);  // [columns]

}  // namespace attention::fast
