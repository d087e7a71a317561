// What a ledger is counted from, read from the store.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "linking/ledger/ledger_input.h"
#include "record/claim_rows.h"
#include "record/database.h"
#include "record/ledger_rows.h"

namespace sayso {

/// Reads documents for many ledgers; keeps the last ones, since claims of one story share theirs.
class LedgerReader {
 public:
  explicit LedgerReader(Database& database) : database_(database) {}

  /// For one claim. Documents of the result are those of its members, then those that these took
  /// from.
  Result<LedgerInput> input_for(const Claim& claim);

 private:
  /// What is the same for all claims that a document stands in.
  struct Known {
    LedgerDocumentRow row;
    LedgerDocument document;
    std::vector<TakenRow> taken;
  };

  Result<const Known*> known(std::int64_t key);
  Result<std::int64_t> key_of(const std::string& id);
  Result<LedgerMember> member_of(const ClaimMember& said, const Known& document);
  Result<void> add_links(LedgerInput& input, std::map<std::int64_t, std::size_t>& places);

  Database& database_;
  std::map<std::int64_t, std::unique_ptr<Known>> known_;
  std::unordered_map<std::string, std::int64_t> keys_;  // of these documents
};

}  // namespace sayso
