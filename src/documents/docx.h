// Documents of Word (.docx) to a document.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"

namespace sayso {

/// Reads the .docx in `bytes`, which messages call `place`. Text is that of all changes accepted,
/// without headers, footers, comments and tables of contents; notes stand at its end. Pages are
/// those that Word had when it wrote the file, if it says. Errors: "damaged", "encrypted",
/// "too-large".
Result<Document> read_docx(std::string_view bytes, const std::string& place);

}  // namespace sayso
