#include "training/sentences.h"

#include "training/words.h"
#include "transformer/model.h"

namespace training {
namespace {

// Which form a verb takes.
enum class Form { first, third, plural };  // I am, it is, they are

// Someone or something that the sentence speaks of.
struct Referent {
  Index place;  // position of its noun, name or pronoun
  Form form;
  Word pronoun, object_pronoun;  // what may stand for it later: she, her
};

Referent referent(Index place, bool plural, Gender gender) {
  if (plural) return {place, Form::plural, "they", "them"};
  if (gender == Gender::she) return {place, Form::third, "she", "her"};
  if (gender == Gender::he) return {place, Form::third, "he", "him"};
  return {place, Form::third, "it", "it"};
}

Word form_of(const Verb& verb, Form form, bool past) {
  if (past) return verb.past;
  return form == Form::third ? verb.third : verb.base;
}

Word copula(Form form, bool past) {
  if (form == Form::plural) return past ? "were" : "are";
  if (past) return "was";
  return form == Form::first ? "am" : "is";
}

// Says one sentence, word by word.
class Speaker {
 public:
  explicit Speaker(Random& random) : random_(random) { say(transformer::kStart); }

  Sentence sentence() {
    const Index kind = random_.below(24);
    if (kind < 5) {
      simple_clause();
    } else if (kind < 8) {
      described_thing();
    } else if (kind < 16) {
      reason();
    } else if (kind < 19) {
      gift();
    } else if (kind < 21) {
      relative_clause();
    } else if (kind < 23) {
      brackets();
    } else {
      simple_clause();
      say("and");
      simple_clause();
    }
    return std::move(sentence_);
  }

 private:
  Index say(Word word) {
    sentence_.words.push_back(static_cast<Index>(grammar_place(word)));
    return static_cast<Index>(sentence_.words.size()) - 1;
  }

  void ask(Question question, Index query, Index target) {
    sentence_.pairs.push_back({question, query, target});
  }

  // After the last word said, `right` comes and not `wrong`.
  void choose(Choice kind, Word right, Word wrong) {
    if (right == wrong) return;
    sentence_.contrasts.push_back({kind, static_cast<Index>(sentence_.words.size()) - 1,
                                   static_cast<Index>(grammar_place(right)),
                                   static_cast<Index>(grammar_place(wrong))});
  }

  // The old keys: every word before the noun is asked for its noun.
  template <typename Nouns>
  Referent noun_phrase(const Nouns& nouns) {
    const Noun noun = random_.pick(nouns);
    const bool plural = random_.chance(0.4);
    std::vector<Index> before;
    if (random_.chance(0.6)) {
      before.push_back(say(random_.pick(kAnyNumber)));
    } else {
      before.push_back(say(plural ? random_.pick(kPluralOnly) : random_.pick(kSingularOnly)));
    }
    for (int more = 0; more < 2 && random_.chance(0.3); ++more) {
      before.push_back(say(random_.pick(kAdjectives)));
    }
    const Index place = say(plural ? noun.plural : noun.singular);
    for (const Index word : before) ask(kNounOf, word, place);
    return referent(place, plural, noun.gender);
  }

  Referent name() {
    const Name name = random_.pick(kNames);
    return referent(say(name.word), false, name.gender);
  }

  Referent someone() { return random_.chance(0.5) ? name() : noun_phrase(kLiving); }

  // I, you, …: nobody in the sentence is meant.
  Referent speaker() {
    static constexpr std::array<std::pair<Word, Form>, 7> kPronouns{{{"I", Form::first},
                                                                     {"you", Form::plural},
                                                                     {"we", Form::plural},
                                                                     {"they", Form::plural},
                                                                     {"he", Form::third},
                                                                     {"she", Form::third},
                                                                     {"it", Form::third}}};
    const auto [word, form] = random_.pick(kPronouns);
    return {say(word), form, word, word};
  }

  Index object() {
    static constexpr std::array<Word, 6> kPronouns{"me", "you", "us", "them", "him", "her"};
    const Index kind = random_.below(10);
    if (kind < 2) return say(random_.pick(kPronouns));
    if (kind < 4) return say(random_.pick(kSubjects));
    if (kind < 7) return noun_phrase(kThings).place;
    return someone().place;
  }

  void adverb() {
    if (random_.chance(0.15)) say(random_.pick(kAdverbs));
  }

  Index verb(const Referent& subject, Word word) {
    const Index place = say(word);
    ask(kSubjectOf, place, subject.place);
    ask(kVerbOf, subject.place, place);
    return place;
  }

  Index transitive(const Referent& subject, bool past) {
    return verb(subject, form_of(random_.pick(kTransitive), subject.form, past));
  }

  // … are old: the adjective too is asked for its noun.
  void description(const Referent& subject, bool past) {
    const Word right = copula(subject.form, past);
    const Word wrong = copula(subject.form == Form::plural ? Form::third : Form::plural, past);
    choose(kAgreement, right, wrong);
    verb(subject, right);
    ask(kNounOf, say(random_.pick(kAdjectives)), subject.place);
  }

  // I love AI.
  void simple_clause() {
    const Referent subject = random_.chance(0.35) ? speaker() : someone();
    const bool past = random_.chance(0.4);
    const Index kind = random_.below(10);
    if (kind < 6) {
      const Index place = transitive(subject, past);
      ask(kObjectOf, place, object());
    } else if (kind < 8) {
      verb(subject, form_of(random_.pick(kIntransitive), subject.form, past));
    } else {
      description(subject, past);
    }
    adverb();
  }

  // The keys to the cabinet are old.
  void described_thing() {
    const Referent subject = random_.chance(0.6) ? noun_phrase(kThings) : noun_phrase(kLiving);
    if (random_.chance(0.7)) {
      say(random_.pick(kPrepositions));
      if (random_.chance(0.7)) {
        noun_phrase(kThings);
      } else {
        noun_phrase(kLiving);
      }
    }
    description(subject, random_.chance(0.4));
  }

  // Mary called John because she likes him.
  void reason() {
    const Referent first = someone();
    const bool past = random_.chance(0.7);
    const Index place = transitive(first, past);
    const bool thing = random_.chance(0.25);
    const Referent second = other_than(first, thing);
    ask(kObjectOf, place, second.place);
    say("because");
    const bool about_first = random_.chance(0.5);
    const Referent& meant = about_first ? first : second;
    const Referent& other = about_first ? second : first;
    Referent pronoun = meant;
    pronoun.place = say(meant.pronoun);
    ask(kAntecedent, pronoun.place, meant.place);
    const bool still_past = past && random_.chance(0.5);
    if (random_.chance(0.35) || (thing && !about_first)) {
      description(pronoun, still_past);
      return;
    }
    const Index second_verb = transitive(pronoun, still_past);
    if (random_.chance(0.7)) {
      choose(kPronoun, other.object_pronoun, meant.object_pronoun);
      const Index object_place = say(other.object_pronoun);
      ask(kAntecedent, object_place, other.place);
      ask(kObjectOf, second_verb, object_place);
    } else {
      ask(kObjectOf, second_verb, say(random_.pick(kSubjects)));
    }
  }

  // Someone or something that another pronoun stands for. Says it again until that is so.
  Referent other_than(const Referent& first, bool thing) {
    while (true) {
      const std::size_t words = sentence_.words.size(), pairs = sentence_.pairs.size();
      const Referent other = thing ? noun_phrase(kThings) : someone();
      if (other.pronoun != first.pronoun) return other;
      sentence_.words.resize(words);
      sentence_.pairs.resize(pairs);
    }
  }

  // When Mary and John went to the store, John gave a book to Mary.
  void gift() {
    say("when");
    const Index first = random_.below(kNames.size());
    const Index second =
        (first + 1 + random_.below(kNames.size() - 1)) % static_cast<Index>(kNames.size());
    const Word first_name = kNames[static_cast<std::size_t>(first)].word;
    const Word second_name = kNames[static_cast<std::size_t>(second)].word;
    const Index first_place = say(first_name);
    say("and");
    const Index second_place = say(second_name);
    const Index went = say(random_.pick(kGoing));
    ask(kVerbOf, first_place, went);
    ask(kVerbOf, second_place, went);
    sentence_.silent.emplace_back(kSubjectOf, went);
    say("to");
    const Index the = say("the");
    ask(kNounOf, the, say(random_.pick(kPlaces)));
    say(",");
    const bool first_gives = random_.chance(0.5);
    const Word giver = first_gives ? first_name : second_name;
    const Word taker = first_gives ? second_name : first_name;
    const Referent subject = referent(say(giver), false, Gender::it);
    const Index gave = verb(subject, random_.pick(kGiving));
    ask(kObjectOf, gave, noun_phrase(kThings).place);
    say("to");
    choose(kIndirectObject, taker, giver);
    say(taker);
  }

  // The dog that chases the cats is old.
  void relative_clause() {
    const Referent subject = noun_phrase(kLiving);
    say("that");
    const bool past = random_.chance(0.4);
    const Index inner = say(form_of(random_.pick(kTransitive), subject.form, past));
    ask(kSubjectOf, inner, subject.place);
    ask(kObjectOf, inner, object());
    main_verb(subject);
  }

  // The old dog (my friend) sleeps.
  void brackets() {
    const Referent subject = someone();
    const bool round = random_.chance(0.5);
    say(round ? "(" : "[");
    noun_phrase(kLiving);
    choose(kBracket, round ? ")" : "]", round ? "]" : ")");
    say(round ? ")" : "]");
    main_verb(subject);
  }

  void main_verb(const Referent& subject) {
    const bool past = random_.chance(0.4);
    if (random_.chance(0.6)) {
      description(subject, past);
    } else {
      verb(subject, form_of(random_.pick(kIntransitive), subject.form, past));
    }
  }

  Random& random_;
  Sentence sentence_;
};

}  // namespace

Sentence draw_sentence(Random& random, Part part) {
  Sentence sentence;
  do sentence = Speaker(random).sentence();
  while (part_of(sentence.words) != part);
  if (random.chance(0.75)) sentence.words.push_back(static_cast<Index>(grammar_place(".")));
  return sentence;
}

}  // namespace training
