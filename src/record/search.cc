// The store's look-ups by what a person types: full-text search, and names of documents.

#include <algorithm>
#include <utility>

#include "record/address.h"
#include "record/database.h"
#include "record/query.h"
#include "record/rows.h"
#include "record/store.h"

namespace sayso {

namespace {

// Signs around each match in what SQLite's highlight() gives. No UTF-8 text has these bytes.
constexpr char match_begin = '\xfe';
constexpr char match_end = '\xff';
constexpr std::string_view match_begin_text = "\xfe";
constexpr std::string_view match_end_text = "\xff";

constexpr std::uint32_t window = 120;  // bytes on each side of a match where no sentence holds it

/// Documents that are weighed against one another: words that more have tell little, and weighing
/// them all would take long.
constexpr std::int64_t most_ranked = 5000;

/// Where the matches lie in the text that highlight() marked; none if the marking went wrong, as
/// it does in a text with a NUL.
Spans matches_in(std::string_view marked, std::size_t text_size) {
  Spans matches;
  std::size_t markers = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != match_begin && marked[i] != match_end) continue;
    const auto place = static_cast<std::uint32_t>(i - markers++);
    if (marked[i] == match_begin) {
      matches.push_back({place, place});
    } else if (!matches.empty()) {
      matches.back().end = place;
    }
  }
  if (marked.size() - markers != text_size) matches.clear();
  return matches;
}

Spans inside(const Spans& matches, Span span) {
  Spans held;
  std::copy_if(matches.begin(), matches.end(), std::back_inserter(held),
               [&](Span match) { return span.contains(match); });
  return held;
}

/// A stretch of text around `middle`, from word to word.
Span window_around(Span middle, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  Span around{middle.begin > window ? middle.begin - window : 0,
              std::min(size, middle.end + window)};
  const auto space = [&](std::uint32_t i) { return text[i] == ' ' || text[i] == '\n'; };
  while (around.begin > 0 && around.begin < middle.begin && !space(around.begin - 1)) {
    ++around.begin;
  }
  while (around.end < size && around.end > middle.end && !space(around.end)) --around.end;
  return around;
}

/// The sentence with most matches, the first of those.
Span best_excerpt(const Spans& sentences, const Spans& matches, std::string_view text) {
  if (matches.empty()) return sentences.empty() ? window_around({}, text) : sentences.front();
  Span best = window_around(matches.front(), text);
  std::size_t most = 0;
  auto match = matches.begin();
  for (const Span sentence : sentences) {
    while (match != matches.end() && match->begin < sentence.begin) ++match;
    std::size_t count = 0;
    for (; match != matches.end() && match->end <= sentence.end; ++match) ++count;
    if (count > most) {
      most = count;
      best = sentence;
    }
  }
  return best;
}

Result<Hit> read_hit(Database& database, std::int64_t key, const std::string& expression) {
  auto row = database.query(
      "SELECT d.id, d.file, iif(d.outlet_name = '', d.outlet_domain, d.outlet_name), d.title, "
      "coalesce(d.published, ''), d.text, highlight(documents_fts, 1, ?, ?) "
      "FROM documents_fts JOIN documents d ON d.key = documents_fts.rowid "
      "WHERE documents_fts MATCH ? AND documents_fts.rowid = ?",
      match_begin_text, match_end_text, expression, key);
  if (const auto found = row.step(); !found) return found.error();
  const auto sentences = read_sentences(database, key);
  if (!sentences) return sentences.error();
  const std::string_view text = row.text(5);
  const Spans matches = matches_in(row.text(6), text.size());

  Hit hit;
  hit.id = row.text(0);
  hit.file = row.text(1);
  hit.outlet = row.text(2);
  hit.title = row.text(3);
  hit.published = row.text(4);
  hit.excerpt = best_excerpt(*sentences, matches, text);
  hit.words = hit.excerpt.in(text);
  hit.matches = inside(matches, hit.excerpt);
  return hit;
}

/// The one id that a query gives; nothing if none.
Result<std::optional<std::string>> only_one(Database& database, std::string_view name,
                                            Statement statement) {
  constexpr std::size_t shown = 5;
  std::vector<std::string> ids;
  while (ids.size() <= shown) {
    const auto row = statement.step();
    if (!row) return row.error();
    if (!*row) break;
    ids.emplace_back(statement.text(0));
  }
  if (ids.empty()) return std::optional<std::string>();
  if (ids.size() == 1) return std::optional(std::move(ids.front()));
  std::string list;
  for (std::size_t i = 0; i < std::min(ids.size(), shown); ++i) {
    list += (i ? ", " : "") + ids[i];
  }
  if (ids.size() > shown) list += ", ...";
  return database.error("ambiguous",
                        "'" + std::string(name) + "' may be any of these documents: " + list);
}

}  // namespace

Result<std::vector<Hit>> Store::search(std::string_view query, std::size_t limit,
                                       std::size_t skipped) const {
  std::vector<Hit> hits;
  const std::string expression = full_text_query(query);
  if (expression.empty()) return hits;
  auto latest = database_->query(
      "SELECT rowid FROM documents_fts WHERE documents_fts MATCH ? ORDER BY rowid DESC "
      "LIMIT 1 OFFSET ?",
      expression, most_ranked);
  const auto more = latest.step();
  if (!more) return more.error();
  // A word in the title tells more of what a report is about.
  auto best = database_->query(
      "SELECT rowid FROM documents_fts WHERE documents_fts MATCH ? AND rowid > ? "
      "AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank, rowid LIMIT ? OFFSET ?",
      expression, *more ? latest.integer(0) : std::int64_t{0}, static_cast<std::int64_t>(limit),
      static_cast<std::int64_t>(skipped));
  for (;;) {
    const auto row = best.step();
    if (!row) return row.error();
    if (!*row) return hits;
    auto hit = read_hit(*database_, best.integer(0), expression);
    if (!hit) return hit.error();
    hits.push_back(std::move(*hit));
  }
}

Result<std::string> Store::find(std::string_view name) const {
  auto& db = *database_;
  const std::string address = plain_address(name);
  const std::string full = "sha256:" + std::string(name);
  using Try = std::pair<std::string_view, std::string_view>;
  constexpr std::string_view by_id = "SELECT id FROM documents WHERE id = ? ORDER BY key";
  constexpr std::string_view by_file = "SELECT id FROM documents WHERE file = ? ORDER BY key";
  constexpr std::string_view by_address = "SELECT id FROM documents WHERE address = ? ORDER BY key";
  constexpr std::string_view by_start =
      "SELECT id FROM documents WHERE substr(id, 1, length(?1)) = ?1 ORDER BY key";
  constexpr std::string_view by_end =
      "SELECT id FROM documents WHERE substr(file, -1 - length(?1)) = '/' || ?1 ORDER BY key";
  // From what is surely meant to what may be.
  for (const auto& [sql, value] : {Try(by_id, name), Try(by_file, name), Try(by_address, address),
                                   Try(by_start, name), Try(by_start, full), Try(by_end, name)}) {
    if (name.empty()) break;
    auto found = only_one(db, name, db.query(sql, value));
    if (!found) return found.error();
    if (*found) return std::move(**found);
  }
  return db.error("not-found", "no document '" + std::string(name) + "'");
}

}  // namespace sayso
