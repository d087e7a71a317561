// Corrections: what people made, more of them, and undoing.
#include <algorithm>
#include <set>
#include <utility>

#include "answers/listed_json.h"
#include "base/utc_time.h"
#include "base/utf8.h"
#include "linking/corrections/ways.h"
#include "record/interchange.h"
#include "views/http/server.h"

namespace sayso::http {
namespace {

constexpr std::size_t kLongestNote = 10000;
constexpr std::size_t kLongestAuthor = 200;
constexpr std::size_t kLongestTarget = 2000;
constexpr std::size_t kMostTargets = 1000;

/// The latest first.
Result<Items> correction_items(const Store& store) {
  auto all = corrections(store);
  if (!all) return all.error();
  std::set<std::string> holding;
  for (const Correction& one : in_force(*all)) holding.insert(one.id);
  Items items;
  for (auto one = all->rbegin(); one != all->rend(); ++one) {
    std::string line = correction_line(*one);
    line.back() = ',';
    items.push_back(line +
                    (holding.contains(one->id) ? "\"in_force\":true}" : "\"in_force\":false}"));
  }
  return items;
}

/// The correction with this id; empty where there is none.
Result<std::string> correction_with(const Store& store, std::string_view id) {
  const auto items = correction_items(store);
  if (!items) return items.error();
  for (const std::string& item : *items) {
    if (Json::parse(item)["id"] == id) return item;
  }
  return std::string();
}

/// What a body asks for.
struct Asked {
  std::string action;
  std::vector<std::string> targets;
  std::string note;
  std::string author;
};

Error bad(const std::string& why) { return {"bad-body", why}; }

/// Text of a field; false where it is something else or too long.
bool take_text(const Json& json, std::size_t most, std::string& out) {
  if (!json.is_string()) return false;
  out = json.get<std::string>();
  return count_code_points(out) <= most;
}

Result<Asked> asked_in(const std::string& body, const std::set<std::string>& fields) {
  Asked asked;
  if (body.empty() && !fields.contains("action")) return asked;
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object()) return bad("the body is no JSON object");
  for (const auto& [name, value] : json.items()) {
    if (!fields.contains(name)) return bad("the body has an unknown field '" + name + "'");
    if (name == "targets") {
      if (!value.is_array() || value.empty() || value.size() > kMostTargets) {
        return bad("'targets' is no list of 1 to " + std::to_string(kMostTargets));
      }
      for (const Json& one : value) {
        std::string& target = asked.targets.emplace_back();
        if (!take_text(one, kLongestTarget, target) || target.empty()) {
          return bad("'targets' has something that is no name");
        }
      }
      continue;
    }
    std::string& field = name == "action" ? asked.action
                         : name == "note" ? asked.note
                                          : asked.author;
    const std::size_t most = name == "note" ? kLongestNote : kLongestAuthor;
    if (!take_text(value, most, field)) return bad("'" + name + "' is no text, or too long");
  }
  return asked;
}

Response refused(Call& call) {
  const std::string_view type = call.request.header("content-type");
  if (!type.empty() && !type.starts_with("application/json")) {
    return problem(415, "bad-type", "the body must be application/json");
  }
  return problem(403, "read-only", "this server only reads its store");
}

bool is_refused(Call& call) {
  const std::string_view type = call.request.header("content-type");
  return !call.server.writer ||
         (!type.starts_with("application/json") && !call.request.body.empty());
}

Response make(Call& call, const CorrectionWay& way, const Asked& asked) {
  const std::string author = !asked.author.empty()      ? asked.author
                             : call.request.who.empty() ? "desk"
                                                        : call.request.who;
  const CorrectionNote note{author, written_time(unix_now()), asked.note};
  const auto id = call.server.writer->change(
      [&](Store& store) { return way.correct(store, asked.targets, note); });
  if (!id) return problem(id.error());
  call.server.lists.clear();
  call.server.events.clear();
  // The worker's own view is of before.
  const auto store = Store::open(call.server.store_path, Store::Mode::read);
  if (!store) return problem(store.error());
  const auto made = correction_with(*store, *id);
  if (!made) return problem(made.error());
  return json_response(*made, 201).with("Location", "/api/v1/corrections/" + percent_encoded(*id));
}

}  // namespace

Response list_corrections(Call& call) {
  return pages(call, [](Store& store, const PageWish& wish) -> Result<Page> {
    const auto items = correction_items(store);
    if (!items) return items.error();
    return slice_of(*items, wish);
  });
}

Response get_correction(Call& call) {
  const auto found = correction_with(call.store, call.names.front());
  if (!found) return problem(found.error());
  if (found->empty()) {
    return problem(404, "not-found", "no correction '" + call.names.front() + "'");
  }
  return json_response(*found);
}

Response make_correction(Call& call) {
  if (is_refused(call)) return refused(call);
  const auto asked = asked_in(call.request.body, {"action", "targets", "note", "author"});
  if (!asked) return problem(asked.error());
  const CorrectionWay* way = correction_way(asked->action);
  if (way == nullptr || asked->action == "undo") {
    return problem(400, "bad-body", "'action' is none: '" + asked->action + "'");
  }
  if (asked->targets.size() < way->least || asked->targets.size() > way->most) {
    return problem(409, "bad-targets", asked->action + " takes " + std::string(way->takes));
  }
  return make(call, *way, *asked);
}

Response undo_correction(Call& call) {
  if (is_refused(call)) return refused(call);
  auto asked = asked_in(call.request.body, {"note", "author"});
  if (!asked) return problem(asked.error());
  asked->targets = {call.names.front()};
  return make(call, *correction_way("undo"), *asked);
}

}  // namespace sayso::http
