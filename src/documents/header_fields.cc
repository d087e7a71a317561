#include "documents/header_fields.h"

#include <algorithm>

#include "base/ascii.h"

namespace sayso {

HeaderFields::HeaderFields(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (!line.empty() && (line[0] == ' ' || line[0] == '\t')) {
      if (!fields_.empty()) fields_.back().second.append(" ").append(trim_white(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields_.emplace_back(trim_white(line.substr(0, colon)), trim_white(line.substr(colon + 1)));
  }
}

std::string_view HeaderFields::operator[](std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(), [name](const auto& field) {
    return same_ascii(field.first, name);
  });
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

std::size_t header_size(std::string_view bytes) {
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos;
       end = bytes.find('\n', end + 1)) {
    if (bytes.substr(end + 1, 1) == "\n") return end + 2;
    if (bytes.substr(end + 1, 2) == "\r\n") return end + 3;
  }
  return std::string_view::npos;
}

MediaType media_type(std::string_view value) {
  const std::string text = lower_ascii(value);
  const std::size_t end = std::min(text.find(';'), text.size());
  MediaType type{std::string(trim_white(std::string_view(text).substr(0, end))), {}};
  constexpr std::string_view charset = "charset=";
  if (const std::size_t at = text.find(charset, end); at != std::string::npos) {
    const std::string_view rest = std::string_view(text).substr(at + charset.size());
    const std::size_t begin = std::min(rest.find_first_not_of("\"' "), rest.size());
    type.charset = rest.substr(begin, rest.find_first_of("\"'; ,", begin) - begin);
  }
  return type;
}

}  // namespace sayso
