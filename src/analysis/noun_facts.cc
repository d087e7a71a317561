#include "analysis/noun_facts.h"

#include <array>

#include "analysis/source_phrase.h"

namespace sayso {
namespace {

// By themselves: "German", "human" and "Roman" end in "man" too.
constexpr std::array kMale = {
    "man",         "boy",       "father",      "dad",      "son",       "brother",   "husband",
    "uncle",       "nephew",    "grandfather", "grandson", "king",      "prince",    "gentleman",
    "guy",         "widower",   "boyfriend",   "sir",      "spokesman", "chairman",  "congressman",
    "businessman", "policeman", "gunman",      "salesman", "fisherman", "statesman", "clergyman",
    "councilman",  "alderman",  "fireman"};
constexpr std::array kFemale = {"woman",       "girl",          "mother", "mom",      "mum",
                                "daughter",    "sister",        "wife",   "aunt",     "niece",
                                "grandmother", "granddaughter", "queen",  "princess", "lady",
                                "widow",       "girlfriend",    "madam"};

/// Of one person: "spokesman", "chairwoman", "sister".
PronounClass pronoun_of(std::string_view noun) {
  if (is_one_of(noun, kFemale) || noun.ends_with("woman")) return she;
  return is_one_of(noun, kMale) ? he : no_pronoun;
}

}  // namespace

NounFacts noun_facts(std::string_view text, Span span) {
  const SourcePhrase phrase = source_phrase(text, span);
  NounFacts facts;
  facts.fresh = phrase.reference == Reference::fresh;
  facts.distinct = phrase.reference == Reference::part || phrase.reference == Reference::other;
  if (!phrase.has_head()) return facts;
  bool joined = false;
  for (std::size_t i = 0; i < phrase.follow && i < phrase.words.size(); ++i) {
    joined = joined || phrase.words[i].lower == "and";
  }
  const bool several = joined || is_plural(phrase.words[phrase.head].lower);
  if (!several) facts.pronoun = pronoun_of(phrase.words[phrase.head].lower);
  if (phrase.words.front().lower == "madam") facts.pronoun = she;
  facts.number = several ? GrammaticalNumber::several : GrammaticalNumber::one;
  return facts;
}

}  // namespace sayso
