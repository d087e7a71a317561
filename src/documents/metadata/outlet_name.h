// What a page calls the site it is on, and where on the site it stands.
#pragma once

#include <string>
#include <vector>

#include "documents/document.h"
#include "documents/metadata/page_facts.h"

namespace sayso {

/// Name and domain; `address` is the page's, or empty.
Outlet outlet_of(const PageFacts& facts, const ArticleData* article, const std::string& address);

/// All that the page calls its site, for telling it from the title.
std::vector<std::string> site_names(const PageFacts& facts, const ArticleData* article,
                                    const Outlet& outlet);

/// "World" of article:section, structured data or breadcrumbs; empty if none says.
std::string section_of(const PageFacts& facts, const ArticleData* article);

}  // namespace sayso
