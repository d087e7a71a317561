#include "analysis/goods_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/ascii.h"

namespace sayso {

extern const std::string_view goods_table;  // without comments and the column of sources

namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
};

template <class Value>
using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

GoodsUse use_named(std::string_view name) {
  constexpr std::array<std::string_view, 7> names = {"count", "mass", "carrier", "modifier",
                                                     "name",  "unit", "act"};
  const auto* const found = std::find(names.begin(), names.end(), name);
  return static_cast<GoodsUse>(found - names.begin());
}

std::string plural_of(const std::string& noun) {
  const auto ends = [&](std::string_view end) { return noun.ends_with(end); };
  const bool vowel_before_y = ends("ay") || ends("ey") || ends("oy");
  if (ends("y") && !vowel_before_y) return noun.substr(0, noun.size() - 1) + "ies";
  return noun + (ends("ss") || ends("ch") || ends("sh") || ends("x") ? "es" : "s");
}

struct Table {
  Map<GoodsTerm> terms;           // by words in lower case, with spaces for hyphens
  Map<std::size_t> most_letters;  // by the first word: of the longest term that it begins

  Table() {
    for (std::string_view left = goods_table; !left.empty();) {
      const std::size_t end = std::min(left.find('\n'), left.size());
      add_line(left.substr(0, end));
      left.remove_prefix(std::min(end + 1, left.size()));
    }
  }

  void add_line(std::string_view line) {
    std::array<std::string_view, 4> columns;
    for (std::string_view& column : columns) {
      const std::size_t end = std::min(line.find('\t'), line.size());
      column = line.substr(0, end);
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    GoodsTerm term{use_named(columns[1]), columns[2] == "-" ? "" : columns[2], columns[3], false};
    const std::string key = lower_ascii(columns[0]);
    term.plural = key.ends_with('s') && !key.ends_with("ss");
    add(key, term);
    if (term.plural || term.use == GoodsUse::mass || term.use == GoodsUse::modifier) return;
    term.plural = true;
    add(plural_of(key), term);
  }

  void add(const std::string& key, const GoodsTerm& term) {
    terms.try_emplace(key, term);
    std::size_t& most = most_letters[key.substr(0, key.find(' '))];
    most = std::max(most, key.size());
  }
};

const Table& table() {
  static const Table read;
  return read;
}

}  // namespace

GoodsTermAt goods_term_at(const WordList& words, std::size_t i, std::size_t end) {
  if (i >= end) return {nullptr, i};
  const Table& all = table();
  const std::string_view lower = words[i].lower;
  const std::string_view first = lower.substr(0, lower.find('-'));
  const auto known = all.most_letters.find(first);
  if (known == all.most_letters.end()) return {nullptr, i};
  GoodsTermAt best{nullptr, i};
  std::string key;
  for (std::size_t at = i; at < end; ++at) {
    if (at > i && !words.flows(at - 1)) break;
    if (at > i) key += ' ';
    key += words[at].lower;
    std::replace(key.begin(), key.end(), '-', ' ');
    if (key.size() > known->second) break;
    if (const auto found = all.terms.find(key); found != all.terms.end()) {
      best = {&found->second, at + 1};
    }
  }
  if (best.term == nullptr && first.size() < lower.size()) {
    const auto found = all.terms.find(first);
    if (found != all.terms.end() && found->second.use == GoodsUse::name) {
      best = {&found->second, i + 1};
    }
  }
  const bool is_name = best.term != nullptr && best.term->use == GoodsUse::name;
  return is_name && !words[i].capital ? GoodsTermAt{nullptr, i} : best;
}

}  // namespace sayso
