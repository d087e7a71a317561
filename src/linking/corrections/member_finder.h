// The rows of members that corrections name.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/claim_rows.h"
#include "record/corrections.h"
#include "record/database.h"

namespace sayso {

/// Finds members and remembers which claims they are put to, until all is told to the store. Reads
/// each document once.
class MemberFinder {
 public:
  explicit MemberFinder(Database& database) : database_(database) {}

  /// Key of the member; 0 where the store has none like it.
  Result<std::int64_t> find(const MemberPlace& place);
  /// Keys of those of `places` that the store has.
  Result<std::vector<std::int64_t>> find_all(const std::vector<MemberPlace>& places);

  /// Key of the claim that the member is of by now.
  Result<std::int64_t> claim_of(std::int64_t member);
  /// Keys of the members that are of the claim by now.
  Result<std::vector<std::int64_t>> members_of(std::int64_t claim);
  void put(std::int64_t member, std::int64_t claim) { put_[member] = claim; }

  /// Key of the claim with this id, made where there is none.
  Result<std::int64_t> claim_with(const std::string& id);

  /// Writes where members were put to.
  Result<void> write();

 private:
  struct Known {
    std::vector<MemberPlace> places;
    std::vector<std::int64_t> keys;
  };
  Result<const Known*> known(const std::string& document);

  Database& database_;
  std::map<std::string, Known> known_;          // by document
  std::map<std::int64_t, std::int64_t> put_;    // claim by member
  std::map<std::int64_t, std::int64_t> stood_;  // likewise, as the store has it
};

}  // namespace sayso
