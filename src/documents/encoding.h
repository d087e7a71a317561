// Bytes in any encoding to UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

struct ByteOrderMark {
  std::string_view name;  // the encoding, as ICU calls it
  std::size_t size;
};

/// The byte order mark that `bytes` start with.
std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes);

/// "UTF-16LE" or "UTF-16BE" where `bytes` look like it without a byte order mark; else empty.
std::string_view guess_utf16(std::string_view bytes);

/// `bytes` as well-formed UTF-8 without a byte order mark. In this order: the byte order mark;
/// UTF-16 and ISO-2022-JP by their looks; UTF-8 where the bytes are that, or nearly; `declared`, a
/// label as pages state it, unless the bytes cannot be that; a guess by statistics; Windows-1252,
/// which takes any byte. What is broken becomes U+FFFD.
std::string decode(std::string_view bytes, std::string_view declared);

/// The encoding that a page states in its first bytes; empty if it states none.
std::string declared_encoding(std::string_view page);

}  // namespace sayso
