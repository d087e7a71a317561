// WARC 1.0 and 1.1 (ISO 28500): plain, or each record a gzip member or a zstd frame, or all of them
// in one. Every record has a number, also those that hold no document, so that a number can be
// found again by headers alone.
#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/one_of.h"
#include "documents/formats.h"
#include "documents/http_message.h"
#include "documents/unpack.h"

namespace sayso {
namespace {

using namespace std::string_view_literals;

/// Bytes of a record's header, and of what is looked at behind its block.
constexpr std::size_t largest_header = 1 << 16;
constexpr std::size_t look_ahead = 64;
constexpr std::size_t chunk_size = 1 << 16;
/// The line "WARC/1.1\r\n" that a record begins with.
constexpr std::size_t longest_mark = 10;
/// Bytes that may be read a second time in search of a record, beyond as many as were read once.
constexpr std::uint64_t reread_at_least = 16'000'000;
constexpr std::size_t largest_dictionary = 16'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_record(std::string_view bytes) {
  if (bytes.size() < longest_mark - 1 || !bytes.starts_with("WARC/")) return false;
  const std::string_view end = bytes.substr(8);
  return is_digit(bytes[5]) && bytes[6] == '.' && is_digit(bytes[7]) &&
         (end.starts_with("\r\n") || end.starts_with('\n'));
}

/// Steps to where the next record begins, over at most `most` bytes, or to the end.
void find_record(ByteReader& bytes, std::uint64_t most = UINT64_MAX) {
  while (most > 0) {
    const auto next = bytes.peek(chunk_size);
    if (!next || next->empty()) return;
    std::size_t at = next->find("WARC/");
    while (at < next->size() && !starts_record(next->substr(at, longest_mark))) {
      at = next->find("WARC/", at + 1);
    }
    const bool found = at < next->size();
    if (!found) at = next->size() < chunk_size ? next->size() : chunk_size - longest_mark;
    const auto step = std::min<std::uint64_t>(at, most);
    if (const auto skipped = bytes.skip(step); !skipped || found) return;
    most -= step;
  }
}

void step_over_blank_lines(ByteReader& bytes) {
  for (;;) {
    const auto next = bytes.peek(chunk_size);
    if (!next || next->empty()) return;
    const std::size_t blank = std::min(next->find_first_not_of("\r\n"), next->size());
    if (!bytes.skip(blank) || blank < chunk_size) return;
  }
}

struct WarcHeader {
  std::size_t size = 0;  // in bytes, with the blank line behind it
  std::string type;
  std::string url;
  std::string id;
  MediaType media;
  std::uint64_t length = 0;  // of the block
  bool in_segments = false;
};

/// The lines of the header that `bytes` begins with and the blank line behind them, or what is
/// wrong with them.
Result<std::string_view> header_lines(std::string_view bytes) {
  for (std::size_t end = bytes.find('\n'); end < bytes.size(); end = bytes.find('\n', end + 1)) {
    const std::string_view next = bytes.substr(end + 1, longest_mark);
    if (next.starts_with('\n')) return bytes.substr(0, end + 2);
    if (next.starts_with("\r\n")) return bytes.substr(0, end + 3);
    if (starts_record(next)) return Error{"damaged", "its header breaks off"};
  }
  return Error{"damaged", "its header has no end"};
}

/// The header that `bytes` stand at, or what is wrong with it.
Result<WarcHeader> peek_header(ByteReader& bytes) {
  const auto view = bytes.peek(largest_header);
  if (!view) return view.error();
  const auto lines = header_lines(*view);
  if (!lines) return lines.error();
  WarcHeader header;
  header.size = lines->size();
  const HeaderFields fields(lines->substr(lines->find('\n') + 1));
  header.type = lower_ascii(fields["WARC-Type"]);
  std::string_view url = fields["WARC-Target-URI"];
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  header.url = url;
  header.id = fields["WARC-Record-ID"];
  header.media = media_type(fields["Content-Type"]);
  header.in_segments = !fields["WARC-Segment-Number"].empty();
  const std::string_view length = fields["Content-Length"];
  const char* end = length.data() + length.size();
  const auto [stop, error] = std::from_chars(length.data(), end, header.length);
  if (length.empty() || error != std::errc() || stop != end) {
    return Error{"damaged", "it has no Content-Length that is a number"};
  }
  return header;
}

/// What is wrong with a record of `size` bytes that `view` begins with; nothing if it ends as it
/// says.
const char* wrong_length(std::string_view view, std::size_t size) {
  if (view.size() < size) return "it ends before its Content-Length";
  const std::string_view behind = view.substr(size);
  const std::size_t blank = std::min(behind.find_first_not_of("\r\n"), behind.size());
  if (blank == behind.size() || behind.substr(blank).starts_with("WARC/")) return nullptr;
  // With a blank line behind it, the record is right, and what follows is not.
  const auto lines = std::count(behind.begin(), behind.begin() + static_cast<long>(blank), '\n');
  return lines >= 2 ? nullptr : "its Content-Length is not its length";
}

using Beginnings = std::initializer_list<std::string_view>;

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// What pages are made with and machines say to each other.
bool is_never_a_document(const MediaType& media) {
  return begins_with_one_of(media.name,
                            Beginnings{"image/", "audio/", "video/", "font/", "model/", "text/css",
                                       "text/vtt", "text/dns", "application/dns"}) ||
         contains(media.name, "javascript") || contains(media.name, "ecmascript") ||
         contains(media.name, "font") || contains(media.name, "manifest") ||
         contains(media.name, "shockwave") || contains(media.name, "wasm");
}

/// What crawlers keep beside the pages.
bool is_for_crawlers(const std::string& url) {
  return begins_with_one_of(url, Beginnings{"dns:", "whois:", "metadata:"}) ||
         url.ends_with("/robots.txt");
}

/// Whether what is of `kind` and called `media` can be meant as a document.
bool is_document(Kind kind, const MediaType& media) {
  if (kind == Kind::binary)
    return begins_with_one_of(media.name, Beginnings{"text/", "application/xhtml"});
  // Of these, what no reader knows is data.
  const bool data = contains(media.name, "json") || contains(media.name, "xml");
  return kind != Kind::text || !data || media.name == "application/xhtml+xml";
}

/// What a record holds that may be a document.
struct Payload {
  HttpResponse response;  // of what came without HTTP, only the body
  MediaType media;
};

class WarcReader {
 public:
  explicit WarcReader(const Input& input) : input_(input), records_(input) {}

  void read() {
    const auto head = input_.bytes.peek(chunk_size);
    if (!head) return input_.intake.give(input_.file, head.error());
    const auto packing = packing_of(*head);
    if (packing == Packing::zstd) read_dictionary();
    go_on_from_earlier();
    if (packing) {
      read_parts(*packing);
    } else {
      read_records(input_.bytes, std::nullopt);
    }
  }

 private:
  /// Goes to the record that an earlier run came to, where the file can; else records are skipped.
  void go_on_from_earlier() {
    const auto& from = input_.intake.options().from;
    if (!from || from->offset == 0 || !input_.intake.is_outermost(input_.file)) return;
    if (input_.bytes.seek(from->offset)) records_.go_on_at(from->record);
  }

  /// The dictionary of all frames, which a frame to skip at the beginning may hold, itself a frame
  /// or as it is.
  void read_dictionary() {
    const auto head = input_.bytes.peek(8);
    if (!head || head->size() < 8 || !head->starts_with("\x5D\x2A\x4D\x18"sv)) return;
    std::uint64_t size = 0;
    for (std::size_t i = 8; i-- > 4;) size = size * 256 + static_cast<unsigned char>((*head)[i]);
    if (size > largest_dictionary || !input_.bytes.skip(8)) return;
    if (const auto view = input_.bytes.peek(size)) dictionary_ = *view;
    if (!input_.bytes.skip(size)) return;
    if (packing_of(dictionary_) != Packing::zstd) return;
    const auto memory = bytes_in_memory(dictionary_);
    ByteReader packed(*memory);
    const auto source = unpack_part(packed, Packing::zstd, input_.file);
    auto unpacked = ByteReader(*source).rest(largest_dictionary);
    dictionary_ = unpacked ? *std::move(unpacked) : std::string();
  }

  /// Reads a file whose parts are packed each for itself.
  void read_parts(Packing packing) {
    ByteReader& packed = input_.bytes;
    while (input_.intake.wanted()) {
      const auto head = packed.peek(chunk_size);
      const std::uint64_t begin = packed.offset();
      if (head && head->find_first_not_of('\0') == std::string_view::npos) {
        if (head->empty()) return;
        if (!packed.skip(head->size())) return;
        continue;
      }
      bool whole = false;
      if (!head) {
        begin_record(begin);
        return give(head.error());
      }
      if (packing_of(*head) == packing) {
        const auto source = unpack_part(packed, packing, input_.file, dictionary_);
        Unpacked counted(*source, input_.intake, input_.file);
        ByteReader bytes(counted);
        whole = read_records(bytes, begin);
      } else {
        begin_record(begin);
        give_damaged("no compressed record begins here");
      }
      if (!whole && input_.intake.wanted()) find_part(packing, begin);
    }
  }

  /// Goes on to the next part behind `begin` that holds a record. A broken part may have been read
  /// far into those that follow it.
  void find_part(Packing packing, std::uint64_t begin) {
    ByteReader& packed = input_.bytes;
    const std::uint64_t back = packed.offset() - begin;
    if (reread_ + back <= reread_at_least + begin && packed.seek(begin + 1)) {
      reread_ += back;
    } else if (back == 0) {
      if (!packed.skip(1)) return;
    }
    const auto mark = packing == Packing::gzip ? "\x1F\x8B\x08"sv : "\x28\xB5\x2F\xFD"sv;
    for (;;) {
      const auto next = packed.peek(chunk_size);
      if (!next || next->size() < mark.size()) {
        if (next) (void)packed.skip(next->size());
        return;
      }
      const std::size_t at = next->find(mark);
      if (at == 0 && part_holds_record(packing, *next)) return;
      const std::size_t step = at == 0                        ? 1
                               : at == std::string_view::npos ? next->size() - mark.size() + 1
                                                              : at;
      if (!packed.skip(step)) return;
    }
  }

  bool part_holds_record(Packing packing, std::string_view head) const {
    const auto memory = bytes_in_memory(head);
    ByteReader packed(*memory);
    const auto source = unpack_part(packed, packing, input_.file, dictionary_);
    ByteReader unpacked(*source);
    const auto begin = unpacked.peek(longest_mark);
    return begin && starts_record(*begin);
  }

  /// Reads all records of `bytes`, the file itself or the part that begins at byte `part`. Returns
  /// whether the bytes ended without a failure.
  bool read_records(ByteReader& bytes, std::optional<std::uint64_t> part) {
    bool first = true;
    while (input_.intake.wanted()) {
      step_over_blank_lines(bytes);
      const auto head = bytes.peek(longest_mark);
      if (head && head->empty()) return true;
      if (!head && !first && damaged_) return false;  // that has been said already
      if (!part) {
        begin_record(bytes.offset());
      } else {
        begin_record(first ? part : std::nullopt);
      }
      first = false;
      if (!head) {
        give(head.error());
        return false;
      }
      if (!starts_record(*head)) {
        give_damaged("no record begins here");
        find_record(bytes);
      } else if (!read_record(bytes)) {
        return false;
      }
    }
    return true;
  }

  /// Numbers the next record, which is at byte `offset` of the file if it can be gone to.
  void begin_record(std::optional<std::uint64_t> offset) {
    // The bytes of what is inside of another container are not those of a file.
    damaged_ = false;
    offset_ = input_.depth == 0 ? offset : std::nullopt;
    wanted_ = records_.next(offset_.value_or(0));
    place_ = records_.file();
    if (offset) place_ += ", at byte " + std::to_string(*offset);
  }

  void give(const Error& error) {
    if (wanted_) input_.intake.give(records_.file(), error);
  }
  void give_damaged(const std::string& how) {
    damaged_ = true;
    give({"damaged", place_ + ": " + how});
  }

  /// Reads the record that `bytes` stand at and goes on behind it. Returns false where the bytes
  /// fail.
  bool read_record(ByteReader& bytes) {
    const auto header = peek_header(bytes);
    if (!header) {
      give_damaged(header.error().message);
      if (!bytes.skip(1)) return false;
      find_record(bytes);
      return true;
    }
    if (header->length > raw_limit) return pass_large(bytes, *header);
    const std::size_t size = header->size + static_cast<std::size_t>(header->length);
    const auto view = bytes.peek(size + look_ahead);
    if (!view || (bytes.failure() && view->size() < size + look_ahead)) {
      give(*bytes.failure());
      return false;
    }
    if (const char* wrong = wrong_length(*view, size)) {
      give_damaged(wrong);
      if (!bytes.skip(header->size)) return false;
      find_record(bytes);
      return true;
    }
    if (wanted_) read_block(*header, view->substr(header->size, size - header->size));
    return bytes.skip(size).ok();
  }

  /// Passes over a record that is too large to be held. One that begins inside it shows that its
  /// length is wrong.
  bool pass_large(ByteReader& bytes, const WarcHeader& header) {
    const auto view = bytes.peek(header.size + chunk_size);
    if (!view) return false;
    const auto payload = payload_of(header, view->substr(header.size));
    if (!bytes.skip(header.size)) return false;
    const std::uint64_t begin = bytes.offset();
    find_record(bytes, header.length);
    if (bytes.offset() - begin < header.length) {
      give(bytes.failure() ? *bytes.failure()
                           : Error{"damaged", place_ + ": its Content-Length is not its length"});
      return !bytes.failure();
    }
    if (!payload) give(payload.error());
    if (payload && *payload) give(too_large(place_));
    return true;
  }

  /// What may be a document in `block`, of which at least the beginning is there; nothing in what
  /// is none.
  Result<std::optional<Payload>> payload_of(const WarcHeader& header,
                                            std::string_view block) const {
    const bool holds =
        header.type == "response" || header.type == "resource" || header.type == "conversion";
    if (!holds || is_for_crawlers(header.url)) return std::optional<Payload>();
    Payload payload;
    payload.media = header.media;
    payload.response.body = block;
    if (header.media.name == "application/http") {
      const auto response = read_http_response(block);
      if (!response) return Error{"damaged", place_ + ": its HTTP header is broken"};
      if (response->status != 200) return std::optional<Payload>();
      payload.response = *response;
      payload.media = media_type(response->fields["Content-Type"]);
    }
    if (is_never_a_document(payload.media)) return std::optional<Payload>();
    if (header.in_segments) return Error{"damaged", place_ + ": only a segment of a record"};
    return std::optional<Payload>(std::move(payload));
  }

  void read_block(const WarcHeader& header, std::string_view block) {
    const auto payload = payload_of(header, block);
    if (!payload) return give(payload.error());
    if (!*payload) return;
    const MediaType& media = (*payload)->media;
    Origin origin = input_.origin;
    if (!header.url.empty()) origin.url = header.url;
    origin.charset = media.charset;
    origin.record.id = header.id;
    origin.record.offset = offset_;
    HttpBody body((*payload)->response, place_);
    Unpacked counted(body.source(), input_.intake, place_);
    ByteReader bytes(counted);
    const auto head = bytes.peek(kind_window);
    if (!head) return give(head.error());
    const bool is_text = header.type == "conversion" && media.name == "text/plain";
    const Kind kind = is_text ? Kind::text : kind_of(*head);
    if (!is_document(kind, media)) return;
    input_.intake.read(bytes, records_.file(), origin, input_.depth + 1, kind);
  }

  const Input& input_;
  Records records_;
  std::string dictionary_;
  std::uint64_t reread_ = 0;
  // Of the present record:
  bool wanted_ = true;
  bool damaged_ = false;
  std::optional<std::uint64_t> offset_;
  std::string place_;
};

}  // namespace

void read_warc(const Input& input) { WarcReader(input).read(); }

}  // namespace sayso
