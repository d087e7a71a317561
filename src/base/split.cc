#include "base/split.h"

#include <algorithm>
#include <cstddef>

namespace sayso {

std::vector<std::string_view> split(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(between, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::vector<std::string> split_strings(std::string_view text, char between) {
  const std::vector<std::string_view> parts = split(text, between);
  return {parts.begin(), parts.end()};
}

std::string joined(const std::vector<std::string>& parts, char between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

}  // namespace sayso
