// Which agencies a document says that it rests on.
#pragma once

#include "documents/document.h"

namespace sayso {

/// Fills `credits` from the text ("(AP)", "Reuters contributed to this report", "© 2024 Agence
/// France-Presse") and the byline; read_dateline comes before. Picture credits are none.
void read_credits(Document& document);

}  // namespace sayso
