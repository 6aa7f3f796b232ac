// Sentences of the toy grammar, with what relates to what in them.
#pragma once

#include <vector>

#include "training/task.h"

namespace training {

// What a word may be asked about another. The order is that of the tasks' questions and heads.
enum Question : Index {
  kSubjectOf,   // a verb: who does it?
  kObjectOf,    // a verb: what or whom?
  kAntecedent,  // a pronoun: who is meant?
  kNounOf,      // a determiner or an adjective: which noun?
  kVerbOf,      // a subject: what does it do?
  kQuestions
};

// What a language model must choose between.
enum Choice : Index { kAgreement, kBracket, kPronoun, kIndirectObject };

struct Pair {
  Question question;
  Index query, target;  // positions
};

struct Sentence {
  std::vector<Index> words;  // the start token first; a full stop last, or not
  std::vector<Pair> pairs;
  // Words that a question fits but that have no one answer: “Mary and John went”.
  std::vector<std::pair<Question, Index>> silent;
  std::vector<Contrast> contrasts;
};

// A sentence with or without its full stop belongs to the same part.
Sentence draw_sentence(Random& random, Part part);

}  // namespace training
