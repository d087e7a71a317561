// How a text speaks of a publisher that it names: whether it has something from there, and what.
#pragma once

#include <optional>
#include <vector>

#include "analysis/analysis.h"
#include "linking/citations/text_words.h"
#include "record/store.h"

namespace sayso {

enum class Citing {
  none,    // it is only named
  cited,   // it said or published something: "the Gazette reported", "a statement by the Bank"
  credit,  // all of the text may be from there: "Additional reporting by OPA", "Sources: OPA"
};

/// What a text says around the name of a publisher.
struct CitingWords {
  Citing how = Citing::none;
  Span sentence;        // or the line, where that is no sentence
  Spans content;        // the words that must be the publisher's if it is cited
  bool spoken = false;  // a verb of saying or a document of theirs stands beside the name
};

/// Around the name at `name`. Attributions and citations of the analysis count first, then the
/// words around: verbs of saying, nouns of documents, "published by". Nothing where the text only
/// says whom the publisher belongs to.
std::optional<CitingWords> citing_words(const Entry& entry, const std::vector<TextWord>& words,
                                        Span name);

}  // namespace sayso
