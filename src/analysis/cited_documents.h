// Citations of documents: "said in a court filing", "according to a report by the agency".
#pragma once

#include <vector>

#include "analysis/analysis.h"
#include "analysis/word_list.h"

namespace sayso {

/// In reading order, without ids.
std::vector<Citation> cited_documents(const WordList& words);

}  // namespace sayso
