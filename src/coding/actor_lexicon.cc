#include "coding/actor_lexicon.h"

#include <algorithm>
#include <unordered_map>

#include "coding/tables.h"

namespace sayso {

extern const std::string_view actor_codes_table;  // without comments and the column of sources

namespace {

struct Table {
  std::unordered_map<std::string_view, ActorEntry> entries;
  std::size_t longest = 0;  // words

  Table() {
    for_each_part(actor_codes_table, '\n', [this](std::string_view line) {
      const auto [words, kind, home, roles] = columns_of<4>(line);
      const ActorKind read = kind == "agent"    ? ActorKind::agent
                             : kind == "office" ? ActorKind::office
                                                : ActorKind::body;
      entries.emplace(words, ActorEntry{words, read, home, roles});
      const auto spaces = std::count(words.begin(), words.end(), ' ');
      longest = std::max(longest, static_cast<std::size_t>(spaces) + 1);
    });
  }
};

const Table& table() {
  static const Table read;
  return read;
}

}  // namespace

const ActorEntry* actor_entry(std::string_view words) {
  const auto found = table().entries.find(words);
  return found == table().entries.end() ? nullptr : &found->second;
}

std::size_t longest_actor_entry() { return table().longest; }

}  // namespace sayso
