// An HTML page to a document: article text and metadata.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"

namespace sayso {

class PageModel;

/// Reads one page in the encoding `charset`, a label as HTTP states it; where that is empty, in the
/// one that the page states or that its bytes tell. Errors: "no-article", "too-large", and
/// "models-missing" where `model` is null; the message starts with `place`.
Result<Document> read_page(std::string_view html, const std::string& charset,
                           const PageModel* model, const std::string& place);

}  // namespace sayso
