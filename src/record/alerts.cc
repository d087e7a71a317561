#include "record/alerts.h"

#include <utility>

namespace sayso {
namespace {

constexpr std::string_view kAlert =
    "SELECT a.key, a.id, a.name, a.condition, a.enabled, a.primed, a.author, a.created, "
    "(SELECT count(*) FROM alert_firings f WHERE f.alert = a.key), "
    "coalesce((SELECT f.time FROM alert_firings f WHERE f.alert = a.key "
    "ORDER BY f.key DESC LIMIT 1), ''), "
    "coalesce((SELECT l.words FROM claims c JOIN claim_list l ON l.claim = c.key "
    "WHERE c.id = json_extract(a.condition, '$.claim')), ''), "
    "coalesce((SELECT s.made FROM alert_feeds s WHERE s.alert = a.key), '') FROM alerts a ";
constexpr std::string_view kFiring =
    "SELECT f.key, f.id, a.id, a.name, a.condition, f.time, f.why, f.claim, f.claim_text, "
    "f.story, f.transfer, f.evidence FROM alert_firings f JOIN alerts a ON a.key = f.alert ";

std::string sql(std::string_view columns, std::string_view rest) {
  return std::string(columns) + std::string(rest);
}

Alert alert_of(const Statement& row) {
  Alert alert;
  alert.key = row.integer(0);
  alert.id = row.text(1);
  alert.name = row.text(2);
  alert.condition = row.text(3);
  alert.enabled = row.integer(4) != 0;
  alert.primed = row.integer(5) != 0;
  alert.author = row.text(6);
  alert.created = row.text(7);
  alert.firings = static_cast<std::size_t>(row.integer(8));
  alert.latest = row.text(9);
  alert.claim_text = row.text(10);
  alert.feed_made = row.text(11);
  return alert;
}

Firing firing_of(const Statement& row) {
  Firing firing;
  firing.key = row.integer(0);
  firing.id = row.text(1);
  firing.alert = row.text(2);
  firing.name = row.text(3);
  firing.condition = row.text(4);
  firing.time = row.text(5);
  firing.why = row.text(6);
  firing.claim = row.text(7);
  firing.claim_text = row.text(8);
  firing.story = row.text(9);
  firing.transfer = row.text(10);
  firing.evidence = row.text(11);
  return firing;
}

/// Columns from `first` on: by, target, state, attempts, error, next, delivered.
AlertDelivery delivery_of(const Statement& row, int first) {
  return {std::string(row.text(first)),     std::string(row.text(first + 1)),
          std::string(row.text(first + 2)), static_cast<std::size_t>(row.integer(first + 3)),
          std::string(row.text(first + 4)), row.integer(first + 5),
          std::string(row.text(first + 6))};
}

Result<std::vector<Alert>> with_targets(Database& database, Statement rows) {
  std::vector<Alert> alerts;
  auto done =
      for_each_row(std::move(rows), [&](const Statement& row) { alerts.push_back(alert_of(row)); });
  for (Alert& alert : alerts) {
    if (!done) break;
    done = for_each_row(
        database.query("SELECT by, target FROM alert_targets WHERE alert = ? ORDER BY position",
                       alert.key),
        [&](const Statement& row) {
          (row.text(0) == "email" ? alert.email : alert.webhook).emplace_back(row.text(1));
        });
  }
  if (!done) return done.error();
  return alerts;
}

Result<std::vector<Firing>> with_deliveries(Database& database, Statement rows) {
  std::vector<Firing> firings;
  auto done = for_each_row(std::move(rows),
                           [&](const Statement& row) { firings.push_back(firing_of(row)); });
  for (Firing& firing : firings) {
    if (!done) break;
    done = for_each_row(
        database.query("SELECT by, target, state, attempts, error, next, delivered "
                       "FROM alert_deliveries WHERE firing = ? ORDER BY position",
                       firing.key),
        [&](const Statement& row) { firing.deliveries.push_back(delivery_of(row, 0)); });
  }
  if (!done) return done.error();
  return firings;
}

}  // namespace

Result<std::int64_t> insert_alert(Database& database, const Alert& alert) {
  auto done = database
                  .query(
                      "INSERT INTO alerts (id, name, condition, enabled, author, created) "
                      "VALUES (?, ?, ?, ?, ?, ?)",
                      alert.id, alert.name, alert.condition,
                      static_cast<std::int64_t>(alert.enabled), alert.author, alert.created)
                  .run();
  if (!done) return done.error();
  const std::int64_t key = database.last_key();
  std::int64_t position = 0;
  for (const auto& [by, targets] :
       {std::pair("email", &alert.email), std::pair("webhook", &alert.webhook)}) {
    for (const std::string& target : *targets) {
      done = database
                 .query("INSERT INTO alert_targets VALUES (?, ?, ?, ?)", key, position++,
                        std::string_view(by), target)
                 .run();
      if (!done) return done.error();
    }
  }
  return key;
}

Result<void> update_alert(Database& database, const Alert& alert) {
  return database
      .query("UPDATE alerts SET name = ?, enabled = ? WHERE key = ?", alert.name,
             static_cast<std::int64_t>(alert.enabled), alert.key)
      .run();
}

Result<void> set_alert_primed(Database& database, std::int64_t alert) {
  return database.query("UPDATE alerts SET primed = 1 WHERE key = ?", alert).run();
}

Result<void> remove_alert(Database& database, std::int64_t alert) {
  return database.query("DELETE FROM alerts WHERE key = ?", alert).run();
}

Result<void> set_feed_hash(Database& database, std::int64_t alert, std::string_view hash,
                           std::string_view made) {
  return database.query("INSERT OR REPLACE INTO alert_feeds VALUES (?, ?, ?)", alert, hash, made)
      .run();
}

Result<std::string> feed_hash(Database& database, std::string_view alert) {
  std::string hash;
  auto done = for_each_row(
      database.query("SELECT s.hash FROM alert_feeds s JOIN alerts a ON a.key = s.alert "
                     "WHERE a.id = ?",
                     alert),
      [&](const Statement& row) { hash = row.text(0); });
  if (!done) return done.error();
  return hash;
}

Result<Alert> find_alert(Database& database, std::string_view name) {
  const std::string full =
      name.starts_with("alert:") ? std::string(name) : "alert:" + std::string(name);
  auto found = with_targets(
      database,
      database.query(sql(kAlert, "WHERE substr(a.id, 1, length(?1)) = ?1 LIMIT 2"), full));
  if (!found) return found.error();
  if (name.empty() || found->empty()) {
    return database.error("not-found", "no alert '" + std::string(name) + "'");
  }
  if (found->size() > 1) {
    return database.error("ambiguous", "several alerts begin with '" + std::string(name) + "'");
  }
  return std::move(found->front());
}

Result<std::vector<Alert>> alerts_page(Database& database, const PageWish& wish) {
  return with_targets(database,
                      database.query(sql(kAlert, "WHERE a.key < ? ORDER BY a.key DESC LIMIT ?"),
                                     wish.after.key, static_cast<std::int64_t>(wish.limit)));
}

Result<void> insert_firing(Database& database, std::int64_t alert, const Firing& firing,
                           std::int64_t due) {
  auto done = database
                  .query(
                      "INSERT INTO alert_firings (id, alert, time, why, claim, claim_text, story, "
                      "transfer, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      firing.id, alert, firing.time, firing.why, firing.claim, firing.claim_text,
                      firing.story, firing.transfer, firing.evidence)
                  .run();
  if (!done) return done;
  return database
      .query(
          "INSERT INTO alert_deliveries (firing, position, by, target, state, next) "
          "SELECT ?, position, by, target, 'waiting', ? FROM alert_targets WHERE alert = ?",
          database.last_key(), due, alert)
      .run();
}

Result<std::vector<Firing>> firings_page(Database& database, std::int64_t alert,
                                         const PageWish& wish) {
  const auto limit = static_cast<std::int64_t>(wish.limit);
  if (alert == 0) {
    return with_deliveries(
        database, database.query(sql(kFiring, "WHERE f.key < ? ORDER BY f.key DESC LIMIT ?"),
                                 wish.after.key, limit));
  }
  return with_deliveries(
      database,
      database.query(sql(kFiring, "WHERE f.alert = ? AND f.key < ? ORDER BY f.key DESC LIMIT ?"),
                     alert, wish.after.key, limit));
}

Result<std::vector<Firing>> firings_since(Database& database, std::int64_t key, std::size_t most) {
  return with_deliveries(database,
                         database.query(sql(kFiring, "WHERE f.key > ? ORDER BY f.key LIMIT ?"), key,
                                        static_cast<std::int64_t>(most)));
}

Result<std::vector<DueDelivery>> due_deliveries(Database& database, DueBy by, std::int64_t now,
                                                std::size_t most) {
  std::vector<DueDelivery> due;
  auto done = for_each_row(
      database.query(
          "SELECT d.firing, d.position, unixepoch(f.time), d.by, d.target, d.state, d.attempts, "
          "d.error, d.next, d.delivered FROM alert_deliveries d JOIN alert_firings f "
          "ON f.key = d.firing WHERE d.state = 'waiting' AND d.next <= ? "
          "AND (? OR d.by = 'webhook') "
          "ORDER BY d.next, d.firing, d.position LIMIT ?",
          now, static_cast<std::int64_t>(by == DueBy::all), static_cast<std::int64_t>(most)),
      [&](const Statement& row) {
        due.push_back({row.integer(0), row.integer(1), delivery_of(row, 3), row.integer(2)});
      });
  if (!done) return done.error();
  return due;
}

Result<bool> reserve_delivery(Database& database, const DueDelivery& due, std::int64_t until) {
  auto row = database.query(
      "UPDATE alert_deliveries SET next = ? WHERE firing = ? AND position = ? "
      "AND state = 'waiting' AND next = ? RETURNING 1",
      until, due.firing, due.position, due.delivery.next);
  bool reserved = false;
  auto done = for_each_row(std::move(row), [&](const Statement&) { reserved = true; });
  if (!done) return done.error();
  return reserved;
}

Result<void> keep_delivery(Database& database, const DueDelivery& due) {
  const AlertDelivery& delivery = due.delivery;
  return database
      .query(
          "UPDATE alert_deliveries SET state = ?, attempts = ?, error = ?, next = ?, "
          "delivered = ? WHERE firing = ? AND position = ?",
          delivery.state, static_cast<std::int64_t>(delivery.attempts), delivery.error,
          delivery.next, delivery.delivered, due.firing, due.position)
      .run();
}

Result<std::vector<Firing>> firing_with_key(Database& database, std::int64_t key) {
  std::vector<Firing> firings;
  auto done = for_each_row(database.query(sql(kFiring, "WHERE f.key = ?"), key),
                           [&](const Statement& row) { firings.push_back(firing_of(row)); });
  if (!done) return done.error();
  return firings;
}

}  // namespace sayso
