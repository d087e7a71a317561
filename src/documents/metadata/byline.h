// Who wrote the article of a page.
#pragma once

#include <string>
#include <vector>

#include "documents/metadata/page_evidence.h"

namespace sayso {

/// Separate names: from the structured data and <meta>, corrected and completed by the byline that
/// readers see beside the headline. `article` may be null.
std::vector<std::string> byline_of(const PageEvidence& page, const ArticleData* article);

}  // namespace sayso
