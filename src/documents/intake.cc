#include "documents/intake.h"

#include <algorithm>
#include <utility>

#include "base/sha256.h"
#include "documents/agency_credit.h"
#include "documents/dateline.h"
#include "documents/domain.h"
#include "documents/formats.h"
#include "documents/language.h"
#include "documents/outlets.h"

namespace sayso {
namespace {

/// Deeper than people pack: a folder of mail with attachments in an archive has three.
constexpr int most_containers = 8;

/// More than the strongest member of gzip gives for each byte, so that only what is packed twice,
/// or by nothing that text is packed with, is over it.
constexpr std::uint64_t most_unpacked_for_a_byte = 1'100;

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
  describe(document.outlet);
  if (!document.language_given) {
    document.language = language_of(document.text, document.language);
  }
  read_dateline(document);
  read_credits(document);
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
  const Kind kind = kind_of(*head);
  if (depth == 0) outermost_ = &bytes;
  // What is forced is the kind of what is packed.
  read_format(kind == Kind::compressed ? kind : as.value_or(kind),
              {bytes, file, origin, depth, *this});
}

void Intake::stand_at(std::uint64_t record, std::uint64_t offset) {
  record_ = record;
  offset_ = offset;
  record_begin_ = outermost_ != nullptr ? outermost_->offset() : 0;
  unpacked_ = 0;
}

bool Intake::count_unpacked(std::size_t size) {
  unpacked_ += size;
  const std::uint64_t at = outermost_ != nullptr ? outermost_->offset() : 0;
  const std::uint64_t packed = at - std::min(at, record_begin_);
  return unpacked_ <= 2 * raw_limit + most_unpacked_for_a_byte * packed;
}

Result<std::size_t> Unpacked::read(char* to, std::size_t size) {
  auto got = source_.read(to, size);
  if (got && !intake_.count_unpacked(*got)) {
    return Error{"too-large", place_ + ": grows beyond measure when unpacked"};
  }
  return got;
}

bool Records::next(std::uint64_t offset) {
  const bool outermost = input_.intake.is_outermost(input_.file);
  if (outermost) input_.intake.stand_at(count_, offset);
  ++count_;
  const auto& from = input_.intake.options().from;
  return !outermost || !from || count_ > from->record;
}

}  // namespace sayso
