#include "record/alert_state.h"

#include <utility>

#include "base/ascii.h"
#include "base/word_hash.h"
#include "record/query.h"
#include "record/searched_words.h"

namespace sayso {
namespace {

std::int64_t number_of(std::string_view thing) { return static_cast<std::int64_t>(hash_of(thing)); }

}  // namespace

Result<bool> has_alerts(Database& database) {
  const auto there = database.number("SELECT EXISTS (SELECT 1 FROM alerts)");
  if (!there) return there.error();
  return *there != 0;
}

Result<bool> waits_for_linking(Database& database) {
  const auto waits = database.number(
      "SELECT EXISTS (SELECT 1 FROM unlinked) OR EXISTS (SELECT 1 FROM touched_claims)");
  if (!waits) return waits.error();
  return *waits != 0;
}

Result<TouchedByLinking> touched_for_alerts(Database& database) {
  auto claims = keys_of(database.query("SELECT claim FROM alert_touched_claims ORDER BY claim"));
  if (!claims) return claims.error();
  auto documents =
      keys_of(database.query("SELECT document FROM alert_touched_documents ORDER BY document"));
  if (!documents) return documents.error();
  return TouchedByLinking{*std::move(claims), *std::move(documents)};
}

Result<void> forget_touched(Database& database) {
  return database.run("DELETE FROM alert_touched_claims; DELETE FROM alert_touched_documents;");
}

Result<bool> has_seen(Database& database, std::int64_t alert, std::string_view thing) {
  auto row = database.query("SELECT 1 FROM alert_seen WHERE alert = ? AND thing = ?", alert,
                            number_of(thing));
  return row.step();
}

Result<void> set_seen(Database& database, std::int64_t alert, std::string_view thing) {
  return database.query("INSERT OR IGNORE INTO alert_seen VALUES (?, ?)", alert, number_of(thing))
      .run();
}

Result<void> note_members(Database& database, std::int64_t alert,
                          const std::vector<ClaimMember>& members) {
  auto insert = database.query("INSERT OR IGNORE INTO alert_members VALUES (?, ?, ?, ?)");
  for (const ClaimMember& member : members) {
    auto done = insert.run_with(alert, member.document, member.attribution, member.event);
    if (!done) return done;
  }
  return {};
}

Result<std::int64_t> claim_of_noted(Database& database, std::int64_t alert) {
  auto row = database.query(
      "SELECT m.claim FROM alert_members a JOIN documents d ON d.id = a.document "
      "JOIN claim_members m ON m.document = d.key AND m.attribution = a.attribution "
      "AND m.event = a.event WHERE a.alert = ? GROUP BY m.claim ORDER BY count(*) DESC, m.claim "
      "LIMIT 1",
      alert);
  const auto found = row.step();
  if (!found) return found.error();
  return *found ? row.integer(0) : std::int64_t{0};
}

Result<std::vector<std::int64_t>> claims_that_revise(Database& database, std::int64_t claim) {
  return keys_of(database.query("SELECT key FROM claims WHERE revises = ? ORDER BY key", claim));
}

Result<std::vector<std::int64_t>> claims_that_match(Database& database, const AlertSearch& search,
                                                    SearchAmong among) {
  const std::string expression = full_text_query(search.words);
  if (expression.empty() && !search.words.empty()) return std::vector<std::int64_t>();
  // ?1 words of the name, ?2 the least origins, ?3 the full-text query, ?4 its words alone.
  const std::string named = "(?1 = '' OR instr(lower(m.source_name), lower(?1)) > 0)";
  const std::string worded =
      "coalesce((SELECT min(instr(lower(m.words), value) > 0) FROM json_each(?4)), 1)";
  std::string which = "EXISTS (SELECT 1 FROM claim_members m WHERE m.claim = l.claim AND " + named;
  if (!search.of_source) {
    which += ") AND EXISTS (SELECT 1 FROM claim_members m WHERE m.claim = l.claim";
  }
  which += " AND " + worded;
  const bool searched = !expression.empty();
  if (searched && among == SearchAmong::touched) {
    // One document after another, since few are of what changed.
    which +=
        " AND EXISTS (SELECT 1 FROM documents_fts f WHERE f.rowid = m.document "
        "AND documents_fts MATCH ?3)";
  } else if (searched) {
    which += " AND m.document IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?3)";
  } else {
    which += " AND ?3 = ''";
  }
  const std::string from =
      among == SearchAmong::touched
          ? "SELECT l.claim FROM alert_touched_claims t CROSS JOIN claim_ledgers l "
            "ON l.claim = t.claim "
          : "SELECT l.claim FROM claim_ledgers l ";
  return keys_of(database.query(
      from + "WHERE l.least_origins >= ?2 AND " + which + ") ORDER BY l.claim", search.source,
      static_cast<std::int64_t>(search.origins), expression, searched_words(search.words)));
}

bool has_name(std::string_view name, std::string_view words) {
  return words.empty() || lower_ascii(name).find(lower_ascii(words)) != std::string::npos;
}

}  // namespace sayso
