// Where sentences begin and end, by rules for English news prose.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

/// Sentences of `text` in reading order, without the white space between them. A line break always
/// ends a sentence; a full stop does unless it closes an abbreviation or initial.
std::vector<Span> split_sentences(std::string_view text);

}  // namespace sayso
