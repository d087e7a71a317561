// One line of JSON Lines to a document.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"

namespace sayso {

class PageModel;

/// Reads an object with "text" or "html" and, if known, "id", "url", "outlet" (a name, or
/// {"name","domain"}), "title", "published", "byline" and "language". Given text stays as it is,
/// and given fields win over what a page says. Error: "bad-line" and those of a page, whose
/// messages name `place`; `pages` reads "html".
Result<Document> read_json_line(std::string_view line, const PageModel* pages,
                                const std::string& place);

/// Escapes of half a surrogate pair, which are no text, become that of U+FFFD.
std::string repair_escapes(std::string_view json);

}  // namespace sayso
