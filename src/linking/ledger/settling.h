// Ledgers and disputes of the claims whose members have changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/result.h"
#include "linking/ledger/gathering.h"
#include "record/corrections.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// Counts the ledgers and finds the disputes of up to `most` touched claims anew; each costs no
/// more for a larger store. Says how many there were. Inside a transaction.
Result<std::size_t> settle_claims(Database& database, std::int64_t most);

/// Reads claims with story, ledger, disputes and what people decided on them. One reader for many,
/// since they share documents.
class ClaimReader {
 public:
  explicit ClaimReader(Database& database) : database_(database), reader_(database) {}

  /// Empty where there is none with this key.
  Result<Claim> read(std::int64_t key);
  /// Says of a claim without ledger and disputes whether it is wanted; may fill in its story.
  using IsWanted = std::function<Result<bool>(Claim&)>;
  /// Empty too where it is not wanted.
  Result<Claim> read_if(std::int64_t key, const IsWanted& is_wanted);

 private:
  Database& database_;
  LedgerReader reader_;
  std::optional<std::vector<Correction>> in_force_;  // once they are read
};

}  // namespace sayso
