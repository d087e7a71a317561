#include "documents/metadata.h"

#include <algorithm>
#include <string_view>

#include "documents/metadata/byline.h"
#include "documents/metadata/headline.h"
#include "documents/metadata/outlet_name.h"
#include "documents/metadata/page_dates.h"
#include "documents/metadata/page_evidence.h"
#include "documents/metadata/plain.h"

namespace sayso {
namespace {

/// What two addresses of a page have in common: without scheme, query and last slash.
std::string_view bare(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos) {
    address.remove_prefix(scheme + 3);
  }
  if (address.starts_with("www.")) address.remove_prefix(4);
  address = address.substr(0, address.find_first_of("?#"));
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

/// Of several articles in the structured data the one that the page is about: by address, by
/// headline, else the first; a mere WebPage where there is no article. Null if there is neither.
const ArticleData* main_article(const PageEvidence& page, std::string_view address) {
  const std::string_view heading =
      page.heading ? page.words(*page.heading) : std::string_view(page.title);
  const ArticleData* best = nullptr;
  double best_score = -1;
  for (const ArticleData& article : page.structured.articles) {
    double score = article.is_article ? 4 : 0;
    if (!address.empty() && bare(article.url) == bare(address)) score += 1.5;
    if (!article.headline.empty()) score += shared_words(article.headline, heading);
    if (!article.published.empty()) score += 0.5;
    if (score > best_score) {
      best = &article;
      best_score = score;
    }
  }
  return best;
}

}  // namespace

Metadata metadata_of(const Dom& dom) {
  const PageEvidence page = evidence_of(dom);
  Metadata out;
  Document& fields = out.fields;
  fields.canonical = address_of(page);
  const ArticleData* article = main_article(page, fields.canonical);
  if (article != nullptr && article->is_article) out.body = plain(article->body);
  fields.outlet = outlet_of(page, article, fields.canonical);
  fields.title = title_of(page, article);
  fields.byline = byline_of(page, article);
  PageDates dates = dates_of(page, article, fields.canonical);
  fields.published = std::move(dates.published);
  fields.updated = std::move(dates.updated);
  fields.section = section_of(page, article);
  fields.language = page.language;
  return out;
}

}  // namespace sayso
