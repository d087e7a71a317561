// PDF with a text layer to a document.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"

namespace sayso {

/// Reads the PDF in `bytes`, which messages call `place`. Errors: "encrypted", "damaged",
/// "no-text" where its pages are pictures, "too-large" where it has more pages or text, or takes
/// more time, than a report does.
Result<Document> read_pdf(std::string_view bytes, const std::string& place);

}  // namespace sayso
