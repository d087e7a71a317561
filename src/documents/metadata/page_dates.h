// When a page says that its article was published and updated.
#pragma once

#include <optional>
#include <string_view>

#include "documents/document.h"
#include "documents/metadata/page_evidence.h"

namespace sayso {

struct PageDates {
  std::optional<Timestamp> published;
  std::optional<Timestamp> updated;
};

/// Weighs all evidence: structured data, <meta>, markup, visible text near the headline, the
/// address. A date of update is never taken for one of publication; nor are those of comments,
/// related articles or copyright lines. `article` may be null; `address` empty.
PageDates dates_of(const PageEvidence& page, const ArticleData* article, std::string_view address);

}  // namespace sayso
