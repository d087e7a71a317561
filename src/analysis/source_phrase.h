// The words of an unnamed source as a noun phrase.
//
//   one of   the   two   senior State Department   officials   familiar with the talks
//   number   --    --    modifiers                 head        what follows
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/words.h"

namespace sayso {

/// How a phrase takes up what was spoken of before.
enum class Reference {
  fresh,     // "an official", "two officials", "officials"
  definite,  // "the official", "those officials"
  same,      // "the same official"
  part,      // "one of the officials"
  other,     // "another official", "a second official"
  pronoun,   // "he", "they": nothing else is told
};

struct SourcePhrase {
  std::vector<PhraseWord> words;
  Reference reference = Reference::fresh;
  std::optional<SourceNumber> number;
  std::size_t first = 0;   // the first modifier, or the head
  std::size_t head = 0;    // the noun; words.size() where there is none ("several", "others")
  std::size_t follow = 0;  // what follows the head, a preposition for the most part

  bool has_head() const { return head < words.size(); }
};

/// `source` is one span of a source. Numbers are lower bounds, said by at_least, wherever the words
/// leave room: plural nouns and "several", "some", "many" 2, "dozens" 24, "about ten" 2.
SourcePhrase source_phrase(std::string_view text, Span source);

/// The span of a source that describes it most: the first that is no pronoun, else the first;
/// empty where there is none.
Span describing_span(std::string_view text, const Spans& source);

}  // namespace sayso
