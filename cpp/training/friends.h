// The toys and their best friends, as a task.
#pragma once

#include "training/task.h"

namespace training {

// A row of 16 toys of four kinds, each with a colour. Every toy must name, for each kind, the
// colour of the last toy of that kind in the row. A head can look at one toy at a time, so each
// head comes to follow one kind; which, is never told.
Task friends_task();

}  // namespace training
