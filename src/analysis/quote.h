// Direct, indirect or mixed: how much of a content stands inside quotation marks.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "base/span.h"

namespace sayso {

/// Direct where all words of `content` stand inside double quotation marks, indirect where none do,
/// else mixed. `quotations` as from base/quotation.h.
Quote quote_of(std::string_view text, const Spans& content, const std::vector<Span>& quotations);

}  // namespace sayso
