#include "base/places.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace sayso {

extern const std::string_view places_table;  // without comments and the column of sources

namespace {

Place place_of(std::string_view line) {
  std::array<std::string_view, 4> columns;
  for (std::string_view& column : columns) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    column = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return {columns[0], columns[1], columns[2], columns[3]};
}

/// All places, those with the same words next to each other, and the first with given words.
struct Table {
  std::vector<Place> places;
  std::unordered_map<std::string_view, const Place*> first;
  std::size_t longest = 0;  // bytes

  Table() {
    for (std::string_view left = places_table; !left.empty();) {
      const std::size_t end = std::min(left.find('\n'), left.size());
      places.push_back(place_of(left.substr(0, end)));
      left.remove_prefix(std::min(end + 1, left.size()));
    }
    for (const Place& place : places) {
      first.try_emplace(place.words, &place);
      longest = std::max(longest, place.words.size());
    }
  }
};

const Table& table() {
  static const Table read;
  return read;
}

/// Bytes beyond ASCII count as letters.
bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

/// Whether a word may end or begin between the bytes before and from `at` on. A typographic
/// apostrophe, as in "Russia’s", ends one.
bool is_border(std::string_view text, std::size_t at) {
  return at == 0 || at >= text.size() || !in_word(text[at - 1]) || !in_word(text[at]) ||
         text.substr(at, 2) == "\xE2\x80";
}

}  // namespace

const Place* place_named(std::string_view words, std::string_view kind) {
  const Table& all = table();
  auto found = all.first.find(words);
  if (found == all.first.end() && (words.starts_with("the ") || words.starts_with("The "))) {
    found = all.first.find(words.substr(4));
  }
  if (found == all.first.end()) return nullptr;
  const Place* const end = all.places.data() + all.places.size();
  for (const Place* place = found->second; place != end && place->words == found->first; ++place) {
    if (kind.empty() || place->kind == kind) return place;
  }
  return nullptr;
}

const Place* place_at(std::string_view text, std::size_t at) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (at >= text.size() || !is_border(text, at)) return nullptr;
  // All but "mainland China" and "the Hague" begin with a capital: most words of a text go here.
  if (is_small(text[at]) && text[at] != 'm' && text[at] != 't') return nullptr;
  const Table& all = table();
  for (std::size_t size = std::min(all.longest, text.size() - at); size > 1; --size) {
    if (!is_border(text, at + size)) continue;
    const auto found = all.first.find(text.substr(at, size));
    if (found != all.first.end()) return found->second;
  }
  return nullptr;
}

}  // namespace sayso
