#include "attention/positions.h"

#include <cmath>

namespace attention {

Matrix<float> sinusoidal_positions(Index tokens, Index width, Index first) {
  Matrix<float> positions(tokens, width);
  for (Index column = 0; column < width; ++column) {
    const Index even = column - column % 2;
    const double wavelength =
        std::pow(10000.0, static_cast<double>(even) / static_cast<double>(width));
    for (Index row = 0; row < tokens; ++row) {
      const double angle = static_cast<double>(first + row) / wavelength;
      positions(row, column) =
          static_cast<float>(column == even ? std::sin(angle) : std::cos(angle));
    }
  }
  return positions;
}

}  // namespace attention
