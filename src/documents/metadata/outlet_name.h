// What a page calls the site it is on, and where on the site it stands.
#pragma once

#include <string>
#include <vector>

#include "documents/document.h"
#include "documents/metadata/page_evidence.h"

namespace sayso {

/// The page's own word on its address; empty if it says none.
std::string address_of(const PageEvidence& page);

/// Name and domain; `address` is the page's, or empty.
Outlet outlet_of(const PageEvidence& page, const ArticleData* article, const std::string& address);

/// All that the page calls its site, for telling it from titles and authors.
std::vector<std::string> site_names(const PageEvidence& page);

/// "World" of article:section, structured data or breadcrumbs; empty if none says.
std::string section_of(const PageEvidence& page, const ArticleData* article);

}  // namespace sayso
