// What the text itself says it rests on: outlets, agencies, media without a name, broadcasts,
// documents, posts and links.
//
// A name alone is no citation: an outlet may be what the report is about. It counts where words
// around it say that something was told to it, reported by it or read in it.
#pragma once

#include <vector>

#include "analysis/analysis.h"
#include "analysis/word_list.h"

namespace sayso {

/// In reading order, without ids; none overlaps another.
std::vector<Citation> find_citations(const WordList& words);

/// Appends them to `citations`, which are the document's credits, and numbers them on from those;
/// words that a credit has already are none of them.
void add_citations(const WordList& words, std::vector<Citation>& citations);

}  // namespace sayso
