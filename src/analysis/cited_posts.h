// Citations of what was said on social media and on named programmes: "wrote on Facebook", "said on
// the programme Kestrel Tonight".
#pragma once

#include <vector>

#include "analysis/analysis.h"
#include "analysis/word_list.h"

namespace sayso {

/// In reading order, without ids.
std::vector<Citation> cited_posts(const WordList& words);

/// In reading order, without ids.
std::vector<Citation> cited_programmes(const WordList& words);

}  // namespace sayso
