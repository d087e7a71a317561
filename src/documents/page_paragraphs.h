// Lines of pages to paragraphs that run over columns and pages.
#pragma once

#include <vector>

#include "documents/page_furniture.h"
#include "documents/paged_text.h"

namespace sayso {

/// The paragraphs of `pages` in reading order. Words broken at line ends are whole again; the
/// footnotes of a page stand at the end of its text, before a paragraph that the next page ends.
PagedText paragraphs_of(std::vector<PageContent> pages);

}  // namespace sayso
