// Alerts: made, changed, removed; what they told, as lists and as feeds.
#include <netdb.h>

#include <algorithm>
#include <set>
#include <utility>

#include "alerting/alert_making.h"
#include "alerting/feed_secret.h"
#include "alerting/message.h"
#include "base/utf8.h"
#include "fetching/net_address.h"
#include "views/http/server.h"

namespace sayso::http {
namespace {

constexpr std::size_t kMostEntries = 100;  // of a feed
constexpr std::size_t kLongestText = 200;

Error bad(const std::string& why) { return {"bad-body", why}; }

Addresses addresses_for(const Call& call) {
  return call.request.role == Role::write ? Addresses::whole : Addresses::cut;
}

/// What a body may not be, or that this server changes nothing.
std::optional<Response> refused(const Call& call) {
  const std::string_view type = call.request.header("content-type");
  if (!call.server.writer) return problem(403, "read-only", "this server only reads its store");
  if (!call.request.body.empty() && !type.starts_with("application/json")) {
    return problem(415, "bad-type", "the body must be application/json");
  }
  return std::nullopt;
}

Result<Json> body_of(const Call& call, const std::set<std::string>& fields) {
  Json json = Json::parse(call.request.body, nullptr, false);
  if (!json.is_object()) return bad("the body is no JSON object");
  for (const auto& [name, value] : json.items()) {
    if (!fields.contains(name)) return bad("the body has an unknown field '" + name + "'");
  }
  return json;
}

/// Text of a field; nothing where the body has none.
Result<std::optional<std::string>> text_in(const Json& json, const std::string& name) {
  if (!json.contains(name)) return std::optional<std::string>();
  const Json& value = json[name];
  const std::string text = value.is_string() ? value.get<std::string>() : std::string();
  const bool blank =
      std::none_of(text.begin(), text.end(), [](unsigned char c) { return c > ' ' && c != 0x7f; });
  if (blank || count_code_points(text) > kLongestText) {
    return bad("'" + name + "' is no text, or too long");
  }
  return std::optional(text);
}

Result<std::vector<std::string>> targets_in(const Json& json, const std::string& name) {
  std::vector<std::string> targets;
  if (!json.contains(name)) return targets;
  if (!json[name].is_array()) return bad("'" + name + "' is no list");
  for (const Json& one : json[name]) {
    if (!one.is_string()) return bad("'" + name + "' has something that is no text");
    targets.push_back(one.get<std::string>());
  }
  return targets;
}

Result<NewAlert> asked_in(const Call& call) {
  const auto json = body_of(call, {"name", "condition", "email", "webhook", "author"});
  if (!json) return json.error();
  if (!json->contains("condition")) return bad("'condition' is missing");
  auto condition = condition_from((*json)["condition"]);
  if (!condition) return condition.error();
  auto name = text_in(*json, "name");
  if (!name) return name.error();
  auto author = text_in(*json, "author");
  if (!author) return author.error();
  auto email = targets_in(*json, "email");
  if (!email) return email.error();
  auto webhook = targets_in(*json, "webhook");
  if (!webhook) return webhook.error();
  const std::string who = call.request.who.empty() ? "desk" : call.request.who;
  return NewAlert{name->value_or(""), *std::move(condition), *std::move(email), *std::move(webhook),
                  author->value_or(who)};
}

/// Why the server sends nothing to this address: its host is one of this machine or of a network
/// that is not public, as far as can be seen without asking for the name. Names are looked at
/// when it is connected to.
std::string why_not_sent(const std::string& webhook) {
  const std::size_t begin = webhook.find("://") + 3;
  const std::string host = webhook.substr(begin, webhook.find_first_of(":/", begin) - begin);
  if (host == "localhost" || host.ends_with(".localhost")) return host + " is this machine";
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return "";
  const std::string why = why_not_public(*found->ai_addr);
  freeaddrinfo(found);
  return why.empty() ? "" : host + " is " + why;
}

/// The alert as the store has it by now: the worker's own view is of before.
Response as_it_stands(Call& call, const std::string& id, int status) {
  const auto store = Store::open(call.server.store_path, Store::Mode::read);
  if (!store) return problem(store.error());
  const auto alert = find_alert(store->tables(), id);
  if (!alert) return problem(alert.error());
  return json_response(written(json_of(*alert, addresses_for(call))), status);
}

Response firings(Call& call, std::int64_t alert) {
  const Addresses addresses = addresses_for(call);
  return pages(call, [=](Store& store, const PageWish& wish) -> Result<Page> {
    auto rows = firings_page(store.tables(), alert, one_more(wish));
    if (!rows) return rows.error();
    Page page;
    if (rows->size() > wish.limit) {
      rows->resize(wish.limit);
      page.next = cursor_of({0, "", rows->back().key});
    }
    for (const Firing& row : *rows) page.items.push_back(written(json_of(row, addresses)));
    return page;
  });
}

Response feed(Call& call, const FeedHead& head, std::int64_t alert) {
  const auto rows = firings_page(call.store.tables(), alert, {{}, kMostEntries});
  if (!rows) return problem(rows.error());
  Response response;
  response.type = "application/atom+xml; charset=utf-8";
  response.body = atom_feed(head, *rows);
  return response;
}

}  // namespace

Response list_alerts(Call& call) {
  const Addresses addresses = addresses_for(call);
  return pages(call, [=](Store& store, const PageWish& wish) -> Result<Page> {
    auto rows = alerts_page(store.tables(), one_more(wish));
    if (!rows) return rows.error();
    Page page;
    if (rows->size() > wish.limit) {
      rows->resize(wish.limit);
      page.next = cursor_of({0, "", rows->back().key});
    }
    for (const Alert& row : *rows) page.items.push_back(written(json_of(row, addresses)));
    return page;
  });
}

Response get_alert(Call& call) {
  const auto alert = find_alert(call.store.tables(), call.names.front());
  if (!alert) return problem(alert.error());
  return json_response(written(json_of(*alert, addresses_for(call))));
}

Response make_alert(Call& call) {
  if (auto no = refused(call)) return *std::move(no);
  const auto asked = asked_in(call);
  if (!asked) return problem(asked.error());
  for (const std::string& webhook : asked->webhook) {
    if (call.server.private_webhooks || !is_webhook(webhook)) continue;
    const std::string why = why_not_sent(webhook);
    if (!why.empty()) return problem(409, "bad-webhook", why + ": this server does not send there");
  }
  const auto id =
      call.server.writer->change([&](Store& store) { return sayso::make_alert(store, *asked); });
  if (!id) return problem(id.error());
  return as_it_stands(call, *id, 201).with("Location", "/api/v1/alerts/" + percent_encoded(*id));
}

Response change_alert(Call& call) {
  if (auto no = refused(call)) return *std::move(no);
  const auto json = body_of(call, {"name", "enabled"});
  if (!json) return problem(json.error());
  auto name = text_in(*json, "name");
  if (!name) return problem(name.error());
  AlertChange change{*std::move(name), std::nullopt};
  if (json->contains("enabled")) {
    if (!(*json)["enabled"].is_boolean()) return problem(bad("'enabled' is no yes or no"));
    change.enabled = (*json)["enabled"].get<bool>();
  }
  if (!change.name && !change.enabled) return problem(bad("the body changes nothing"));
  const auto id = call.server.writer->change(
      [&](Store& store) { return sayso::change_alert(store, call.names.front(), change); });
  return id ? as_it_stands(call, *id, 200) : problem(id.error());
}

Response drop_alert(Call& call) {
  if (!call.server.writer) return problem(403, "read-only", "this server only reads its store");
  const auto id = call.server.writer->change(
      [&](Store& store) { return sayso::drop_alert(store, call.names.front()); });
  if (!id) return problem(id.error());
  Response response;
  response.status = 204;
  response.type.clear();
  return response;
}

Response renew_feed(Call& call) {
  if (auto no = refused(call)) return *std::move(no);
  FeedSecret made;
  const auto id = call.server.writer->change([&](Store& store) -> Result<std::string> {
    auto renewed = renew_feed_secret(store, call.names.front());
    if (!renewed) return renewed.error();
    made = *std::move(renewed);
    return made.alert;
  });
  if (!id) return problem(id.error());
  const std::string path =
      "/api/v1/alerts/" + percent_encoded(made.alert) + "/feed?secret=" + made.secret;
  return json_response(written({{"path", path}}), 201);
}

Response list_firings(Call& call) { return firings(call, 0); }

Response list_firings_of_alert(Call& call) {
  const auto alert = find_alert(call.store.tables(), call.names.front());
  return alert ? firings(call, alert->key) : problem(alert.error());
}

Response get_alerts_feed(Call& call) {
  return feed(call, {"urn:sayso:alerts", "Alerts", "/api/v1/alerts/feed", "1970-01-01T00:00:00Z"},
              0);
}

Response get_alert_feed(Call& call) {
  const std::string& name = call.names.front();
  const std::string secret = call.parameters.words("secret");
  if (call.parameters.error()) return problem(*call.parameters.error());
  if (call.request.by_secret) {
    const auto opens = opens_feed(call.store.tables(), name, secret);
    if (!opens) return problem(opens.error());
    // The same of an alert that is not there.
    if (!*opens) return problem(401, "no-key", "this address of a feed is not, or no longer, good");
  }
  const auto alert = find_alert(call.store.tables(), name);
  if (!alert) return problem(alert.error());
  // A secret does not go into what readers of feeds keep and show.
  const std::string self =
      call.request.by_secret ? "" : "/api/v1/alerts/" + percent_encoded(alert->id) + "/feed";
  return feed(call, {"urn:sayso:" + alert->id, alert->name, self, alert->created}, alert->key);
}

}  // namespace sayso::http
