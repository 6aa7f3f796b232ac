#include "attention/positions.h"

#include <cmath>

namespace attention {

Matrix<float> sinusoidal_positions(Index tokens, Index width) {
  Matrix<float> positions(tokens, width);
  for (Index column = 0; column < width; ++column) {
    const Index even = column - column % 2;
    const double wavelength =
        std::pow(10000.0, static_cast<double>(even) / static_cast<double>(width));
    for (Index position = 0; position < tokens; ++position) {
      const double angle = static_cast<double>(position) / wavelength;
      positions(position, column) =
          static_cast<float>(column == even ? std::sin(angle) : std::cos(angle));
    }
  }
  return positions;
}

}  // namespace attention
