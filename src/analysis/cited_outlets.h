// Citations of outlets: "told the Harbour Courier", "according to state television".
#pragma once

#include <vector>

#include "analysis/analysis.h"
#include "analysis/word_list.h"

namespace sayso {

/// In reading order, without ids.
std::vector<Citation> cited_outlets(const WordList& words);

}  // namespace sayso
