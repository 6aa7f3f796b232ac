// The tasks on sentences of the toy grammar.
#pragma once

#include "training/task.h"

namespace training {

// Every word answers questions with a word of the sentence; a word that a question does not fit
// answers the start token. Question r reads head r of the last layer alone: what each head is asked
// is given, where it looks for the answer is learned.
Task grammar_task();

// The same questions, but each reads all heads: which head serves which is not given.
Task emergent_grammar_task();

// Every word must name the next.
Task language_task();

}  // namespace training
