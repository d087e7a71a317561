// News items of NewsML-G2, and NITF.
#pragma once

#include <string>

#include "base/result.h"
#include "documents/document.h"
#include "documents/xml_tree.h"

namespace sayso {

/// Reads a newsItem. An item that is withheld or cancelled is no report: "not-publishable". One
/// under embargo is read, and counts as published when that ends. Errors: "no-text",
/// "not-publishable"; messages name `place`.
Result<Document> read_news_item(const XmlElement& item, const std::string& place);

/// Reads a document in NITF, which also stands inside of items of NewsML-G2. Error: "no-text".
Result<Document> read_nitf(const XmlElement& nitf, const std::string& place);

}  // namespace sayso
