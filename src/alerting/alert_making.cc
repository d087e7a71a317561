#include "alerting/alert_making.h"

#include <random>
#include <utility>

#include "alerting/notice.h"
#include "answers/digest_json.h"
#include "base/utc_time.h"
#include "base/utf8.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"

namespace sayso {
namespace {

constexpr std::size_t kMostTargets = 20;
constexpr std::size_t kLongestName = 200;

Error bad(const std::string& why) { return {"bad-body", why}; }

/// Without what would break a line of a list or a header of a mail.
std::string on_one_line(std::string_view text) {
  std::string line = repair_utf8(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = ' ';
  }
  return std::string(start_of(line, 4 * kLongestName));
}

Result<void> check_targets(const NewAlert& asked) {
  if (asked.email.size() > kMostTargets || asked.webhook.size() > kMostTargets) {
    return bad("an alert has up to 20 addresses of each kind");
  }
  for (const std::string& target : asked.email) {
    if (!is_email(target)) return bad("'" + target + "' is no address of mail");
  }
  for (const std::string& target : asked.webhook) {
    if (!is_webhook(target)) return bad("'" + target + "' is no http or https address");
  }
  return {};
}

Json condition_json(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_object() ? json : Json::object();
}

std::string shown(const std::string& target, Addresses addresses) {
  if (addresses == Addresses::whole) return target;
  const std::size_t at = target.find('@');
  if (at != target.npos && target.find("://") == target.npos) return "…" + target.substr(at);
  const std::size_t host = target.find("://");
  const std::size_t path = host == target.npos ? target.npos : target.find('/', host + 3);
  return path == target.npos ? target : target.substr(0, path + 1) + "…";
}

Json shown(const std::vector<std::string>& targets, Addresses addresses) {
  Json list = Json::array();
  for (const std::string& target : targets) list.push_back(shown(target, addresses));
  return list;
}

}  // namespace

std::string new_id(std::string_view prefix, int digits) {
  static constexpr std::string_view hexadecimal = "0123456789abcdef";
  static thread_local std::random_device random;
  std::string id(prefix);
  for (int i = 0; i < digits; ++i) id += hexadecimal[random() % 16];
  return id;
}

Result<std::string> make_alert(Store& store, const NewAlert& asked) {
  if (auto fine = check(asked.condition); !fine) return fine.error();
  if (auto fine = check_targets(asked); !fine) return fine.error();
  Database& database = store.tables();
  AlertCondition condition = asked.condition;
  std::string claim_text;
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  if (is_on_claim(condition)) {
    const auto key = find_claim(database, condition.claim);
    if (!key) return key.error();
    const auto row = read_claim(database, *key);
    if (!row) return row.error();
    if (*row) condition.claim = (*row)->claim.id;
    const auto listed = listed_claim(database, *key);
    if (!listed) return listed.error();
    if (!listed->empty()) claim_text = listed->front().text;
  }
  Alert alert;
  alert.id = new_id("alert:", 8);
  alert.name = on_one_line(asked.name.empty() ? words_of(condition, claim_text) : asked.name);
  alert.condition = written(json_of(condition));
  alert.email = asked.email;
  alert.webhook = asked.webhook;
  alert.author = on_one_line(asked.author);
  alert.created = written_time(unix_now());
  if (const auto key = insert_alert(database, alert); !key) return key.error();
  if (auto done = transaction->commit(); !done) return done.error();
  // Notes what stands; where linking is under way, whoever ends it does.
  if (const auto noted = notice(store); !noted) return noted.error();
  return alert.id;
}

Result<std::string> change_alert(Store& store, std::string_view name, const AlertChange& change) {
  auto transaction = Transaction::begin(store.tables());
  if (!transaction) return transaction.error();
  auto alert = find_alert(store.tables(), name);
  if (!alert) return alert.error();
  if (change.name) alert->name = on_one_line(*change.name);
  if (change.enabled) alert->enabled = *change.enabled;
  if (auto done = update_alert(store.tables(), *alert); !done) return done.error();
  if (auto done = transaction->commit(); !done) return done.error();
  return alert->id;
}

Result<std::string> drop_alert(Store& store, std::string_view name) {
  auto transaction = Transaction::begin(store.tables());
  if (!transaction) return transaction.error();
  const auto alert = find_alert(store.tables(), name);
  if (!alert) return alert.error();
  if (auto done = remove_alert(store.tables(), alert->key); !done) return done.error();
  if (auto done = transaction->commit(); !done) return done.error();
  return alert->id;
}

Json json_of(const Alert& alert, Addresses addresses) {
  const Json condition = condition_json(alert.condition);
  const auto read = condition_from(condition);
  return {{"kind", "alert"},
          {"schema", "sayso/1"},
          {"id", alert.id},
          {"name", alert.name},
          {"condition", condition},
          {"when", read ? words_of(*read, alert.claim_text) : alert.name},
          {"email", shown(alert.email, addresses)},
          {"webhook", shown(alert.webhook, addresses)},
          {"enabled", alert.enabled},
          {"author", alert.author},
          {"created", alert.created},
          {"firings", alert.firings},
          {"latest", or_null(alert.latest)},
          {"feed_made", or_null(alert.feed_made)}};
}

Json posted_json(const Firing& firing) {
  Json claim;
  if (!firing.claim.empty()) claim = {{"id", firing.claim}, {"text", firing.claim_text}};
  Json evidence = Json::parse(firing.evidence, nullptr, false);
  return {{"kind", "firing"},
          {"schema", "sayso/1"},
          {"id", firing.id},
          {"alert", firing.alert},
          {"name", firing.name},
          {"condition", condition_json(firing.condition).value("kind", "")},
          {"time", firing.time},
          {"why", firing.why},
          {"claim", std::move(claim)},
          {"story", or_null(firing.story)},
          {"transfer", or_null(firing.transfer)},
          {"evidence", evidence.is_array() ? std::move(evidence) : Json::array()}};
}

Json json_of(const Firing& firing, Addresses addresses) {
  Json json = posted_json(firing);
  json["deliveries"] = Json::array();
  for (const AlertDelivery& delivery : firing.deliveries) {
    const bool waits = delivery.state == "waiting";
    json["deliveries"].push_back({{"by", delivery.by},
                                  {"to", shown(delivery.target, addresses)},
                                  {"state", delivery.state},
                                  {"attempts", delivery.attempts},
                                  {"error", or_null(delivery.error)},
                                  {"next", waits ? Json(written_time(delivery.next)) : Json()},
                                  {"delivered", or_null(delivery.delivered)}});
  }
  return json;
}

}  // namespace sayso
