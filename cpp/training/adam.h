// Adam: each parameter's step is its mean gradient, divided by how large its gradients are.
// Kingma and Ba 2015, “Adam: A Method for Stochastic Optimization”, algorithm 1.
#pragma once

#include <vector>

#include "transformer/weights.h"

namespace training {

struct Recipe {
  // Spread of the relative positions before training. Where heads must find neighbours, a start
  // that tells positions apart saves hundreds of steps; where all places matter alike, it costs
  // some.
  double position_deviation;
  int steps;             // of a whole training
  int batch;             // sequences in a step
  int warm_up;           // steps in which the learning rate rises from 0
  double learning_rate;  // its peak
  double floor;          // its end, as a part of the peak
  double entropy;        // weight of the tidy-up; 0 for none
  int entropy_ramp;      // steps in which the tidy-up grows to that weight
};

inline constexpr double kClip = 1.0;             // the largest length of a step's gradient
inline constexpr double kTidyUpAccuracy = 0.95;  // the tidy-up starts once accuracy has passed it

// The learning rate of a step, counted from 0: linear warm-up, then a cosine from the peak down to
// floor · peak (Loshchilov and Hutter 2017, “SGDR”).
double learning_rate(const Recipe& recipe, int step);

// Shortens the gradient to `longest` if it is longer (Pascanu, Mikolov and Bengio 2013). Gives the
// length that it had.
double clip(transformer::Weights<float>& gradients, double longest);

class Adam {
 public:
  explicit Adam(const transformer::Architecture& architecture);

  void step(transformer::Weights<float>& weights,
            transformer::Weights<float>& gradients,
            double learning_rate);

  // Its memory, for snapshots: running means of the gradients and of their squares, in the shapes
  // of the weights, and how many steps they have seen.
  transformer::Weights<float> mean, square;
  int steps = 0;
};

}  // namespace training
