// What documents tell of transfers, as rows of the store's tables and back. The tables are drawn in
// migrations/0012_transfers.sql.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// A transfer as one document tells it.
struct TransferReport {
  std::string document;   // id
  std::string published;  // ISO 8601, cut to its granularity; empty when unknown
  /// Days since 1970, about: of publication, or what the document's story tells of it.
  std::optional<std::int64_t> day;
  std::string supplier;  // key of the party; empty where the document leaves it open
  std::string supplier_name;
  std::string recipient;
  std::string recipient_name;
  std::string kind;                 // of goods: "arms", "money", ...; empty when not known
  std::string goods;                // as the document has it
  std::vector<TransferStep> steps;  // without their document
  std::set<std::string> mentioned;  // where a party is open: keys of all that the text names
};

/// Puts `reports` in the place of what the document with this key told before. Inside a
/// transaction; `document` and `published` are not kept.
Result<void> replace_transfer_reports(Database& database, std::int64_t document,
                                      const std::vector<TransferReport>& reports);

/// A step of a transfer as one document tells it.
struct TransferStepRow {
  std::string supplier;  // keys of the parties; empty where the document leaves one open
  std::string recipient;
  std::string status;  // as TransferStep has it
  Span span;           // of its sentence
  std::string by;      // the innermost holder: "author", or id of an attribution
};

/// The steps that the document with this key tells, its main transfer first.
Result<std::vector<TransferStepRow>> transfer_steps_of(Database& database, std::int64_t document);

/// All reports of the store, in the order of documents' keys. Of the parties that a text names only
/// those are read that are a side of a report, since no other joins two.
Result<std::vector<TransferReport>> read_transfer_reports(Database& database);

}  // namespace sayso
