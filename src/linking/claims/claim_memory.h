// What linking claims keeps from document to document, since those of one story come close
// together: members as they are compared, and the words of texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "linking/claims/claim_pairs.h"
#include "record/database.h"

namespace sayso {

/// Of one store, as long as nobody else writes to it. Members are lent, not
/// copied: who takes them gives them back.
class ClaimMemory {
 public:
  /// Called where another connection has written to the store.
  void forget();
  /// Called between documents: forgets where it keeps very much.
  void forget_many();

  /// The words of a member's content; null where there is no such member.
  Result<const std::vector<WordHash>*> words_of(Database& database, std::int64_t member);
  /// The members with these keys that are still there, of the claims that they are of now.
  Result<std::vector<ComparedMember>> take(Database& database,
                                           const std::vector<std::int64_t>& members);
  /// Takes back what was lent, and members that were inserted since.
  void give_back(std::vector<ComparedMember> members);
  /// Of a member that was removed.
  void forget(std::int64_t member) { members_.erase(member); }

  /// Words of a text, each with the number of stretches between full stops that it stands in.
  struct TextWords {
    std::vector<std::pair<WordHash, int>> counts;
    std::size_t stretches = 0;
  };
  Result<const TextWords*> words_of_text(Database& database, std::int64_t document);

 private:
  std::unordered_map<std::int64_t, ComparedMember> members_;  // by key
  std::unordered_map<std::int64_t, TextWords> texts_;         // by key of the document
};

}  // namespace sayso
