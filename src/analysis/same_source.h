// Whether two unnamed sources of one text are one: "a senior official" ... "the official".
#pragma once

#include <string_view>

#include "analysis/analysis.h"

namespace sayso {

/// Fills in `same_source` of every attribution with an unnamed source, towards earlier ones, by the
/// rules in docs/sources.md; `source_detail` must be filled. At most three relations each, nearest
/// first, and none to what an earlier relation already implies.
void relate_sources(std::string_view text, Analysis& analysis);

}  // namespace sayso
