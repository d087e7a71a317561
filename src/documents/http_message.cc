#include "documents/http_message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "documents/unpack.h"

namespace sayso {
namespace {

/// Bytes of a body from which its codings are told.
constexpr std::size_t coding_window = 1 << 16;
/// More codings than anyone applies.
constexpr std::size_t most_codings = 3;

/// The three digits of "HTTP/1.1 200 OK".
std::optional<int> status_in(std::string_view line) {
  line.remove_prefix(std::min(line.find(' '), line.size()));
  line = trim_white(line);
  int status = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), status);
  if (error != std::errc() || status < 100 || status > 999) return std::nullopt;
  return status;
}

/// The line before a chunk: its size in hexadecimal digits, perhaps extensions after ';'.
struct ChunkLine {
  std::size_t size;    // of the chunk
  std::size_t length;  // of the line, with its end
};

std::optional<ChunkLine> chunk_line(std::string_view bytes) {
  constexpr std::size_t longest_line = 4096;
  const std::size_t end = bytes.substr(0, longest_line).find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = bytes.substr(0, end);
  const std::string_view digits = trim_white(line.substr(0, std::min(line.find(';'), end)));
  std::size_t size = 0;
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
  if (error != std::errc() || stop != digits.data() + digits.size()) return std::nullopt;
  return ChunkLine{size, end + 1};
}

/// How much of `bytes` is the end of a line: 0, 1 or 2 bytes.
std::size_t line_end(std::string_view bytes) {
  if (bytes.starts_with("\r\n")) return 2;
  return bytes.starts_with('\n') ? 1 : 0;
}

bool is_chunked(std::string_view body, std::string_view transfer_encoding) {
  const bool stated = lower_ascii(transfer_encoding).find("chunked") != std::string::npos;
  const auto first = chunk_line(body);
  if (!first) return false;
  const std::string_view rest = body.substr(first->length);
  if (stated && (first->size == 0 || first->size >= rest.size())) return true;
  if (first->size == 0 || first->size >= rest.size()) return false;
  const std::string_view behind = rest.substr(first->size);
  const std::size_t end = line_end(behind);
  return end > 0 && (stated || chunk_line(behind.substr(end)));
}

class Chunks : public ByteSource {
 public:
  Chunks(std::string_view body, std::string place) : body_(body), place_(std::move(place)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    std::size_t got = 0;
    while (got < size) {
      if (left_ == 0) {
        if (const auto begun = begin_chunk(); !begun) return begun.error();
        if (left_ == 0) break;
      }
      const std::size_t part = std::min({size - got, left_, body_.size() - at_});
      if (part == 0) return damaged("ends too early");
      std::copy_n(body_.data() + at_, part, to + got);
      at_ += part;
      left_ -= part;
      got += part;
    }
    return got;
  }

 private:
  /// Many archives lack the empty chunk at the end, so a body may end between any two.
  Result<void> begin_chunk() {
    if (ended_) return {};
    if (at_ > 0) at_ += line_end(body_.substr(at_));
    if (at_ == body_.size()) return {};
    const auto line = chunk_line(body_.substr(at_));
    if (!line) return damaged("is broken");
    at_ += line->length;
    left_ = line->size;
    ended_ = left_ == 0;
    return {};
  }

  Error damaged(const std::string& how) const {
    return {"damaged", place_ + ": chunk at byte " + std::to_string(at_) + " of the body " + how};
  }

  const std::string_view body_;
  const std::string place_;
  std::size_t at_ = 0;
  std::size_t left_ = 0;  // of the present chunk
  bool ended_ = false;
};

/// What a reader has left.
class Left : public ByteSource {
 public:
  explicit Left(ByteReader& bytes) : bytes_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t size) override { return bytes_.read(to, size); }

 private:
  ByteReader& bytes_;
};

/// Whether `head` can be unpacked as `packing`, which has no mark of its own.
bool unpacks_as(Packing packing, std::string_view head) {
  std::array<char, 512> out;
  const auto memory = bytes_in_memory(head);
  ByteReader packed(*memory);
  const auto unpacked = unpack(packed, packing, {});
  for (std::size_t seen = 0; seen < out.size();) {
    const auto got = unpacked->read(out.data(), out.size() - seen);
    if (!got) return false;
    if (*got == 0) break;
    seen += *got;
  }
  return !head.empty();
}

/// RFC 1950: the first two bytes are a multiple of 31, and four bits of them say "deflate".
bool has_zlib_header(std::string_view head) {
  if (head.size() < 2) return false;
  const auto first = static_cast<unsigned char>(head[0]);
  const auto second = static_cast<unsigned char>(head[1]);
  return (first & 0x0F) == 8 && (first * 256 + second) % 31 == 0;
}

/// How `head` is packed, if it has the coding that a header names.
std::optional<Packing> packing_for(std::string_view coding, std::string_view head) {
  const auto marked = packing_of(head);
  if (coding == "gzip" || coding == "x-gzip") {
    return marked == Packing::gzip ? marked : std::nullopt;
  }
  if (coding == "zstd") return marked == Packing::zstd ? marked : std::nullopt;
  if (coding == "deflate") {
    if (has_zlib_header(head)) return Packing::zlib;
    if (unpacks_as(Packing::raw_deflate, head)) return Packing::raw_deflate;
  }
  if (coding == "br" && unpacks_as(Packing::brotli, head)) return Packing::brotli;
  return std::nullopt;
}

std::vector<std::string> listed(std::string_view value) {
  std::vector<std::string> items;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(','), value.size());
    items.push_back(lower_ascii(trim_white(value.substr(0, end))));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return items;
}

}  // namespace

std::optional<HttpResponse> read_http_response(std::string_view message) {
  HttpResponse response;
  response.body = message;
  while (response.body.starts_with("HTTP/")) {
    const std::size_t size = header_size(response.body);
    if (size == std::string_view::npos) return std::nullopt;
    const std::string_view header = response.body.substr(0, size);
    const std::size_t line = header.find('\n') + 1;
    const auto status = status_in(header.substr(0, line));
    if (!status) return std::nullopt;
    response.status = *status;
    response.fields = HeaderFields(header.substr(line));
    response.body.remove_prefix(size);
    if (*status >= 200) break;
  }
  return response;
}

HttpBody::HttpBody(const HttpResponse& response, const std::string& place) {
  if (is_chunked(response.body, response.fields["Transfer-Encoding"])) {
    sources_.push_back(std::make_unique<Chunks>(response.body, place));
  } else {
    sources_.push_back(bytes_in_memory(response.body));
  }
  // The last one named was applied last.
  auto codings = listed(response.fields["Content-Encoding"]);
  if (codings.size() > most_codings) codings.resize(most_codings);
  for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) undo(*coding, place);
}

void HttpBody::undo(std::string_view coding, const std::string& place) {
  auto packed = std::make_unique<ByteReader>(source());
  const auto head = packed->peek(coding_window);
  const auto packing = packing_for(coding, head ? *head : std::string_view());
  // Looking into it has read it, so the reader is kept in any case.
  if (packing) {
    sources_.push_back(unpack(*packed, *packing, place));
  } else {
    sources_.push_back(std::make_unique<Left>(*packed));
  }
  readers_.push_back(std::move(packed));
}

}  // namespace sayso
