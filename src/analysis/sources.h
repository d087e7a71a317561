// What the text tells of its unnamed sources.
#pragma once

#include <string_view>

#include "analysis/analysis.h"

namespace sayso {

/// Whether nobody is named by such a source, though somebody is meant.
bool is_unnamed(SourceKind kind);

/// Fills in `source_detail` and `same_source` of the attributions with an unnamed source. Source
/// kinds, sentences and speakers must be filled.
void describe_sources(std::string_view text, Analysis& analysis);

}  // namespace sayso
