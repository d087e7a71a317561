// Which words stand inside double quotation marks.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

/// The stretches of `text` (valid UTF-8) inside double quotation marks, in order, each from its
/// opening mark up to the closing one, which is outside. A curly mark or guillemet opens or closes
/// by its form; a straight one by the white space beside it, or else by turns. A quotation that is
/// still open at the end of its line ends there, for the next paragraph of a long one opens again.
/// Single quotation marks are ignored.
std::vector<Span> quotations(std::string_view text);

/// Whether `character` is one of the double quotation marks that `quotations` reads.
bool is_quotation_mark(char32_t character);

}  // namespace sayso
