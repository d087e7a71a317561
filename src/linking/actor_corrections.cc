#include "linking/actor_corrections.h"

#include <algorithm>

#include "record/actor_rows.h"
#include "record/actors.h"

namespace sayso {
namespace {

/// Members that a correction keeps of an actor, to know it again by.
constexpr std::int64_t kKeptMembers = 16;

MemberName member_name(const Statement& row) {
  const std::string_view names = row.text(2);
  return {std::string(row.text(0)), std::string(row.text(1)),
          std::string(names.substr(0, names.find('\n')))};
}

/// The earliest members of the actor with this id, without those that it was merged with.
Result<CorrectedActor> side_of(Database& database, const std::string& id) {
  CorrectedActor side{id, {}};
  auto done =
      for_each_row(database.query("SELECT d.id, m.type, m.names FROM actors a JOIN actor_members m "
                                  "ON m.actor = a.key JOIN documents d ON d.key = m.document "
                                  "WHERE a.id = ? ORDER BY d.key, m.entity LIMIT ?",
                                  id, kKeptMembers),
                   [&](const Statement& row) { side.members.push_back(member_name(row)); });
  if (!done) return done.error();
  return side;
}

bool is_split_after(const std::vector<Correction>& in_force, std::int64_t key,
                    const MemberName& member) {
  return std::any_of(in_force.begin(), in_force.end(), [&](const Correction& correction) {
    if (correction.action != Correction::Action::split || correction.key < key) return false;
    const auto& members = correction.actors.at(1).members;
    return std::find(members.begin(), members.end(), member) != members.end();
  });
}

/// Key of the actor that one side of a merge is now: by its id, or else by its members that no
/// later correction took from it. 0 where there is none.
Result<std::int64_t> actor_of_side(Database& database, const std::vector<Correction>& in_force,
                                   std::int64_t key, const CorrectedActor& side) {
  auto found = actor_with_id(database, side.id);
  if (!found || *found != 0) return found;
  for (const MemberName& member : side.members) {
    if (is_split_after(in_force, key, member)) continue;
    auto row = database.query(
        "SELECT m.actor FROM documents d JOIN actor_members m ON m.document = d.key "
        "WHERE d.id = ?1 AND m.type = ?2 AND m.names || char(10) LIKE ?3 || char(10) || '%'",
        member.document, member.type, member.name);
    const auto some = row.step();
    if (!some) return some.error();
    if (*some) return row.integer(0);
  }
  return std::int64_t{0};
}

/// Has the documents of `actor` linked anew: what they claim is another's word now.
Result<void> show_as(Database& database, std::int64_t actor, std::int64_t shown) {
  auto done = database.query("UPDATE actors SET shown_as = ? WHERE key = ?", shown, actor).run();
  if (!done) return done;
  return database
      .query(
          "INSERT OR IGNORE INTO unlinked SELECT m.document FROM actor_members m "
          "JOIN analyses a ON a.document = m.document WHERE m.actor = ?",
          actor)
      .run();
}

}  // namespace

Result<std::string> merge_actors(Store& store, std::string_view kept, std::string_view other,
                                 const CorrectionNote& note) {
  Database& database = store.tables();
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  Correction correction = noted(note, Correction::Action::merge);
  for (const std::string_view name : {kept, other}) {
    const auto id = find_actor(database, name);
    if (!id) return id.error();
    auto side = side_of(database, *id);
    if (!side) return side.error();
    correction.actors.push_back(std::move(*side));
  }
  if (correction.actors[0].id == correction.actors[1].id) {
    return database.error("same-actor", "'" + std::string(kept) + "' and '" + std::string(other) +
                                            "' are one actor already");
  }
  return keep_correction(store, std::move(*transaction), correction, {});
}

Result<std::string> split_actor(Store& store, std::string_view actor, std::string_view document,
                                const CorrectionNote& note) {
  Database& database = store.tables();
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  const auto from = find_actor(database, actor);
  if (!from) return from.error();
  const auto id = store.find(document);
  if (!id) return id.error();
  CorrectedActor kept{*from, {}};
  CorrectedActor apart;
  auto done = for_each_row(
      database.query("SELECT d.id, m.type, m.names FROM actors s JOIN actors a "
                     "ON a.shown_as = s.key JOIN actor_members m ON m.actor = a.key "
                     "JOIN documents d ON d.key = m.document WHERE s.id = ? ORDER BY d.key",
                     *from),
      [&](const Statement& row) {
        auto& members = row.text(0) == *id ? apart.members : kept.members;
        if (members.size() < kKeptMembers) members.push_back(member_name(row));
      });
  if (!done) return done.error();
  if (apart.members.empty()) {
    return database.error("not-a-member", "document '" + *id + "' has no member of " + *from);
  }
  if (kept.members.empty()) {
    return database.error("only-member", *from + " is in no document but '" + *id + "'");
  }
  auto its_id = id_for_split(database, "p", *id + '\n' + *from);
  if (!its_id) return its_id;
  apart.id = *std::move(its_id);
  Correction correction = noted(note, Correction::Action::split);
  correction.actors = {std::move(kept), std::move(apart)};
  return keep_correction(store, std::move(*transaction), correction, {*id});
}

SplitMembers split_members(const std::vector<Correction>& in_force) {
  SplitMembers out;
  for (const Correction& correction : in_force) {
    if (correction.action != Correction::Action::split) continue;
    const CorrectedActor& apart = correction.actors.at(1);
    for (const MemberName& member : apart.members) {
      out.insert_or_assign({member.document, member.type, member.name}, apart.id);
    }
  }
  return out;
}

Result<void> apply_merges(Database& database, const std::vector<Correction>& in_force) {
  std::map<std::int64_t, std::int64_t> into;
  const auto shown_as = [&](std::int64_t actor) {
    for (auto next = into.find(actor); next != into.end(); next = into.find(actor)) {
      actor = next->second;
    }
    return actor;
  };
  for (const Correction& correction : in_force) {
    if (correction.action != Correction::Action::merge) continue;
    const auto kept = actor_of_side(database, in_force, correction.key, correction.actors.at(0));
    if (!kept) return kept.error();
    const auto other = actor_of_side(database, in_force, correction.key, correction.actors.at(1));
    if (!other) return other.error();
    if (*kept == 0 || *other == 0 || shown_as(*kept) == shown_as(*other)) continue;
    into[shown_as(*other)] = shown_as(*kept);
  }
  std::map<std::int64_t, std::int64_t> before;
  auto read = for_each_row(database.query("SELECT key, shown_as FROM actors WHERE shown_as <> key"),
                           [&](const Statement& row) { before[row.integer(0)] = row.integer(1); });
  if (!read) return read;
  for (const auto& [actor, shown] : before) {
    if (into.contains(actor)) continue;
    if (auto done = show_as(database, actor, actor); !done) return done;
  }
  for (const auto& [actor, next] : into) {
    const std::int64_t shown = shown_as(next);
    if (const auto known = before.find(actor); known != before.end() && known->second == shown) {
      continue;
    }
    if (auto done = show_as(database, actor, shown); !done) return done;
  }
  return {};
}

}  // namespace sayso
