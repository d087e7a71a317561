// Ledgers and disputes of the claims whose members have changed.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// Counts the ledgers and finds the disputes of all touched claims anew; each costs no more for a
/// larger store. Inside a transaction.
Result<void> settle_claims(Database& database);

/// A claim with its story, ledger and disputes; empty where there is none with this key.
Result<Claim> read_whole_claim(Database& database, std::int64_t key);

}  // namespace sayso
