#include "record/part.h"

#include <algorithm>

namespace sayso {
namespace {

/// Of a document `d`: ?1 story, ?2 claim, ?3 since, ?4 until.
const std::string kWanted =
    "(?1 = '' OR d.key IN (SELECT m.document FROM story_documents m "
    "JOIN stories s ON s.key = m.story WHERE s.id = ?1)) "
    "AND (?2 = '' OR d.key IN (SELECT m.document FROM claim_members m "
    "JOIN claims c ON c.key = m.claim WHERE c.id = ?2)) "
    "AND (?3 = '' OR d.published >= ?3) "
    "AND (?4 = '' OR substr(d.published, 1, length(?4)) <= ?4) ";

/// The text of the first row, empty without one.
Result<std::string> first_text(Statement rows) {
  std::string out;
  auto done = for_each_row(std::move(rows), [&](const Statement& row) {
    if (out.empty()) out = row.text(0);
  });
  if (!done) return done.error();
  return out;
}

}  // namespace

bool StorePart::has(std::int64_t document) const {
  return std::binary_search(documents.begin(), documents.end(), document);
}

Result<StorePart> find_part(Database& database, const PartSearch& search) {
  StorePart part;
  part.all = search.is_all();
  const auto keys = [&](const std::string& sql) {
    return keys_of(database.query(sql, search.story, search.claim, search.since, search.until));
  };
  auto documents = keys("SELECT d.key FROM documents d WHERE " + kWanted + "ORDER BY d.key");
  if (!documents) return documents.error();
  part.documents = *std::move(documents);
  const std::string members =
      "SELECT DISTINCT m.claim FROM documents d JOIN claim_members m ON m.document = d.key ";
  auto claims = part.all ? keys_of(database.query("SELECT key FROM claims ORDER BY key"))
                : search.claim.empty()
                    ? keys(members + "WHERE " + kWanted + "ORDER BY m.claim")
                    : keys_of(database.query("SELECT key FROM claims WHERE id = ?", search.claim));
  if (!claims) return claims.error();
  part.claims = *std::move(claims);
  return part;
}

Result<std::vector<std::string>> claim_ids_of(Database& database, std::int64_t document) {
  std::vector<std::string> ids;
  auto done = for_each_row(
      database.query("SELECT c.id FROM claim_members m JOIN claims c ON c.key = m.claim "
                     "WHERE m.document = ? ORDER BY m.position",
                     document),
      [&](const Statement& row) { ids.emplace_back(row.text(0)); });
  if (!done) return done.error();
  return ids;
}

Result<std::string> story_id_of(Database& database, std::int64_t document) {
  return first_text(
      database.query("SELECT s.id FROM story_documents m JOIN stories s ON s.key = m.story "
                     "WHERE m.document = ?",
                     document));
}

Result<std::vector<std::string>> stories_of(Database& database, const StorePart& part) {
  std::vector<std::string> ids;
  auto done =
      for_each_row(database.query("SELECT s.id, m.document FROM stories s "
                                  "JOIN story_documents m ON m.story = s.key ORDER BY s.key"),
                   [&](const Statement& row) {
                     const bool known = !ids.empty() && ids.back() == row.text(0);
                     if (!known && part.has(row.integer(1))) ids.emplace_back(row.text(0));
                   });
  if (!done) return done.error();
  return ids;
}

}  // namespace sayso
