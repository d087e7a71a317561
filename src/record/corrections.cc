#include "record/corrections.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace sayso {
namespace {

using Json = nlohmann::ordered_json;

std::optional<Correction::Action> action_from(std::string_view name) {
  for (const auto action :
       {Correction::Action::merge, Correction::Action::split, Correction::Action::undo}) {
    if (name_of(action) == name) return action;
  }
  return std::nullopt;
}

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& list_in(const Json& object, const char* key) {
  static const Json none = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : none;
}

void take_target(std::string_view target, Correction& correction) {
  const Json parsed = Json::parse(target, nullptr, false);
  if (!parsed.is_object()) return;
  correction.undone = text_in(parsed, "correction");
  for (const Json& actor : list_in(parsed, "actors")) {
    CorrectedActor& side = correction.actors.emplace_back();
    side.id = text_in(actor, "id");
    for (const Json& member : list_in(actor, "members")) {
      side.members.push_back(
          {text_in(member, "document"), text_in(member, "type"), text_in(member, "name")});
    }
  }
}

}  // namespace

std::string_view name_of(Correction::Action action) {
  switch (action) {
    case Correction::Action::merge:
      return "merge-actors";
    case Correction::Action::split:
      return "split-actor";
    case Correction::Action::undo:
      break;
  }
  return "undo";
}

std::string target_json(const Correction& correction) {
  if (correction.action == Correction::Action::undo) {
    return Json{{"correction", correction.undone}}.dump();
  }
  Json actors = Json::array();
  for (const CorrectedActor& actor : correction.actors) {
    Json members = Json::array();
    for (const MemberName& member : actor.members) {
      members.push_back(
          {{"document", member.document}, {"type", member.type}, {"name", member.name}});
    }
    actors.push_back({{"id", actor.id}, {"members", std::move(members)}});
  }
  return Json{{"actors", std::move(actors)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<Correction>> read_corrections(Database& database) {
  std::vector<Correction> out;
  auto done = for_each_row(
      database.query("SELECT key, id, author, time, action, target, note FROM corrections "
                     "ORDER BY key"),
      [&](const Statement& row) {
        const auto action = action_from(row.text(4));
        if (!action) return;
        Correction& correction = out.emplace_back();
        correction.key = row.integer(0);
        correction.id = row.text(1);
        correction.author = row.text(2);
        correction.time = row.text(3);
        correction.action = *action;
        take_target(row.text(5), correction);
        correction.note = row.text(6);
        const bool sides = correction.actors.size() == 2;
        if (*action != Correction::Action::undo && !sides) out.pop_back();
      });
  if (!done) return done.error();
  return out;
}

Result<std::string> insert_correction(Database& database, const Correction& correction) {
  const auto last = database.number("SELECT max(key) FROM corrections");
  if (!last) return last.error();
  std::string id = "k" + std::to_string(*last + 1);
  auto done = database
                  .query(
                      "INSERT INTO corrections (id, author, time, action, target, note) "
                      "VALUES (?, ?, ?, ?, ?, ?)",
                      id, correction.author, correction.time, name_of(correction.action),
                      target_json(correction), correction.note)
                  .run();
  if (!done) return done.error();
  return id;
}

std::vector<Correction> in_force(std::vector<Correction> corrections) {
  // From the newest: an undoing that is itself undone undoes nothing.
  std::set<std::string> undone;
  for (auto one = corrections.rbegin(); one != corrections.rend(); ++one) {
    if (one->action == Correction::Action::undo && !undone.contains(one->id)) {
      undone.insert(one->undone);
    }
  }
  std::erase_if(corrections, [&](const Correction& one) {
    return one.action == Correction::Action::undo || undone.contains(one.id);
  });
  return corrections;
}

}  // namespace sayso
