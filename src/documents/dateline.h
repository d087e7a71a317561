// Where and when a report was written, as its first words say.
#pragma once

#include "documents/document.h"

namespace sayso {

/// Fills `dateline` from the first paragraphs of the text: "GENEVA, March 4 (KorInform) —",
/// "WASHINGTON (AP) —", "Paris, 4 March 2024 –". Its date takes the year from the time of
/// publication or from a copyright line of the text. A document without a time of publication takes
/// the dateline's, if that has a year.
void read_dateline(Document& document);

}  // namespace sayso
