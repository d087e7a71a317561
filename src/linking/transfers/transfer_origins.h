// On how many origins the steps of a transfer rest: the ledgers of the claims behind them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "linking/ledger/gathering.h"
#include "record/claim_rows.h"
#include "record/corrections.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

struct OriginBounds {
  std::size_t least = 0;
  std::size_t most = 0;
};

/// Counts origins of steps; keeps what it read of documents, since transfers share them.
class TransferOrigins {
 public:
  /// `in_force` are the corrections that hold.
  TransferOrigins(Database& database, const std::vector<Correction>& in_force)
      : database_(database), in_force_(in_force), reader_(database) {}

  /// Of steps that tell one thing. The claims that their sentences are members of are counted as
  /// one ledger, and of it only what the steps themselves rest on; for a denial, those who deny. A
  /// document whose step is of no claim is one origin more at most, one for each outlet.
  /// `outlets` are those of the steps' documents, in the order of `steps`.
  Result<OriginBounds> of(const std::vector<const TransferStep*>& steps,
                          const std::vector<std::string>& outlets);

 private:
  using Rows = std::vector<ClaimMemberRow>;
  Result<const Rows*> members_of(const std::string& document);
  /// `own`: the steps' members, by claim.
  Result<OriginBounds> count(const std::map<std::int64_t, std::set<std::int64_t>>& own,
                             bool denied);

  Database& database_;
  const std::vector<Correction>& in_force_;
  LedgerReader reader_;
  std::map<std::string, Rows> known_;  // by document
};

}  // namespace sayso
