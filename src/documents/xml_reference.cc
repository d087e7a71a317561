#include "documents/xml_reference.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/utf8.h"
#include "documents/encoding.h"

namespace sayso {
namespace {

/// A character by its number, "8217" or "x2019"; empty where XML has none such, none where `digits`
/// are no number.
std::optional<std::string> numbered(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number, hex ? 16 : 10);
  if (digits.empty() || read.ptr != end) return std::nullopt;
  if (number >= 0x80 && number < 0xA0) {
    return decode(std::string(1, static_cast<char>(number)), "windows-1252");
  }
  const bool forbidden = (number < 0x20 && number != '\t' && number != '\n' && number != '\r') ||
                         (number >= 0xD800 && number < 0xE000) || number > 0x10FFFF ||
                         read.ec != std::errc();
  std::string character;
  if (!forbidden) append_utf8(number, character);
  return character;
}

/// A character by its name, "amp" or "nbsp".
std::optional<std::string> named(std::string_view name) {
  if (name == "apos") return "'";
  const std::string key(name);
  const htmlEntityDesc* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
  if (found == nullptr) return std::nullopt;
  std::string character;
  append_utf8(found->value, character);
  return character;
}

}  // namespace

std::string with_references(std::string_view text) {
  constexpr std::size_t longest = 32;
  std::string out;
  out.reserve(text.size());
  for (;;) {
    const std::size_t at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
    const std::string_view name = text.substr(0, text.substr(0, longest).find(';'));
    const bool ends = name.size() < std::min(longest, text.size());
    const auto character = !ends                   ? std::nullopt
                           : name.starts_with('#') ? numbered(name.substr(1))
                                                   : named(name);
    out += character.value_or("&");
    if (character) text.remove_prefix(name.size() + 1);
  }
}

}  // namespace sayso
