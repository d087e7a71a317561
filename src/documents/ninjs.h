// IPTC's news in JSON, versions 1 to 3.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"

namespace sayso {

/// Whether what starts with `head`, which is UTF-8, is ninjs: one object or several, after one
/// another or in an array.
bool is_ninjs(std::string_view head);

/// Reads one object. Of "body_text" and "body_xhtml" the former is taken, unless only the latter
/// has paragraphs; without either, the description of an item of type "text". An item that is
/// withheld or cancelled is no report: "not-publishable". One under embargo is read, and counts as
/// published when that ends. Errors: "damaged", "no-text", "not-publishable"; messages name
/// `place`.
Result<Document> read_ninjs_object(std::string_view object, const std::string& place);

}  // namespace sayso
