// Actors: the names, countries and roles by which they are one or two.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "linking/actor_names.h"
#include "linking/corrections/keeping.h"
#include "linking/why/grounds.h"
#include "record/actor_rows.h"

namespace sayso {
namespace {

constexpr std::size_t kNamesShown = 8;

/// An actor with those that people merged it with.
struct Whole {
  EntityType type = EntityType::misc;
  std::set<std::string> names;
  std::set<std::string> countries;
  std::set<std::string> roles;
};

Result<Whole> whole_actor(Database& database, const std::string& id) {
  Whole whole;
  std::vector<std::int64_t> keys;
  auto done = for_each_row(database.query("SELECT a.key FROM actors s JOIN actors a "
                                          "ON a.shown_as = s.key WHERE s.id = ?",
                                          id),
                           [&](const Statement& row) { keys.push_back(row.integer(0)); });
  if (!done) return done.error();
  for (const std::int64_t key : keys) {
    const auto facts = read_facts(database, key);
    if (!facts) return facts.error();
    whole.type = facts->type;
    whole.names.insert(facts->names.begin(), facts->names.end());
    whole.countries.insert(facts->countries.begin(), facts->countries.end());
    whole.roles.insert(facts->roles.begin(), facts->roles.end());
  }
  return whole;
}

std::string list_of(const std::set<std::string>& values) {
  return values.empty() ? "none known" : word_list({values.begin(), values.end()}, kNamesShown);
}

bool meet(const std::set<std::string>& one, const std::set<std::string>& other) {
  return std::any_of(one.begin(), one.end(),
                     [&](const std::string& value) { return other.contains(value); });
}

bool may_agree(const Whole& one, const Whole& other) {
  return std::any_of(one.names.begin(), one.names.end(), [&](const std::string& name) {
    return std::any_of(other.names.begin(), other.names.end(), [&](const std::string& also) {
      return one.type == EntityType::per ? names_agree(name, also) : name == also;
    });
  });
}

Ground compared(const std::string& what, const std::set<std::string>& one,
                const std::set<std::string>& other) {
  return {(meet(one, other) ? "same-" : "other-") + what,
          list_of(one) + " against " + list_of(other),
          {},
          {},
          {}};
}

Result<void> add_corrections(Database& database, const std::string& one, const std::string& other,
                             Explanation& out) {
  const auto in_force = corrections_in_force(database);
  if (!in_force) return in_force.error();
  for (const Correction& correction : *in_force) {
    const auto& sides = correction.actors;
    const bool speaks = std::any_of(sides.begin(), sides.end(), [&](const CorrectedActor& side) {
      return side.id == one || side.id == other;
    });
    if (!speaks) continue;
    const bool joins = correction.action != Correction::Action::split;
    (joins ? out.links : out.missing)
        .push_back({"correction",
                    correction.id + ", " + std::string(name_of(correction.action)) + " by " +
                        correction.author + (correction.note.empty() ? "" : ": " + correction.note),
                    {},
                    {},
                    {}});
  }
  return {};
}

}  // namespace

Result<Explanation> explain_actors(Store& store, const Thing& one, const Thing& other) {
  Database& database = store.tables();
  Explanation out;
  const auto ours = whole_actor(database, one.id);
  if (!ours) return ours.error();
  if (one.id == other.id) {
    out.links.push_back({"one-actor", one.id + ": " + list_of(ours->names), {}, {}, {}});
  } else {
    const auto theirs = whole_actor(database, other.id);
    if (!theirs) return theirs.error();
    if (ours->type != theirs->type) {
      out.missing.push_back(
          {"other-type",
           std::string(name_of(ours->type)) + " against " + std::string(name_of(theirs->type)),
           {},
           {},
           {}});
    }
    const bool agree = may_agree(*ours, *theirs);
    out.missing.push_back({agree ? "names-agree" : "other-names",
                           list_of(ours->names) + " against " + list_of(theirs->names),
                           {},
                           {},
                           {}});
    out.missing.push_back(compared("country", ours->countries, theirs->countries));
    out.missing.push_back(compared("role", ours->roles, theirs->roles));
  }
  if (auto done = add_corrections(database, one.id, other.id, out); !done) return done.error();
  return out;
}

}  // namespace sayso
