// Finding what came after the same letter before, as a task.
#pragma once

#include "training/task.h"

namespace training {

// A block of 8 to 16 distinct letters, repeated to 32; each letter of a repeat must name the next.
// It takes two heads one after the other: the first tells each letter which one came before it, the
// second finds the letter that came after an earlier copy. Olsson et al. 2022, “In-context Learning
// and Induction Heads”.
Task induction_task();

}  // namespace training
