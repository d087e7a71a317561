#include "record/list_pages.h"

#include <algorithm>
#include <utility>

#include "record/query.h"
#include "record/searched_words.h"

namespace sayso {
namespace {

constexpr std::int64_t kSearched = 500;  // documents in which a search for claims looks

// Each list has one list of columns, so that one function reads its rows.
constexpr std::string_view kDocument =
    "SELECT d.key, coalesce(d.published, ''), d.id, d.title, "
    "iif(d.title = '', substr(d.text, 1, 200), ''), "
    "iif(d.outlet_name = '', d.outlet_domain, d.outlet_name), "
    "iif(d.canonical = '', d.url, d.canonical), coalesce(f.id, ''), coalesce(s.id, ''), "
    "coalesce(a.skipped, '') "
    "FROM documents d LEFT JOIN documents f ON f.key = d.version_of "
    "LEFT JOIN story_documents m ON m.document = d.key LEFT JOIN stories s ON s.key = m.story "
    "LEFT JOIN analyses a ON a.document = d.key ";
constexpr std::string_view kStory =
    "SELECT l.story, l.last, s.id, l.title, l.reports, l.outlets, l.first, l.claims, l.disputes "
    "FROM story_list l CROSS JOIN stories s ON s.key = l.story ";
constexpr std::string_view kClaim =
    "SELECT l.claim, l.rank, l.latest, c.id, coalesce(s.id, ''), "
    "l.words, "
    "g.articles, g.publishers, g.least_origins, g.most_origins, l.disputes "
    "FROM claim_list l CROSS JOIN claims c ON c.key = l.claim "
    "CROSS JOIN claim_ledgers g ON g.claim = l.claim LEFT JOIN stories s ON s.key = l.story ";
constexpr std::string_view kSource =
    "SELECT a.key, c.statements, a.id, a.name, a.type, a.country, a.role, c.documents "
    "FROM actor_counts c CROSS JOIN actors a ON a.key = c.actor ";

std::string sql(std::string_view columns, std::string_view rest) {
  return std::string(columns) + std::string(rest);
}

std::size_t count(const Statement& row, int column) {
  return static_cast<std::size_t>(std::max<std::int64_t>(0, row.integer(column)));
}

std::string text(const Statement& row, int column) { return std::string(row.text(column)); }

ListedDocument document_of(const Statement& row) {
  ListedDocument one;
  one.place = {0, text(row, 1), row.integer(0)};
  one.id = row.text(2);
  one.title = row.text(3);
  const std::string_view start = row.text(4);
  one.called = one.title.empty() ? std::string(start.substr(0, start.find('\n'))) : one.title;
  if (one.called.empty()) one.called = one.id;
  one.outlet = row.text(5);
  one.published = one.place.time;
  one.url = row.text(6);
  one.version_of = row.text(7);
  one.story = row.text(8);
  one.analysed = row.text(9).empty();
  return one;
}

ListedStory story_of(const Statement& row) {
  ListedStory one;
  one.place = {0, text(row, 1), row.integer(0)};
  one.id = row.text(2);
  one.title = row.text(3);
  one.reports = count(row, 4);
  one.outlets = count(row, 5);
  one.first = row.text(6);
  one.last = one.place.time;
  one.claims = count(row, 7);
  one.disputes = count(row, 8);
  return one;
}

ListedClaim claim_of(const Statement& row) {
  ListedClaim one;
  one.place = {row.integer(1), text(row, 2), row.integer(0)};
  one.id = row.text(3);
  one.story = row.text(4);
  one.text = row.text(5);
  one.articles = count(row, 6);
  one.publishers = count(row, 7);
  one.least_origins = count(row, 8);
  one.most_origins = count(row, 9);
  one.disputes = count(row, 10);
  one.latest = one.place.time;
  return one;
}

ListedSource source_of(const Statement& row) {
  ListedSource one;
  one.place = {row.integer(1), "~", row.integer(0)};
  one.id = row.text(2);
  one.name = row.text(3);
  one.type = row.text(4);
  one.country = row.text(5);
  one.role = row.text(6);
  one.documents = count(row, 7);
  one.statements = count(row, 1);
  return one;
}

template <typename Read>
auto all_of(Statement rows, Read read) -> Result<std::vector<decltype(read(rows))>> {
  std::vector<decltype(read(rows))> found;
  auto done =
      for_each_row(std::move(rows), [&](const Statement& row) { found.push_back(read(row)); });
  if (!done) return done.error();
  return found;
}

std::int64_t limit_of(const PageWish& wish) { return static_cast<std::int64_t>(wish.limit); }

/// The full-text query for `words` in titles; empty where nothing is asked for.
std::string in_titles(std::string_view words) {
  const std::string expression = full_text_query(words);
  return expression.empty() ? expression : "title : (" + expression + ")";
}

}  // namespace

Result<std::vector<ListedDocument>> documents_page(Database& database, const DocumentSearch& search,
                                                   const PageWish& wish) {
  const std::string rest =
      "WHERE (coalesce(d.published, ''), d.key) < (?1, ?2) "
      "AND coalesce(d.published, '') >= ?3 "
      "AND (?4 = '' OR (d.published IS NOT NULL AND substr(d.published, 1, length(?4)) <= ?4)) "
      "AND (?5 = '' OR instr(lower(d.outlet_name || ' ' || d.outlet_domain), lower(?5)) > 0) "
      "AND (?6 = '' OR s.id = ?6) ORDER BY coalesce(d.published, '') DESC, d.key DESC LIMIT ?7";
  if (!search.story.empty()) {
    // Through the story, which has few documents.
    const std::string of_story =
        "WHERE d.key IN (SELECT document FROM story_documents WHERE story = "
        "(SELECT key FROM stories WHERE id = ?6)) AND ";
    return all_of(
        database.query(sql(kDocument, of_story + rest.substr(6)), wish.after.time, wish.after.key,
                       search.since, search.until, search.outlet, search.story, limit_of(wish)),
        document_of);
  }
  return all_of(database.query(sql(kDocument, rest), wish.after.time, wish.after.key, search.since,
                               search.until, search.outlet, search.story, limit_of(wish)),
                document_of);
}

Result<std::vector<ListedStory>> stories_page(Database& database, const StoryWish& search,
                                              const PageWish& wish) {
  const std::string titles = in_titles(search.words);
  if (titles.empty() && !search.words.empty()) return std::vector<ListedStory>();
  const std::string named =
      titles.empty() ? "AND ?8 = '' "
                     : "AND l.story IN (SELECT m.story FROM documents_fts f JOIN story_documents m "
                       "ON m.document = f.rowid WHERE documents_fts MATCH ?8) ";
  return all_of(
      database.query(
          sql(kStory,
              "WHERE (l.last, l.story) < (?1, ?2) AND l.last >= ?3 "
              "AND (?4 = '' OR substr(l.first, 1, length(?4)) <= ?4) AND l.reports >= ?5 "
              "AND (NOT ?6 OR l.disputes > 0) "
              "AND (?7 = '' OR EXISTS (SELECT 1 FROM story_documents m JOIN documents d "
              "ON d.key = m.document WHERE m.story = l.story AND "
              "instr(lower(d.outlet_name || ' ' || d.outlet_domain), lower(?7)) > 0)) " +
                  named + "ORDER BY l.last DESC, l.story DESC LIMIT ?9"),
          wish.after.time, wish.after.key, search.since, search.until,
          static_cast<std::int64_t>(search.reports), static_cast<std::int64_t>(search.disputed),
          search.outlet, titles, limit_of(wish)),
      story_of);
}

Result<std::vector<ListedClaim>> claims_page(Database& database, const ClaimWish& search,
                                             const PageWish& wish) {
  const std::string expression = full_text_query(search.words);
  if (expression.empty() && !search.words.empty()) return std::vector<ListedClaim>();
  std::string rest = "WHERE (l.rank, l.latest, l.claim) < (?1, ?2, ?3) ";
  if (!search.story.empty()) {
    rest =
        "WHERE l.story = (SELECT key FROM stories WHERE id = ?4) "
        "AND (l.rank, l.latest, l.claim) < (?1, ?2, ?3) ";
  } else {
    rest += "AND ?4 = '' ";
  }
  rest +=
      "AND l.latest >= ?5 AND (NOT ?6 OR l.disputes > 0) "
      "AND (NOT ?7 OR l.single = 0 OR l.disputes > 0) "
      "AND (?8 = '' OR EXISTS (SELECT 1 FROM claim_members m WHERE m.claim = l.claim "
      "AND instr(lower(m.source_name), lower(?8)) > 0)) ";
  if (!expression.empty()) {
    rest +=
        "AND l.claim IN (SELECT m.claim FROM (SELECT rowid AS document FROM documents_fts "
        "WHERE documents_fts MATCH ?9 LIMIT ?10) f JOIN claim_members m USING (document) "
        "WHERE coalesce((SELECT min(instr(lower(m.words), value) > 0) FROM json_each(?12)), 1)) ";
  } else {
    rest += "AND ?9 = '' AND ?10 > 0 AND ?12 = '[]' ";
  }
  const std::string wanted = searched_words(search.words);
  return all_of(
      database.query(
          sql(kClaim, rest + "ORDER BY l.rank DESC, l.latest DESC, l.claim DESC LIMIT ?11"),
          wish.after.rank, wish.after.time, wish.after.key, search.story, search.since,
          static_cast<std::int64_t>(search.disputed), static_cast<std::int64_t>(search.shared),
          search.source, expression, kSearched, limit_of(wish), wanted),
      claim_of);
}

Result<std::vector<ListedClaim>> claims_of_source(Database& database, std::string_view source_key,
                                                  const PageWish& wish) {
  return all_of(database.query(sql(kClaim,
                                   "WHERE l.claim IN (SELECT claim FROM claim_members INDEXED BY "
                                   "claim_members_source WHERE source_key = ?1 AND claim < ?2 "
                                   "GROUP BY claim ORDER BY claim DESC LIMIT ?3) "
                                   "ORDER BY l.claim DESC"),
                               source_key, wish.after.key, limit_of(wish)),
                claim_of);
}

Result<std::vector<ListedClaim>> claims_of_document(Database& database, std::int64_t document) {
  return all_of(database.query(sql(kClaim,
                                   "WHERE l.claim IN (SELECT claim FROM claim_members "
                                   "WHERE document = ?)"),
                               document),
                claim_of);
}

Result<std::vector<ListedSource>> sources_page(Database& database, std::string_view words,
                                               std::string_view type, const PageWish& wish) {
  return all_of(
      database.query(sql(kSource,
                         "WHERE (c.statements, c.actor) < (?1, ?2) AND a.shown_as = a.key "
                         "AND (?3 = '' OR instr(lower(a.name), lower(?3)) > 0) "
                         "AND (?4 = '' OR a.type = ?4) AND a.type IN ('PER', 'ORG', 'GPE') "
                         "ORDER BY c.statements DESC, c.actor DESC LIMIT ?5"),
                     wish.after.rank, wish.after.key, words, type, limit_of(wish)),
      source_of);
}

Result<std::vector<ListedDocument>> listed_document(Database& database, std::string_view id) {
  return all_of(database.query(sql(kDocument, "WHERE d.id = ?"), id), document_of);
}

Result<std::vector<ListedStory>> listed_story(Database& database, std::string_view id) {
  return all_of(
      database.query(sql(kStory, "WHERE l.story = (SELECT key FROM stories WHERE id = ?)"), id),
      story_of);
}

Result<std::vector<ListedClaim>> listed_claim(Database& database, std::int64_t key) {
  return all_of(database.query(sql(kClaim, "WHERE l.claim = ?"), key), claim_of);
}

Result<std::vector<ListedSource>> listed_source(Database& database, std::string_view id) {
  return all_of(
      database.query(sql(kSource, "WHERE c.actor = (SELECT key FROM actors WHERE id = ?)"), id),
      source_of);
}

Result<std::vector<ListedDocument>> documents_since(Database& database, std::int64_t key,
                                                    std::size_t most) {
  return all_of(database.query(sql(kDocument, "WHERE d.key > ? ORDER BY d.key LIMIT ?"), key,
                               static_cast<std::int64_t>(most)),
                document_of);
}

Result<std::vector<ListedClaim>> claims_since(Database& database, std::int64_t key,
                                              std::size_t most) {
  return all_of(database.query(sql(kClaim, "WHERE l.claim > ? ORDER BY l.claim LIMIT ?"), key,
                               static_cast<std::int64_t>(most)),
                claim_of);
}

}  // namespace sayso
