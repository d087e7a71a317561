#include "record/event_rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sayso {

namespace {

constexpr std::string_view actor_role = "actor";
constexpr std::string_view recipient_role = "recipient";

/// Inserts what belongs to events, each statement prepared once.
class PartInserter {
 public:
  PartInserter(Database& database, std::int64_t document)
      : document_(document),
        context_(database.query("INSERT INTO event_contexts VALUES (?, ?, ?, ?)")),
        party_(database.query("INSERT INTO event_parties VALUES (?, ?, ?, ?, ?, ?, ?)")),
        goods_(database.query("INSERT INTO event_goods VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        holder_(database.query("INSERT INTO event_holders VALUES (?, ?, ?, ?, ?)")) {}

  Result<void> insert(std::int64_t event, const Event& of) {
    auto done = insert_all(of.contexts, [&](std::int64_t position, const std::string& context) {
      return context_.run_with(document_, event, position, context);
    });
    if (!done) return done;
    for (const auto& [role, parties] :
         {std::pair(actor_role, &of.actors), std::pair(recipient_role, &of.recipients)}) {
      done = insert_all(*parties, [&, role = role](std::int64_t position, const Party& party) {
        return party_.run_with(document_, event, role, position, party.entity, party.span);
      });
      if (!done) return done;
    }
    done = insert_all(of.goods, [&](std::int64_t position, const Goods& goods) {
      return goods_.run_with(document_, event, position, goods.kind, goods.number, goods.unit,
                             goods.hedge, goods.span);
    });
    if (!done) return done;
    return insert_all(of.holders, [&](std::int64_t position, const Holder& holder) {
      return holder_.run_with(document_, event, position, holder.by, name_of(holder.certainty));
    });
  }

 private:
  std::int64_t document_;
  Statement context_;
  Statement party_;
  Statement goods_;
  Statement holder_;
};

/// Gives each row, whose first column is an event's position, to `take` with that event.
template <typename Take>
Result<void> for_each_part(std::vector<Event>& events, Statement rows, Take take) {
  return for_each_row(std::move(rows), [&](const Statement& row) {
    const auto event = static_cast<std::size_t>(row.integer(0));
    if (event < events.size()) take(events[event], row);
  });
}

Result<void> read_parts(Database& database, std::int64_t key, std::vector<Event>& events) {
  auto done = for_each_part(
      events,
      database.query("SELECT event, context FROM event_contexts WHERE document = ? "
                     "ORDER BY event, position",
                     key),
      [](Event& event, const Statement& row) { event.contexts.emplace_back(row.text(1)); });
  if (!done) return done;
  done = for_each_part(
      events,
      database.query("SELECT event, role, entity, span_begin, span_end FROM event_parties "
                     "WHERE document = ? ORDER BY event, role, position",
                     key),
      [](Event& event, const Statement& row) {
        auto& parties = row.text(1) == actor_role ? event.actors : event.recipients;
        parties.push_back({row.span(3), std::string(row.text(2))});
      });
  if (!done) return done;
  done = for_each_part(
      events,
      database.query("SELECT event, kind, number, unit, hedge, span_begin, span_end "
                     "FROM event_goods WHERE document = ? ORDER BY event, position",
                     key),
      [](Event& event, const Statement& row) {
        event.goods.push_back({row.span(5), std::string(row.text(1)),
                               row.null(2) ? std::nullopt : std::optional(row.real(2)),
                               std::string(row.text(3)), std::string(row.text(4))});
      });
  if (!done) return done;
  return for_each_part(
      events,
      database.query("SELECT event, holder, certainty FROM event_holders WHERE document = ? "
                     "ORDER BY event, position",
                     key),
      [](Event& event, const Statement& row) {
        event.holders.push_back(
            {std::string(row.text(1)), certainty_from(row.text(2)).value_or(Certainty::u)});
      });
}

}  // namespace

Result<void> insert_events(Database& database, std::int64_t key, const std::vector<Event>& events) {
  if (events.empty()) return {};
  auto insert = database.query("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  PartInserter parts(database, key);
  return insert_all(events, [&](std::int64_t position, const Event& event) {
    const auto type = event.type ? std::optional(name_of(*event.type)) : std::nullopt;
    auto done =
        insert.run_with(key, position, event.id, type, event.mode, name_of(event.status),
                        event.factuality, event.score, event.place, event.time, event.trigger);
    return done ? parts.insert(position, event) : done;
  });
}

Result<std::vector<Event>> read_events(Database& database, std::int64_t key) {
  std::vector<Event> events;
  auto done = for_each_row(
      database.query("SELECT id, type, mode, status, factuality, score, place, time, "
                     "trigger_begin, trigger_end FROM events WHERE document = ? ORDER BY position",
                     key),
      [&](const Statement& row) {
        Event& event = events.emplace_back();
        event.id = row.text(0);
        // A later program may know words that this one does not. A status like that is no fact.
        event.type = event_type_from(row.text(1));
        event.mode = row.text(2);
        event.status = event_status_from(row.text(3)).value_or(EventStatus::hypothetical);
        event.factuality = row.real(4);
        event.score = row.real(5);
        event.place = row.text(6);
        event.time = row.text(7);
        event.trigger = row.span(8);
      });
  if (!done) return done.error();
  if (events.empty()) return events;
  if (done = read_parts(database, key, events); !done) return done.error();
  return events;
}

}  // namespace sayso
