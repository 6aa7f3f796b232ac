#include "training/words.h"

#include <unordered_map>

#include "attention/error.h"
#include "transformer/model.h"

namespace training {
namespace {

std::vector<std::string> all_words() {
  std::vector<std::string> words{transformer::kStart, transformer::kUnknown};
  const auto add = [&words](const auto& list) {
    words.insert(words.end(), list.begin(), list.end());
  };
  const auto add_nouns = [&words](const auto& nouns) {
    for (const Noun& noun : nouns)
      words.insert(words.end(), {std::string(noun.singular), std::string(noun.plural)});
  };
  const auto add_verbs = [&words](const auto& verbs) {
    for (const Verb& verb : verbs) {
      words.insert(words.end(),
                   {std::string(verb.base), std::string(verb.third), std::string(verb.past)});
    }
  };
  add(std::array<Word, 6>{".", ",", "(", ")", "[", "]"});
  add(std::array<Word, 12>{"I", "you", "we", "they", "he", "she", "it", "me", "us", "them", "him",
                           "her"});
  add(std::array<Word, 5>{"am", "is", "are", "was", "were"});
  add(std::array<Word, 4>{"because", "and", "when", "that"});
  add(kGoing);
  add(kGiving);
  add(kAnyNumber);
  add(kSingularOnly);
  add(kPluralOnly);
  add(kPrepositions);
  for (const Name& name : kNames) words.emplace_back(name.word);
  add_nouns(kLiving);
  add_nouns(kThings);
  add(kSubjects);
  add(kPlaces);
  add_verbs(kTransitive);
  add_verbs(kIntransitive);
  add(kAdjectives);
  add(kAdverbs);
  return words;
}

}  // namespace

const std::vector<std::string>& grammar_vocabulary() {
  static const std::vector<std::string> words = all_words();
  return words;
}

std::size_t grammar_place(Word word) {
  static const std::unordered_map<Word, std::size_t> places = [] {
    std::unordered_map<Word, std::size_t> map;
    for (const std::string& each : grammar_vocabulary()) map.emplace(each, map.size());
    return map;
  }();
  const auto found = places.find(word);
  if (found == places.end()) attention::fail(std::string(word) + " is not a word of the grammar");
  return found->second;
}

}  // namespace training
