// What people decided of actors, claims and stories. Kept for good and applied again whenever those
// are made; an undo is a correction too.
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

/// A member of a claim by what outlives another analysis: the document, what is said there and by
/// whom.
struct MemberPlace {
  std::string document;  // id
  std::string words;     // of the content
  std::string source;    // its name; empty where there is none

  friend bool operator==(const MemberPlace&, const MemberPlace&) = default;
};

/// A claim with some of its members, likewise.
struct CorrectedClaim {
  std::string id;
  std::vector<MemberPlace> members;
};

/// A story with its documents, by id.
struct CorrectedStory {
  std::string id;
  std::vector<std::string> documents;
};

/// A node of a claim's ledger: a member, or one from outside by type and name.
struct CorrectedNode {
  MemberPlace member;  // without a document: none
  std::string outside_type;
  std::string outside_name;

  bool is_member() const { return !member.document.empty(); }
};

struct Correction {
  enum class Action {
    merge,  // of actors, as is `split`
    split,
    merge_claims,
    split_claim,
    confirm,  // that two nodes of a ledger are one origin
    cut,      // that they do not rest on one another
    retype,
    merge_stories,
    split_story,
    note,
    undo
  };

  std::int64_t key = 0;  // grows in the order in which they were made
  std::string id;
  std::string author;
  std::string time;  // ISO 8601, in UTC
  Action action = Action::merge;
  // What it is about; the lists that the action does not speak of are empty. Merges: the one that
  // stays and the one that goes into it. Splits: the one that it was of, and the new one with what
  // goes to it. Confirm and cut: the claim and two nodes. Retype: the claim with one member. Note:
  // one of anything.
  std::vector<CorrectedActor> actors;
  std::vector<CorrectedClaim> claims;
  std::vector<CorrectedStory> stories;
  std::vector<CorrectedNode> nodes;
  std::string value;   // retype: name of a stance or of a kind of source
  std::string reason;  // confirm: the reason that the ledger had given, if any
  std::string undone;  // undo: id of the correction that holds no more
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
