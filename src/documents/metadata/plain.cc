#include "documents/metadata/plain.h"

#include <algorithm>

#include "documents/dom.h"

namespace sayso {

std::string plain(std::string text) {
  if (text.find('<') == std::string::npos && text.find('&') == std::string::npos) return text;
  return inner_text(Dom(text).root());
}

std::string on_one_line(std::string_view text) {
  constexpr std::string_view hard_space = "\u00A0";
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(hard_space), text.size());
    append_collapsed(text.substr(0, end), out);
    if (end == text.size()) break;
    append_collapsed(" ", out);
    text.remove_prefix(end + hard_space.size());
  }
  return trimmed(out);
}

}  // namespace sayso
