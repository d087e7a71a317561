// What people decided of actors. Kept for good and applied again whenever actors are made; an undo
// is a correction too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/database.h"

namespace sayso {

/// A member of an actor by what outlives another analysis: the document and how it names whom.
struct MemberName {
  std::string document;  // id
  std::string type;
  std::string name;  // made alike

  friend bool operator==(const MemberName&, const MemberName&) = default;
};

/// One side of a correction: an actor with some of its members, to know it again by should its id
/// be gone.
struct CorrectedActor {
  std::string id;
  std::vector<MemberName> members;
};

struct Correction {
  enum class Action { merge, split, undo };

  std::int64_t key = 0;  // grows in the order in which they were made
  std::string id;
  std::string author;
  std::string time;  // ISO 8601, in UTC
  Action action = Action::merge;
  // merge: the actor that stays and the one that goes into it. split: the actor that it was of, and
  // the new one with the members that go to it. undo: none.
  std::vector<CorrectedActor> actors;
  std::string undone;  // of an undo: id of the correction that holds no more
  std::string note;
};

std::string_view name_of(Correction::Action action);

/// The `target` of a correction in the interchange format, as JSON.
std::string target_json(const Correction& correction);

/// All corrections, oldest first; those of actions that this program does not know are left out.
Result<std::vector<Correction>> read_corrections(Database& database);

/// Keeps a correction; key and id are given it. Inside a transaction.
Result<std::string> insert_correction(Database& database, const Correction& correction);

/// Those that no later one undoes, without the undoings.
std::vector<Correction> in_force(std::vector<Correction> corrections);

}  // namespace sayso
