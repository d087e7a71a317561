#include "documents/intake.h"

#include <utility>

#include "base/sha256.h"
#include "documents/domain.h"
#include "documents/formats.h"

namespace sayso {
namespace {

/// Deeper than people pack: a folder of mail with attachments in an archive has three.
constexpr int most_containers = 8;

void fill(std::string& field, const std::string& known) {
  if (field.empty()) field = known;
}

void fill_from(const Origin& origin, Document& document) {
  fill(document.url, origin.url);
  if (!document.published) document.published = origin.published;
  fill(document.record.id, origin.record.id);
  fill(document.record.name, origin.record.name);
  if (!document.record.offset) document.record.offset = origin.record.offset;
}

/// What holds of every document, whatever it came from.
Result<Document> finished(Document document, const std::string& file, const Origin& origin,
                          const std::string& place) {
  if (is_blank(document.text)) return Error{"empty", place + ": no text"};
  if (document.text.size() > document_limit) return too_large(place);
  fill_from(origin, document);
  if (document.id.empty()) document.id = "sha256:" + sha256_hex(document.text);
  if (document.outlet.domain.empty()) {
    document.outlet.domain =
        domain_of(document.canonical.empty() ? document.url : document.canonical);
  }
  if (document.language.empty()) document.language = "en";
  document.file = file;
  return document;
}

}  // namespace

Error too_large(const std::string& place) {
  return {"too-large", place + ": a document of over 20 MB"};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

void Intake::give(const std::string& file, Result<Document> document, const Origin& origin,
                  const std::string& place) {
  if (!wanted_) return;
  if (document) document = finished(*std::move(document), file, origin, place);
  wanted_ = take_({file, std::move(document), {input_, record_, offset_}});
}

void Intake::read(ByteReader& bytes, const std::string& file, const Origin& origin, int depth,
                  std::optional<Kind> as) {
  if (depth > most_containers) {
    give(file, Error{"too-deep", file + ": a container in more than " +
                                     std::to_string(most_containers) + " others"});
    return;
  }
  const auto head = bytes.peek(kind_window);
  if (!head) {
    give(file, head.error());
    return;
  }
  read_format(as.value_or(kind_of(*head)), {bytes, file, origin, depth, *this});
}

bool Records::next(std::uint64_t offset) {
  if (input_.depth == 0) input_.intake.stand_at(count_, offset);
  ++count_;
  const auto& from = input_.intake.options().from;
  return input_.depth > 0 || !from || count_ > from->record;
}

}  // namespace sayso
