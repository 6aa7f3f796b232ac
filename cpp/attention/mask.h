// Which keys a query may look at.
#pragma once

#include "attention/matrix.h"

namespace attention {

enum class Mask {
  none,    // every token sees every token
  causal,  // a token sees itself and what came before it, never what comes after
};

// The number of keys that the given query may look at, counted from the first token. A masked key
// is one past that count: its logit stands for −∞, so that its weight, exp(−∞), is exactly 0.
inline Index visible_keys(Mask mask, Index query, Index tokens) {
  return mask == Mask::causal ? query + 1 : tokens;
}

}  // namespace attention
