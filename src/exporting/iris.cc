#include "exporting/iris.h"

#include <algorithm>

namespace sayso {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool stays(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view("-._~:@").find(c) != std::string_view::npos;
}

std::string spaces_as_hyphens(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (stays(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4U];
    out += hex[byte & 15U];
  }
  return out;
}

std::string web_address(std::string_view url) {
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  const bool broken = std::any_of(url.begin(), url.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7f ||
           std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos;
  });
  return web && !broken ? std::string(url) : std::string();
}

bool Iris::is_base(std::string_view base) {
  const std::size_t colon = base.find(':');
  if (colon == base.npos || colon == 0 || !is_letter(base.front())) return false;
  const std::string_view scheme = base.substr(0, colon);
  const bool named = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
  return named && std::all_of(base.begin(), base.end(), [](char c) {
           return stays(c) ||
                  std::string_view("/#?&=+,;!$()*%[]").find(c) != std::string_view::npos;
         });
}

Iris::Iris(std::string_view base) : base_(base) {
  if (!base_.ends_with('/') && !base_.ends_with('#') && !base_.ends_with(':')) base_ += '/';
}

std::string Iris::of(std::string_view kind, std::string_view id) const {
  return base_ + std::string(kind) + (base_.ends_with(':') ? ":" : "/") + percent_encoded(id);
}

std::string Iris::of(std::string_view kind, std::string_view id, std::string_view part) const {
  return of(kind, id) + "/" + percent_encoded(part);
}

std::string Iris::outlet(const Outlet& outlet) const {
  const std::string& name = outlet.domain.empty() ? outlet.name : outlet.domain;
  return name.empty() ? std::string() : this->outlet(name);
}

// Keys are "actor ID", "person NAME", "body NAME", "outlet NAME", or, of sources that are known in
// one document alone, "here a2\nDOCUMENT", "pronoun he\nDOCUMENT", "author\nDOCUMENT".
std::string Iris::source(std::string_view key) const {
  constexpr std::string_view kActor = "actor ";
  constexpr std::string_view kHere = "here ";
  if (key.empty()) return {};
  if (key.starts_with(kActor)) return of("source", key.substr(kActor.size()));
  const std::size_t line = key.find('\n');
  if (line == key.npos) return of("source", spaces_as_hyphens(key));
  std::string_view within = key.substr(0, line);
  if (within.starts_with(kHere)) within.remove_prefix(kHere.size());
  return of("source", key.substr(line + 1), spaces_as_hyphens(within));
}

}  // namespace sayso
