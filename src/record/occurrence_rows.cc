#include "record/occurrence_rows.h"

#include <algorithm>

#include "base/split.h"

namespace sayso {
namespace {

Result<std::vector<OccurrenceMember>> members_from(Statement rows) {
  std::vector<OccurrenceMember> out;
  auto done = for_each_row(std::move(rows), [&](const Statement& row) {
    EventTraits traits;
    traits.event = row.text(2);
    traits.trigger = row.text(3);
    traits.type = row.text(4);
    traits.factuality = row.real(5);
    traits.says = row.integer(6) != 0;
    traits.alike = row.integer(7);
    traits.around = split_strings(row.text(8), ' ');
    traits.actors = split_strings(row.text(9), ' ');
    traits.recipients = split_strings(row.text(10), ' ');
    traits.speaker = split_strings(row.text(11), ' ');
    out.push_back({row.integer(0), row.integer(1), std::move(traits)});
  });
  if (!done) return done.error();
  return out;
}

}  // namespace

Result<void> remove_occurrence_members(Database& database, std::int64_t document) {
  return database.query("DELETE FROM occurrence_members WHERE document = ?", document).run();
}

Result<void> insert_occurrence_member(Database& database, const OccurrenceMember& member) {
  const EventTraits& traits = member.traits;
  return database
      .query("INSERT INTO occurrence_members VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
             member.document, traits.event, member.occurrence, traits.trigger, traits.type,
             traits.factuality, std::int64_t{traits.says}, traits.alike, joined(traits.around, ' '),
             joined(traits.actors, ' '), joined(traits.recipients, ' '),
             joined(traits.speaker, ' '))
      .run();
}

Result<std::int64_t> insert_occurrence(Database& database, std::string_view id) {
  auto taken = database.query("SELECT 1 FROM occurrences WHERE id = ?", id);
  const auto row = taken.step();
  if (!row) return row.error();
  if (*row) return std::int64_t{0};
  auto inserted = database.query("INSERT INTO occurrences (id) VALUES (?)", id).run();
  if (!inserted) return inserted.error();
  return database.last_key();
}

Result<std::vector<OccurrenceMember>> latest_members(Database& database, std::int64_t story,
                                                     std::int64_t limit) {
  return members_from(database.query(
      "SELECT document, occurrence, event, trigger, type, factuality, says, alike, around, "
      "actors, recipients, speaker FROM occurrence_members WHERE document IN "
      "(SELECT document FROM story_documents WHERE story = ? ORDER BY document DESC LIMIT ?) "
      "ORDER BY document, event",
      story, limit));
}

Result<std::vector<OccurrenceMember>> occurrence_members_of(Database& database,
                                                            std::int64_t document) {
  return members_from(database.query(
      "SELECT document, occurrence, event, trigger, type, factuality, says, alike, around, "
      "actors, recipients, speaker FROM occurrence_members WHERE document = ? ORDER BY event",
      document));
}

Result<std::vector<Occurrence>> read_occurrences(Database& database) {
  std::vector<Occurrence> all;
  auto done =
      for_each_row(database.query("SELECT o.id, s.id, d.id, m.event FROM occurrences o "
                                  "JOIN occurrence_members m ON m.occurrence = o.key "
                                  "JOIN documents d ON d.key = m.document "
                                  "LEFT JOIN story_documents sd ON sd.document = d.key "
                                  "LEFT JOIN stories s ON s.key = sd.story "
                                  "WHERE d.key NOT IN (SELECT document FROM unlinked) "
                                  "ORDER BY o.key, d.key, m.event"),
                   [&](const Statement& row) {
                     if (all.empty() || all.back().id != row.text(0)) {
                       if (!all.empty() && all.back().members.size() < 2) all.pop_back();
                       all.push_back({std::string(row.text(0)), std::string(row.text(1)), {}});
                     }
                     all.back().members.emplace_back(row.text(2), row.text(3));
                   });
  if (!done) return done.error();
  if (!all.empty() && all.back().members.size() < 2) all.pop_back();
  return all;
}

}  // namespace sayso
