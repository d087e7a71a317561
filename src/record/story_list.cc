#include "record/story_list.h"

#include <utility>

namespace sayso {
namespace {

/// The title of a document, or else its first words.
std::string title_of(std::string_view title, std::string_view text) {
  return std::string(title.empty() ? text.substr(0, text.find('\n')) : title);
}

std::size_t count(const Statement& row, int column) {
  return static_cast<std::size_t>(row.integer(column));
}

}  // namespace

Result<std::vector<StoryCounts>> list_stories(Database& database, const StorySearch& search) {
  std::vector<StoryCounts> stories;
  auto done = for_each_row(
      database.query(
          "WITH told AS (SELECT m.story, count(*) AS documents, "
          "  coalesce(min(d.published), '') AS first, coalesce(max(d.published), '') AS last, "
          "  count(DISTINCT CASE d.outlet_name WHEN '' THEN d.outlet_domain ELSE d.outlet_name "
          "    END) AS outlets, "
          "  max(instr(lower(d.title), lower(?1)) > 0) AS named, "
          "  max(instr(lower(d.outlet_name || ' ' || d.outlet_domain), lower(?2)) > 0) AS printed "
          "  FROM story_documents m JOIN documents d ON d.key = m.document GROUP BY m.story), "
          "said AS (SELECT s.story, m.claim, count(DISTINCT coalesce(d.version_of, d.key)) AS "
          "  articles FROM story_documents s JOIN claim_members m ON m.document = s.document "
          "  JOIN documents d ON d.key = s.document GROUP BY s.story, m.claim), "
          "counted AS (SELECT story, sum(articles > 1) AS claims, "
          "  sum(claim IN (SELECT claim FROM claim_disputes)) AS disputes FROM said "
          "  GROUP BY story) "
          "SELECT s.id, told.first, told.last, told.outlets, coalesce(c.claims, 0), "
          "coalesce(c.disputes, 0) FROM told JOIN stories s ON s.key = told.story "
          "LEFT JOIN counted c ON c.story = told.story "
          "WHERE (?1 = '' OR told.named) AND (?2 = '' OR told.printed) "
          "AND (?3 = '' OR told.last >= ?3) AND (?4 = '' OR substr(told.first, 1, length(?4)) <= "
          "?4) AND told.documents >= ?5 AND (NOT ?6 OR c.disputes > 0) "
          "ORDER BY told.last DESC, s.key",
          search.words, search.outlet, search.since, search.until,
          static_cast<std::int64_t>(search.documents), static_cast<std::int64_t>(search.disputed)),
      [&](const Statement& row) {
        StoryCounts& one = stories.emplace_back();
        one.story.id = row.text(0);
        one.first = row.text(1);
        one.last = row.text(2);
        one.outlets = count(row, 3);
        one.claims = count(row, 4);
        one.disputes = count(row, 5);
      });
  if (!done) return done.error();
  for (StoryCounts& one : stories) {
    auto story = read_story(database, one.story.id);
    if (!story) return story.error();
    one.story = std::move(*story);
  }
  return stories;
}

Result<std::string> find_story(Database& database, std::string_view name) {
  std::vector<std::string> found;
  auto done = for_each_row(database.query("SELECT id FROM stories WHERE id >= ?1 "
                                          "AND id < ?1 || char(1114111) "
                                          "AND (id = ?1 OR length(?1) > 3) ORDER BY id LIMIT 2",
                                          name),
                           [&](const Statement& row) { found.emplace_back(row.text(0)); });
  if (!done) return done.error();
  if (found.empty()) return database.error("not-found", "no story '" + std::string(name) + "'");
  if (found.size() > 1 && found.front() != name) {
    return database.error("ambiguous", "'" + std::string(name) + "' may be several stories");
  }
  return found.front();
}

Result<Story> read_story(Database& database, std::string_view id) {
  Story story;
  story.id = id;
  // Documents without a date come behind those that have one.
  auto done =
      for_each_row(database.query("SELECT d.id, d.title, substr(d.text, 1, 200) FROM stories s "
                                  "JOIN story_documents m ON m.story = s.key "
                                  "JOIN documents d ON d.key = m.document WHERE s.id = ? "
                                  "ORDER BY d.published IS NULL, d.published, d.key",
                                  id),
                   [&](const Statement& row) {
                     story.documents.emplace_back(row.text(0));
                     if (story.title.empty()) story.title = title_of(row.text(1), row.text(2));
                   });
  if (!done) return done.error();
  return story;
}

Result<std::vector<std::int64_t>> claims_of_story(Database& database, std::string_view id) {
  std::vector<std::int64_t> claims;
  auto done = for_each_row(
      database.query("SELECT DISTINCT m.claim FROM stories s JOIN story_documents d "
                     "ON d.story = s.key JOIN claim_members m ON m.document = d.document "
                     "WHERE s.id = ? ORDER BY m.claim",
                     id),
      [&](const Statement& row) { claims.push_back(row.integer(0)); });
  if (!done) return done.error();
  return claims;
}

Result<std::string> story_of_claim(Database& database, std::int64_t claim) {
  auto rows = database.query(
      "SELECT s.id FROM claim_members m JOIN story_documents d ON d.document = m.document "
      "JOIN stories s ON s.key = d.story WHERE m.claim = ? "
      "GROUP BY s.key ORDER BY count(*) DESC, s.key LIMIT 1",
      claim);
  const auto row = rows.step();
  if (!row) return row.error();
  return *row ? std::string(rows.text(0)) : std::string();
}

}  // namespace sayso
