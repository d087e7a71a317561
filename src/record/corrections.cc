#include "record/corrections.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "record/correction_target.h"

namespace sayso {
namespace {

using Action = Correction::Action;

constexpr std::array<std::pair<Action, std::string_view>, 11> kNames = {
    {{Action::merge, "merge-actors"},
     {Action::split, "split-actor"},
     {Action::merge_claims, "merge-claims"},
     {Action::split_claim, "split-claim"},
     {Action::confirm, "confirm"},
     {Action::cut, "cut"},
     {Action::retype, "retype"},
     {Action::merge_stories, "merge-stories"},
     {Action::split_story, "split-story"},
     {Action::note, "note"},
     {Action::undo, "undo"}}};

std::optional<Action> action_from(std::string_view name) {
  for (const auto& [action, its_name] : kNames) {
    if (its_name == name) return action;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Action action) {
  const auto* const found = std::find_if(kNames.begin(), kNames.end(),
                                         [&](const auto& one) { return one.first == action; });
  return found->second;
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
        correction.note = row.text(6);
        if (!take_target(row.text(5), correction)) out.pop_back();
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
    if (one->action == Action::undo && !undone.contains(one->id)) undone.insert(one->undone);
  }
  std::erase_if(corrections, [&](const Correction& one) {
    return one.action == Action::undo || undone.contains(one.id);
  });
  return corrections;
}

}  // namespace sayso
