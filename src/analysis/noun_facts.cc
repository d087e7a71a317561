#include "analysis/noun_facts.h"

#include "analysis/source_phrase.h"

namespace sayso {

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
  facts.number = several ? GrammaticalNumber::several : GrammaticalNumber::one;
  return facts;
}

}  // namespace sayso
