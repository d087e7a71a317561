#include "documents/formats.h"

#include <algorithm>

#include "documents/docx.h"
#include "documents/encoding.h"
#include "documents/page.h"
#include "documents/pdf.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

using DocumentReader = Result<Document> (*)(std::string_view bytes, const Input& input);

Result<Document> read_text(std::string_view bytes, const Input& input) {
  const std::string text = decode(bytes, input.origin.charset);
  if (text.size() > document_limit) return too_large(input.file);
  return read_plain_text(text);
}

Result<Document> read_html(std::string_view bytes, const Input& input) {
  return read_page(bytes, input.origin.charset, input.intake.options().pages, input.file);
}

Result<Document> read_pdf_file(std::string_view bytes, const Input& input) {
  return read_pdf(bytes, input.file);
}

Result<Document> read_docx_file(std::string_view bytes, const Input& input) {
  return read_docx(bytes, input.file);
}

void give_binary(const Input& input) {
  const auto head = input.bytes.peek(kind_window);
  const std::string_view name = name_of_binary(head ? *head : std::string_view());
  input.intake.give(input.file, Error{"not-text", input.file + ": " + std::string(name)},
                    input.origin, input.file);
}

/// Gives the one document that `input` is.
void give_one(const Input& input, DocumentReader read) {
  const auto give = [&](Result<Document> document) {
    input.intake.give(input.file, std::move(document), input.origin, input.file);
  };
  const auto bytes = input.bytes.rest(raw_limit);
  if (!bytes) return give(bytes.error());
  if (bytes->size() > raw_limit) return give(too_large(input.file));
  if (is_blank(*bytes)) return give(Error{"empty", input.file + ": no text"});
  give(read(*bytes, input));
}

}  // namespace

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 160;
  std::size_t size = std::min(text.size(), longest);
  while (size < text.size() && size > 0 &&
         (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
    --size;  // inside a character
  }
  return "\"" + std::string(text.substr(0, size)) + (size < text.size() ? "…\"" : "\"");
}

void read_format(Kind kind, const Input& input) {
  switch (kind) {
    case Kind::text:
      return give_one(input, read_text);
    case Kind::html:
      return give_one(input, read_html);
    case Kind::json_lines:
      return read_json_lines(input);
    case Kind::pdf:
      return give_one(input, read_pdf_file);
    case Kind::docx:
      return give_one(input, read_docx_file);
    case Kind::warc:
      return read_warc(input);
    case Kind::archive:
      return read_archive(input);
    case Kind::compressed:
      return read_compressed(input);
    case Kind::feed:
    case Kind::sitemap:
      return read_feed(input);
    case Kind::ninjs:
      return read_ninjs(input);
    case Kind::newsml:
      return read_newsml(input);
    case Kind::mail:
      return read_mail(input);
    case Kind::binary:
      return give_binary(input);
  }
}

}  // namespace sayso
