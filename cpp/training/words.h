// The words of the toy grammar.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace training {

using Word = std::string_view;

// What a pronoun must agree with.
enum class Gender { she, he, it };

struct Noun {
  Word singular, plural;
  Gender gender;
};

struct Verb {
  Word base, third, past;  // love, loves, loved
};

struct Name {
  Word word;
  Gender gender;
};

inline constexpr std::array<Name, 10> kNames{{{"Mary", Gender::she},
                                              {"Anna", Gender::she},
                                              {"Emma", Gender::she},
                                              {"Alice", Gender::she},
                                              {"Sara", Gender::she},
                                              {"John", Gender::he},
                                              {"Peter", Gender::he},
                                              {"Tom", Gender::he},
                                              {"Paul", Gender::he},
                                              {"Max", Gender::he}}};

inline constexpr std::array<Noun, 9> kLiving{{{"girl", "girls", Gender::she},
                                              {"woman", "women", Gender::she},
                                              {"queen", "queens", Gender::she},
                                              {"boy", "boys", Gender::he},
                                              {"man", "men", Gender::he},
                                              {"king", "kings", Gender::he},
                                              {"cat", "cats", Gender::it},
                                              {"dog", "dogs", Gender::it},
                                              {"bird", "birds", Gender::it}}};

inline constexpr std::array<Noun, 9> kThings{{{"key", "keys", Gender::it},
                                              {"cabinet", "cabinets", Gender::it},
                                              {"book", "books", Gender::it},
                                              {"car", "cars", Gender::it},
                                              {"robot", "robots", Gender::it},
                                              {"house", "houses", Gender::it},
                                              {"tree", "trees", Gender::it},
                                              {"toy", "toys", Gender::it},
                                              {"picture", "pictures", Gender::it}}};

// Without determiner, as objects.
inline constexpr std::array<Word, 6> kSubjects{"AI", "science", "music", "maths", "tea", "art"};
inline constexpr std::array<Word, 3> kPlaces{"store", "park", "school"};

inline constexpr std::array<Verb, 10> kTransitive{{{"love", "loves", "loved"},
                                                   {"like", "likes", "liked"},
                                                   {"see", "sees", "saw"},
                                                   {"help", "helps", "helped"},
                                                   {"find", "finds", "found"},
                                                   {"know", "knows", "knew"},
                                                   {"want", "wants", "wanted"},
                                                   {"need", "needs", "needed"},
                                                   {"call", "calls", "called"},
                                                   {"follow", "follows", "followed"}}};

inline constexpr std::array<Verb, 4> kIntransitive{{{"sleep", "sleeps", "slept"},
                                                    {"run", "runs", "ran"},
                                                    {"sing", "sings", "sang"},
                                                    {"laugh", "laughs", "laughed"}}};

// Several of each: an answer that only one word can be would be guessed, not looked for.
inline constexpr std::array<Word, 3> kGoing{"went", "came", "walked"};
inline constexpr std::array<Word, 3> kGiving{"gave", "showed", "sent"};

inline constexpr std::array<Word, 15> kAdjectives{"old",   "new",  "young", "green", "beautiful",
                                                  "small", "big",  "happy", "sad",   "red",
                                                  "blue",  "kind", "slow",  "good",  "quiet"};

inline constexpr std::array<Word, 3> kAdverbs{"today", "often", "here"};
inline constexpr std::array<Word, 4> kPrepositions{"to", "near", "behind", "with"};
inline constexpr std::array<Word, 4> kAnyNumber{"the", "my", "our", "your"};
inline constexpr std::array<Word, 3> kSingularOnly{"a", "this", "every"};
inline constexpr std::array<Word, 3> kPluralOnly{"these", "many", "some"};

// Every word in a fixed order: first the start and the unknown-word token. Text files hold it.
const std::vector<std::string>& grammar_vocabulary();

// Throws std::invalid_argument for a word that is not one of those.
std::size_t grammar_place(Word word);

}  // namespace training
