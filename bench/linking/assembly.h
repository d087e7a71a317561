// One analysis out of those of a document's parts.
#pragma once

#include <cstdint>
#include <string_view>

#include "analysis/analysis.h"

namespace sayso::bench {

/// Adds `part`, whose text begins `shift` bytes into the text of `whole`, with ids that are unique
/// there. Entities of one type and name become one.
void append(Analysis& whole, Analysis part, std::uint32_t shift);

}  // namespace sayso::bench
