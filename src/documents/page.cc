#include "documents/page.h"

#include <utility>

#include "documents/article.h"
#include "documents/dom.h"
#include "documents/encoding.h"
#include "documents/formats.h"
#include "documents/metadata.h"

namespace sayso {

Result<Document> read_page(std::string_view html, const std::string& charset,
                           const PageModel* model, const std::string& place) {
  if (model == nullptr) return Error{"models-missing", place + ": no model that reads pages"};
  std::string text = decode(html, charset.empty() ? declared_encoding(html) : charset);
  if (text.size() > document_limit) return too_large(place);
  const Dom page(text);
  const Metadata metadata = metadata_of(page);
  const PageFacts facts = page_facts(page);
  Document document = metadata.fields;
  Article article = article_of(page, hints_of(metadata, facts), *model);
  document.text = std::move(article.text);
  document.entries = std::move(article.entries);
  if (document.text.empty()) return Error{"no-article", place + ": a page without an article"};
  return document;
}

}  // namespace sayso
