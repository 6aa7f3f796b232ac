// Where a token stands, as a vector that is added to its embedding.
#pragma once

#include "attention/matrix.h"

namespace attention {

// Sinusoidal positions (Vaswani et al. 2017, §3.5) from position `first` on, [tokens, width]:
//   row p - first, column 2i     = sin(p / 10000^(2i / width))
//   row p - first, column 2i + 1 = cos(p / 10000^(2i / width))
Matrix<float> sinusoidal_positions(Index tokens, Index width, Index first = 0);

}  // namespace attention
