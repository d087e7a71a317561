#include "record/time_rows.h"

namespace sayso {

Result<void> insert_times(Database& database, std::int64_t key, const std::vector<Timex>& times) {
  auto insert = database.query("INSERT INTO times VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  return insert_all(times, [&](std::int64_t position, const Timex& time) {
    return insert.run_with(key, position, time.id, name_of(time.type), time.value, time.anchor,
                           time.span);
  });
}

Result<std::vector<Timex>> read_times(Database& database, std::int64_t key) {
  std::vector<Timex> times;
  auto done =
      for_each_row(database.query("SELECT id, type, value, anchor, span_begin, span_end FROM times "
                                  "WHERE document = ? ORDER BY position",
                                  key),
                   [&](const Statement& row) {
                     Timex& time = times.emplace_back();
                     time.id = row.text(0);
                     // A later program may know words that this one does not.
                     time.type = timex_type_from(row.text(1)).value_or(TimexType::date);
                     time.value = row.text(2);
                     time.anchor = row.text(3);
                     time.span = row.span(4);
                   });
  if (!done) return done.error();
  return times;
}

}  // namespace sayso
