#include "fetching/body.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "documents/bytes.h"
#include "documents/kind.h"
#include "documents/unpack.h"

namespace sayso {
namespace {

constexpr std::size_t most_codings = 3;  // more than anyone applies

/// RFC 1950: the first two bytes are a multiple of 31, and four bits of them say "deflate". Some
/// servers send what is inside alone.
bool has_zlib_header(std::string_view raw) {
  if (raw.size() < 2) return false;
  const auto first = static_cast<unsigned char>(raw[0]);
  const auto second = static_cast<unsigned char>(raw[1]);
  return (first & 0x0F) == 8 && (first * 256 + second) % 31 == 0;
}

std::optional<Packing> packing_for(std::string_view coding, std::string_view raw) {
  if (coding == "gzip" || coding == "x-gzip") return Packing::gzip;
  if (coding == "br") return Packing::brotli;
  if (coding == "zstd") return Packing::zstd;
  if (coding == "deflate") return has_zlib_header(raw) ? Packing::zlib : Packing::raw_deflate;
  return std::nullopt;
}

/// The codings of a header that change anything, in the order in which they were applied.
std::vector<std::string> codings_in(std::string_view header) {
  std::vector<std::string> codings;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(','), header.size());
    std::string coding = lower_ascii(trim_white(header.substr(0, end)));
    header.remove_prefix(std::min(end + 1, header.size()));
    const bool is_none =
        coding.empty() || coding == "identity" || coding == "none" || coding == "utf-8";
    if (!is_none) codings.push_back(std::move(coding));
  }
  return codings;
}

Result<std::string> unpacked(std::string_view raw, Packing packing, const BodyLimit& limit) {
  const auto memory = bytes_in_memory(raw);
  ByteReader packed(*memory);
  const auto source = unpack(packed, packing, "the body");
  Body body(limit);
  std::array<char, 64 * 1024> bytes;
  for (;;) {
    const auto got = source->read(bytes.data(), bytes.size());
    if (!got) return Error{"fetch-failed", got.error().message};
    if (*got == 0 || !body.append({bytes.data(), *got})) return std::move(body).taken();
  }
}

}  // namespace

/// Text and pages are single documents; what else there is may hold many.
std::size_t Body::most() const {
  if (limit_.page == limit_.container) return limit_.page;
  const Kind kind = kind_of(bytes_);
  return kind == Kind::text || kind == Kind::html ? limit_.page : limit_.container;
}

bool Body::append(std::string_view bytes) {
  bytes_ += bytes;
  if (bytes_.size() <= std::min(limit_.page, limit_.container)) return true;
  if (bytes_.size() <= most()) return true;
  is_full_ = true;
  return false;
}

Result<std::string> Body::taken() && {
  if (!is_full_) return std::move(bytes_);
  if (limit_.beyond == BodyLimit::Beyond::refuse) {
    return Error{"fetch-too-large", "over " + std::to_string(most() / 1'000'000) + " MB"};
  }
  bytes_.resize(most());
  return std::move(bytes_);
}

Result<std::string> without_codings(std::string raw, std::string_view content_encoding,
                                    const BodyLimit& limit) {
  const auto codings = codings_in(content_encoding);
  if (codings.size() > most_codings) return Error{"fetch-failed", "too many content codings"};
  for (auto coding = codings.rbegin(); coding != codings.rend() && !raw.empty(); ++coding) {
    const auto packing = packing_for(*coding, raw);
    if (!packing) return Error{"fetch-failed", "a content coding that is not known"};
    auto inner = unpacked(raw, *packing, limit);
    if (!inner) return inner;
    raw = *std::move(inner);
  }
  return raw;
}

}  // namespace sayso
