// Attributions inside what another reports, where they follow a closed pattern: "the clerk said the
// judge believed the signature was forged".
//
// Annotated news marks the outermost attribution alone, so that a reader which has learnt from it
// finds few of these.
#pragma once

#include <span>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/word_list.h"

namespace sayso {

/// Adds an attribution for each clause inside a content of `attributions` that is a pronoun, a name
/// or a noun with its article, a verb of reporting, and a clause; or evidence and what it shows
/// ("intelligence that suggests ships had left"). Ids are given anew, in reading order.
void add_inner_attributions(const WordList& words, std::span<const Span> sentences,
                            std::vector<Attribution>& attributions);

/// By the place of the cue, with the ids "a1", "a2", …
void put_in_order(std::vector<Attribution>& attributions);

}  // namespace sayso
