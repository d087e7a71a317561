#include "alerting/notice.h"

#include <optional>
#include <utility>
#include <vector>

#include "alerting/alert_making.h"
#include "alerting/claim_watch.h"
#include "alerting/search_watch.h"
#include "base/utc_time.h"

namespace sayso {
namespace {

constexpr std::size_t kAtOnce = 500;  // alerts that are read at once

/// One look at all alerts.
class Look {
 public:
  Look(Store& store, TouchedByLinking touched) : store_(store), touched_(std::move(touched)) {}

  Result<std::size_t> at(const Alert& alert) {
    const Json json = Json::parse(alert.condition, nullptr, false);
    auto condition = condition_from(json);
    if (!condition) return std::size_t{0};  // of a later version
    const auto findings = look({alert.key, alert.primed, *std::move(condition)});
    if (!findings) return findings.error();
    if (!alert.primed) {
      if (auto done = set_alert_primed(store_.tables(), alert.key); !done) return done.error();
    }
    if (!alert.enabled) return std::size_t{0};
    for (const Finding& finding : *findings) {
      if (auto done = keep(alert, finding); !done) return done.error();
    }
    return findings->size();
  }

 private:
  Result<std::vector<Finding>> look(const WatchedAlert& alert) {
    Database& database = store_.tables();
    const std::string& kind = alert.condition.kind;
    if (is_on_claim(alert.condition)) {
      auto found = watch_claim(database, alert, touched_.claims);
      if (!found) return found.error();
      std::vector<Finding> findings;
      if (*found) findings.push_back(**std::move(found));
      return findings;
    }
    if (kind != "transfer") {
      if (alert.primed && touched_.claims.empty()) return std::vector<Finding>();
      return watch_claims(database, alert);
    }
    if (alert.primed && touched_.documents.empty()) return std::vector<Finding>();
    if (!transfers_) {
      auto all = transfers(store_);
      if (!all) return all.error();
      transfers_ = *std::move(all);
    }
    return watch_transfers(database, alert, *transfers_);
  }

  Result<void> keep(const Alert& alert, const Finding& finding) {
    Firing firing;
    firing.id = new_id("firing:", 16);
    firing.time = written_time(unix_now());
    firing.why = finding.why;
    firing.claim = finding.claim;
    firing.claim_text = finding.claim_text;
    firing.story = finding.story;
    firing.transfer = finding.transfer;
    firing.evidence = written(finding.evidence);
    return insert_firing(store_.tables(), alert.key, firing, unix_now());
  }

  Store& store_;
  TouchedByLinking touched_;
  std::optional<std::vector<Transfer>> transfers_;  // once they are read
};

/// Whether there is anything to look at.
Result<bool> is_due(Database& database) {
  auto there = has_alerts(database);
  if (!there || !*there) return there;
  auto waits = waits_for_linking(database);
  if (!waits) return waits;
  return !*waits;
}

}  // namespace

Result<std::size_t> notice(Store& store) {
  Database& database = store.tables();
  if (const auto due = is_due(database); !due || !*due) {
    return due ? Result<std::size_t>(std::size_t{0}) : due.error();
  }
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  // Another program may have begun to link meanwhile.
  const auto due = is_due(database);
  if (!due) return due.error();
  if (!*due) return std::size_t{0};
  auto touched = touched_for_alerts(database);
  if (!touched) return touched.error();
  const bool nothing = touched->claims.empty() && touched->documents.empty();
  Look look(store, *std::move(touched));
  std::size_t fired = 0;
  PageWish wish{{}, kAtOnce};
  for (;;) {
    const auto alerts = alerts_page(database, wish);
    if (!alerts) return alerts.error();
    if (alerts->empty()) break;
    for (const Alert& alert : *alerts) {
      if (alert.primed && nothing) continue;
      const auto some = look.at(alert);
      if (!some) return some.error();
      fired += *some;
    }
    wish.after.key = alerts->back().key;
  }
  if (auto done = forget_touched(database); !done) return done.error();
  if (auto done = transaction->commit(); !done) return done.error();
  return fired;
}

}  // namespace sayso
