#include "documents/page.h"

#include <utility>

#include "documents/article.h"
#include "documents/dom.h"
#include "documents/encoding.h"
#include "documents/formats.h"
#include "documents/metadata.h"
#include "documents/plain_text.h"

namespace sayso {

Result<Document> read_page(std::string_view html, const std::string& charset,
                           const std::string& place) {
  std::string text = decode(html, charset.empty() ? declared_encoding(html) : charset);
  if (text.size() > document_limit) {
    return Error{"too-large", place + ": a document of over 20 MB"};
  }
  const Dom page(std::move(text));
  Metadata metadata = metadata_of(page);
  Document document = std::move(metadata.fields);
  document.text = clean_lines(article_text(page, {document.title, metadata.body}));
  if (document.text.empty()) return Error{"no-article", place + ": a page without an article"};
  return document;
}

}  // namespace sayso
