// What the fuzz targets of formats share: reading, and what must hold of all that is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "documents/read.h"
#include "documents/shipped_page_model.h"

namespace sayso {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "must hold: " << what << '\n';
  std::abort();
}

inline void require_within(const std::optional<Span>& span, const std::string& text) {
  if (!span) return;
  require(span->begin <= span->end && span->end <= text.size(), "a span is within the text");
  require(is_utf8(span->in(text)), "a span cuts no character");
}

inline void require_sane(const Document& document) {
  require(!document.id.empty(), "a document has an id");
  require(is_utf8(document.text), "text is UTF-8");
  require(is_utf8(document.title), "title is UTF-8");
  require(document.text.size() <= document_limit, "a text is within the limit");
  for (const std::string& name : document.byline) require(is_utf8(name), "byline is UTF-8");
  for (const auto* time : {&document.published, &document.updated}) {
    if (*time) require_within((*time)->span, document.text);
  }
  if (document.dateline) require_within(document.dateline->span, document.text);
  for (const auto& credit : document.credits) require_within(credit.span, document.text);
  for (const auto& entry : document.entries) require_within(entry.span, document.text);
  for (const auto& page : document.pages) require_within(page.span, document.text);
}

/// Reads an input of libFuzzer, of `kind` or else of the kind that it shows.
inline void read_input(const std::uint8_t* data, std::size_t size,
                       std::optional<Kind> kind = std::nullopt) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ReadOptions options{.as = kind, .pages = &shipped_page_model()};
  read_bytes(bytes, "input", {}, options, [](const Record& record) {
    require(record.file.starts_with("input"), "a record is named after its input");
    if (record.document.ok()) {
      require_sane(*record.document);
    } else {
      const Error& error = record.document.error();
      require(!error.code.empty(), "an error has a code");
      require(error.message.find('\n') == std::string::npos, "a message is one line");
      require(error.message.find("input") != std::string::npos, "a message names the input");
    }
    return true;
  });
}

}  // namespace sayso
