#include "analysis/given_names.h"

#include <algorithm>
#include <unordered_map>

namespace sayso {

extern const std::string_view given_names_table;  // without comments and the column of sources

namespace {

std::unordered_map<std::string_view, PronounClass> read_table() {
  std::unordered_map<std::string_view, PronounClass> names;
  for (std::string_view left = given_names_table; !left.empty();) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    const std::string_view line = left.substr(0, end);
    const std::size_t tab = line.find('\t');
    if (tab != line.npos) names[line.substr(0, tab)] = line.substr(tab + 1, 2) == "he" ? he : she;
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return names;
}

}  // namespace

PronounClass pronoun_of_given_name(std::string_view name) {
  static const std::unordered_map<std::string_view, PronounClass> names = read_table();
  const auto found = names.find(name);
  return found == names.end() ? no_pronoun : found->second;
}

}  // namespace sayso
