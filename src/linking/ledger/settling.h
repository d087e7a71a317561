// Ledgers and disputes of the claims whose members have changed.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "linking/ledger/gathering.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// Counts the ledgers and finds the disputes of all touched claims anew; each costs no more for a
/// larger store. Inside a transaction.
Result<void> settle_claims(Database& database);

/// Reads claims with ledger and disputes. One reader for many, since they share documents.
class ClaimReader {
 public:
  explicit ClaimReader(Database& database) : database_(database), reader_(database) {}

  /// Empty where there is none with this key.
  Result<Claim> read(std::int64_t key);

 private:
  Database& database_;
  LedgerReader reader_;
};

}  // namespace sayso
