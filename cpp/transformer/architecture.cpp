#include "transformer/architecture.h"

#include <string>

#include "attention/error.h"
#include "attention/shape.h"

namespace transformer {
namespace {

void check_size(const char* name, Index value, Index least, Index most) {
  if (value >= least && value <= most) return;
  attention::fail(std::string("model: ") + name + " is " + std::to_string(value) +
                  "; it must be from " + std::to_string(least) + " to " + std::to_string(most));
}

}  // namespace

void check(const Architecture& architecture) {
  // Together some 400 MB of parameters: what a file asks for is allocated before it is filled.
  constexpr Index kMaxWidth = 512, kMaxInnerWidth = 1024, kMaxVocabulary = 4096;
  check_size("layers", architecture.layers, 1, 16);
  check_size("heads", architecture.heads, 1, 64);
  check_size("width", architecture.width, 1, kMaxWidth);
  check_size("head_width", architecture.head_width, 1, kMaxInnerWidth / architecture.heads);
  check_size("reach", architecture.reach, 1, attention::kMaxTokens);
  check_size("tokens", architecture.tokens, 1, kMaxVocabulary);
  check_size("factors", architecture.factors, 0, kMaxVocabulary);
  check_size("questions", architecture.questions, 1,
             architecture.readout == Readout::heads ? architecture.heads : 16);
}

}  // namespace transformer
