#include "linking/reuse/siblings.h"

#include <algorithm>
#include <map>
#include <utility>

namespace sayso {
namespace {

/// Pairs of a document that are looked at.
constexpr std::int64_t kMostPairs = 48;
/// Share of a pair's words that the third must have as well.
constexpr double kCovered = 0.9;

using Pair = std::pair<std::int64_t, std::int64_t>;  // taker, giver

bool is_taking(ReuseRelation relation) { return relation != ReuseRelation::same_quotation; }

/// The words of a pair in the taker's text, or in the giver's.
Spans sides_of(const std::vector<SharedWords>& all, bool in_taker) {
  Spans out;
  out.reserve(all.size());
  for (const SharedWords& one : all) {
    if (in_taker) out.push_back(one.from);
    if (!in_taker && one.to) out.push_back(*one.to);
  }
  return out;
}

/// Whether `words` are among what the taker has in `cover`, but for a few.
bool covers(const std::vector<SharedWords>& cover, const Spans& words) {
  std::uint32_t covered = 0;
  for (const Span span : words) {
    for (const SharedWords& other : cover) {
      const std::uint32_t begin = std::max(span.begin, other.from.begin);
      const std::uint32_t end = std::min(span.end, other.from.end);
      if (begin < end) covered += end - begin;
    }
  }
  return covered > 0 && covered >= kCovered * size_of(words);
}

/// Bytes of the taker that are the giver's.
std::uint32_t taken(const std::vector<SharedWords>& all) {
  std::uint32_t size = 0;
  for (const SharedWords& one : all) size += one.from.size();
  return size;
}

class SiblingSearch {
 public:
  SiblingSearch(Database& database, std::vector<ReuseRow>& rows)
      : database_(database), rows_(rows) {}

  Result<void> run(std::int64_t document) {
    for (const ReuseRow& row : rows_) all_[{row.taker, row.giver}] = row;
    for (const ReuseRow& row : rows_) {
      const auto known =
          reuse_of(database_, row.taker == document ? row.giver : row.taker, kMostPairs);
      if (!known) return known.error();
      for (const ReuseRow& other : *known) all_.emplace(Pair(other.taker, other.giver), other);
    }
    std::vector<Pair> drop;
    for (const auto& [pair, row] : all_) {
      const auto dropped = is_dropped(pair, document);
      if (!dropped) return dropped.error();
      if (*dropped) drop.push_back(pair);  // NOLINT(performance-inefficient-vector-operation)
    }
    for (const Pair& pair : drop) {
      if (auto done = remove_reuse(database_, pair.first, pair.second); !done) return done;
    }
    std::erase_if(rows_, [&](const ReuseRow& row) {
      return std::find(drop.begin(), drop.end(), Pair(row.taker, row.giver)) != drop.end();
    });
    return {};
  }

 private:
  Result<bool> is_dropped(const Pair& pair, std::int64_t document) {
    auto worse = is_worse_version(pair, document);
    if (!worse || *worse || all_.at(pair).said) return worse;
    return is_sibling(pair, document);
  }

  /// Whether another version of the giver has more of the taker's words.
  Result<bool> is_worse_version(const Pair& pair, std::int64_t document) {
    for (auto at = all_.lower_bound({pair.first, 0});
         at != all_.end() && at->first.first == pair.first; ++at) {
      const std::int64_t other = at->first.second;
      if (other == pair.second) continue;
      if (pair.first != document && pair.second != document && other != document) continue;
      const auto one_article = are_versions(pair.second, other);
      if (!one_article) return one_article.error();
      if (!*one_article) continue;
      const auto cover = spans_of(at->second);
      if (!cover) return cover.error();
      const auto words = spans_of(all_.at(pair));
      if (!words) return words.error();
      const std::uint32_t has = taken(*words), others = taken(*cover);
      if (others > has || (others == has && other < pair.second)) return true;
    }
    return false;
  }

  Result<bool> are_versions(std::int64_t one, std::int64_t other) {
    const auto first = article_of(one);
    if (!first) return first.error();
    const auto second = article_of(other);
    if (!second) return second.error();
    return *first == *second;
  }

  Result<std::int64_t> article_of(std::int64_t document) {
    if (const auto known = articles_.find(document); known != articles_.end()) return known->second;
    const auto publication = read_publication(database_, document);
    if (!publication) return publication.error();
    return articles_.emplace(document, publication->first_version).first->second;
  }

  Result<bool> is_sibling(const Pair& pair, std::int64_t document) {
    const auto [taker, giver] = pair;
    auto found = has_by_way(pair, taker, giver, document);
    // Of a quotation it does not matter which of the two it came to by way of a third.
    const bool quotes = !is_taking(all_.at(pair).relation);
    if (!found || *found || !quotes) return found;
    return has_by_way(pair, giver, taker, document);
  }

  /// Whether `one` of `pair` took what they share from a third, from which `other` took too or,
  /// where they share a quotation, that has it as well. `document` is one of the three.
  Result<bool> has_by_way(const Pair& pair, std::int64_t one, std::int64_t other,
                          std::int64_t document) {
    const bool quotes = !is_taking(all_.at(pair).relation);
    for (auto at = all_.lower_bound({one, 0}); at != all_.end() && at->first.first == one; ++at) {
      const std::int64_t third = at->first.second;
      if (third == other || !is_taking(at->second.relation)) continue;
      if (one != document && other != document && third != document) continue;
      const auto took = all_.find({other, third});
      const bool both = took != all_.end() && (quotes || is_taking(took->second.relation));
      if (!both && !(quotes && all_.contains({third, other}))) continue;
      const auto cover = spans_of(at->second);
      if (!cover) return cover.error();
      const auto words = spans_of(all_.at(pair));
      if (!words) return words.error();
      if (covers(*cover, sides_of(*words, one == pair.first))) return true;
    }
    return false;
  }

  /// Those of stored pairs are read when they are asked for.
  Result<std::vector<SharedWords>> spans_of(ReuseRow& row) {
    if (row.spans.empty()) {
      auto spans = read_reuse_spans(database_, row.taker, row.giver);
      if (!spans) return spans.error();
      row.spans = std::move(*spans);
    }
    return row.spans;
  }

  Database& database_;
  std::vector<ReuseRow>& rows_;
  std::map<Pair, ReuseRow> all_;
  std::map<std::int64_t, std::int64_t> articles_;  // the first version of each document
};

}  // namespace

Result<void> drop_siblings(Database& database, std::int64_t document, std::vector<ReuseRow>& rows) {
  if (rows.empty()) return {};
  return SiblingSearch(database, rows).run(document);
}

}  // namespace sayso
