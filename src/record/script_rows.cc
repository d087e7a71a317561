#include "record/script_rows.h"

#include <string>

namespace sayso {

Result<void> remove_scripts_of(Database& database, std::int64_t document) {
  std::vector<std::int64_t> scripts;
  auto done = for_each_row(
      database.query("SELECT DISTINCT script FROM same_script_members WHERE document = ?",
                     document),
      [&](const Statement& row) { scripts.push_back(row.integer(0)); });
  if (!done) return done;
  done = database.query("DELETE FROM same_script_members WHERE document = ?", document).run();
  if (!done) return done;
  auto remove = database.query(
      "DELETE FROM same_scripts WHERE key = ?1 AND "
      "(SELECT count(DISTINCT document) FROM same_script_members WHERE script = ?1) < 2");
  for (const std::int64_t script : scripts) {
    if (done = remove.run_with(script); !done) return done;
  }
  return {};
}

Result<std::int64_t> script_at(Database& database, const ScriptPlace& place) {
  auto found = database.query(
      "SELECT script FROM same_script_members "
      "WHERE document = ? AND span_begin < ? AND span_end > ? ORDER BY script LIMIT 1",
      place.document, std::int64_t{place.span.end}, std::int64_t{place.span.begin});
  const auto row = found.step();
  if (!row) return row.error();
  return *row ? found.integer(0) : 0;
}

Result<std::int64_t> insert_script(Database& database, std::string_view id,
                                   std::string_view reason) {
  auto done =
      database.query("INSERT OR IGNORE INTO same_scripts (id, reason) VALUES (?, ?)", id, reason)
          .run();
  if (!done) return done.error();
  auto found = database.query("SELECT key FROM same_scripts WHERE id = ?", id);
  if (const auto row = found.step(); !row) return row.error();
  return found.integer(0);
}

Result<void> insert_script_place(Database& database, std::int64_t script,
                                 const ScriptPlace& place) {
  return database
      .query("INSERT OR IGNORE INTO same_script_members VALUES (?, ?, ?, ?)", script,
             place.document, place.span)
      .run();
}

Result<std::vector<SameScript>> read_scripts(Database& database) {
  std::vector<SameScript> out;
  auto done = for_each_row(
      database.query("SELECT s.id, s.reason, d.id, m.span_begin, m.span_end FROM same_scripts s "
                     "JOIN same_script_members m ON m.script = s.key "
                     "JOIN documents d ON d.key = m.document "
                     "ORDER BY s.key, m.document, m.span_begin"),
      [&](const Statement& row) {
        if (out.empty() || out.back().id != row.text(0)) {
          out.push_back({std::string(row.text(0)), {}, std::string(row.text(1))});
        }
        out.back().members.push_back({std::string(row.text(2)), row.span(3)});
      });
  if (!done) return done.error();
  return out;
}

}  // namespace sayso
