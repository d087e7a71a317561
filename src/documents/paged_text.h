// Paragraphs with page numbers to a document: what the readers of PDF and .docx share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"

namespace sayso {

/// From `offset` in a paragraph's text on, it stands on `page`.
struct PageStart {
  std::size_t offset = 0;
  std::uint32_t page = 0;
};

struct PagedParagraph {
  std::string text;               // as append_clean makes it
  std::vector<PageStart> starts;  // of the pages that begin in it
};

/// A file of pages as it is read.
struct PagedText {
  std::vector<PagedParagraph> paragraphs;
  std::vector<std::string> notes;       // at the end of the text, on no page
  std::optional<std::size_t> headline;  // the paragraph that looks like it
  std::string title;                    // as the file's properties state them
  std::string creator;
};

/// Appends `text`, which is UTF-8, with white space as single spaces but for tabs, ligatures as
/// letters, and without soft hyphens and control characters.
void append_clean(std::string_view text, std::string& to);

Document as_document(const PagedText& text);

}  // namespace sayso
