// Alerts, what they told and whom. The tables are drawn in migrations/0021_alerts.sql,
// feeds' in 0024_alert_feeds.sql. What writes
// belongs inside a transaction. Times are ISO 8601 in UTC.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/database.h"
#include "record/list_pages.h"

namespace sayso {

/// A saved search that tells when something new is found.
struct Alert {
  std::int64_t key = 0;
  std::string id;  // "alert:" and 8 hexadecimal digits
  std::string name;
  std::string condition;  // JSON, which alerting/condition.h reads
  std::vector<std::string> email;
  std::vector<std::string> webhook;
  bool enabled = true;
  bool primed = false;  // what stood when it was made is seen
  std::string author;
  std::string created;
  std::size_t firings = 0;
  std::string latest;  // when it last fired; empty: never
  std::string
      claim_text;         // of the claim that it is on; empty where that has gone, or it is on none
  std::string feed_made;  // when its feed got its present secret; empty: it has none
};

/// What became of one way of telling.
struct AlertDelivery {
  std::string by;  // "email", "webhook"
  std::string target;
  std::string state = "waiting";  // "delivered", "given-up"
  std::size_t attempts = 0;
  std::string error;      // of the last attempt; empty where it went well
  std::int64_t next = 0;  // Unix seconds
  std::string delivered;
};

/// One thing that an alert told.
struct Firing {
  std::int64_t key = 0;
  std::string id;         // "firing:" and 16 hexadecimal digits
  std::string alert;      // id
  std::string name;       // of the alert
  std::string condition;  // of the alert, JSON
  std::string time;
  std::string why;  // a sentence for people
  std::string claim;
  std::string claim_text;
  std::string story;
  std::string transfer;
  std::string evidence = "[]";  // JSON: documents, spans in code points, words
  std::vector<AlertDelivery> deliveries;
};

/// Keeps a new alert with its targets; `id` is taken by no other. Gives its key.
Result<std::int64_t> insert_alert(Database& database, const Alert& alert);
/// Keeps the name and whether it is enabled.
Result<void> update_alert(Database& database, const Alert& alert);
Result<void> set_alert_primed(Database& database, std::int64_t alert);
/// With its firings.
Result<void> remove_alert(Database& database, std::int64_t alert);

/// Keeps the hash of the secret of an alert's feed, in place of the one before.
Result<void> set_feed_hash(Database& database, std::int64_t alert, std::string_view hash,
                           std::string_view made);
/// That of the alert with this id; empty where there is none.
Result<std::string> feed_hash(Database& database, std::string_view alert);

/// The alert that a person means by `name`: an id, with or without "alert:", or the start of one.
/// Errors also: "not-found", "ambiguous".
Result<Alert> find_alert(Database& database, std::string_view name);
/// Those made last first; `wish.after.key` counts.
Result<std::vector<Alert>> alerts_page(Database& database, const PageWish& wish);

/// Keeps a firing, to be delivered to all targets of the alert from `due` (Unix seconds) on.
Result<void> insert_firing(Database& database, std::int64_t alert, const Firing& firing,
                           std::int64_t due);
/// Those of an alert (0: of all), the latest first; `wish.after.key` counts.
Result<std::vector<Firing>> firings_page(Database& database, std::int64_t alert,
                                         const PageWish& wish);
/// Those with keys above `key`, the oldest first, at most `most`.
Result<std::vector<Firing>> firings_since(Database& database, std::int64_t key, std::size_t most);

/// A delivery whose time has come, with its place.
struct DueDelivery {
  std::int64_t firing = 0;  // key
  std::int64_t position = 0;
  AlertDelivery delivery;
  std::int64_t fired = 0;  // Unix seconds
};
/// Which of them can be tried.
enum class DueBy { all, webhook };
/// Waiting ones whose time has come by `now` (Unix seconds), the longest due first.
Result<std::vector<DueDelivery>> due_deliveries(Database& database, DueBy by, std::int64_t now,
                                                std::size_t most);
/// Puts off a waiting delivery till `until`, so that no other program tries it meanwhile; false
/// where another was faster.
Result<bool> reserve_delivery(Database& database, const DueDelivery& due, std::int64_t until);
/// Keeps what became of it.
Result<void> keep_delivery(Database& database, const DueDelivery& due);
/// The firing with this key, without deliveries; nothing where it is gone.
Result<std::vector<Firing>> firing_with_key(Database& database, std::int64_t key);

}  // namespace sayso
