// What ledgers are counted from, and what is kept of them, as rows of the store's tables. The
// tables are drawn in migrations/0008_reuse.sql and 0010_claims.sql. What writes belongs inside a
// transaction.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/analysis.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// What a ledger needs of a document.
struct LedgerDocumentRow {
  std::int64_t key = 0;
  std::string id;
  std::string article;  // id of its first version
  std::string outlet;   // name, else domain
  std::string called;   // see called()
  std::string outlet_kind;
  std::string owner;
  std::string published;
  std::string text;
  std::vector<Span> sentences;
  std::vector<Timex> dates;
  std::vector<std::string> credits;  // agencies that it credits
};

/// What a ledger needs of an attribution beside its member.
struct LedgerAttributionRow {
  Spans cue;
  SourceDetail detail;  // also of attributions of the same source
  std::string role;     // of the speaker
};

/// A document from which another took.
struct TakenRow {
  std::int64_t giver = 0;
  ReuseRelation relation = ReuseRelation::cites;
  bool said = false;  // the taker itself names the giver's outlet
  std::vector<SharedWords> spans;
};

/// What people know a document by in a list: its outlet; where that is not known, the id that it
/// was given, the last part of its file's path, or the start of its id.
std::string called(std::string_view outlet, std::string_view id, std::string_view file);

/// Nothing where the store has no such document.
Result<std::optional<LedgerDocumentRow>> read_ledger_document(Database& database, std::int64_t key);
/// 0 where the store has no such document.
Result<std::int64_t> document_with_id(Database& database, std::string_view id);
/// Empty where there is no document with this key.
Result<std::string> id_of_document(Database& database, std::int64_t key);
Result<LedgerAttributionRow> read_ledger_attribution(Database& database, std::int64_t document,
                                                     std::string_view attribution);
/// Without shared quotations: who quotes the same words rests on no other for it.
Result<std::vector<TakenRow>> taken_by(Database& database, std::int64_t taker);

/// The texts of the documents that the ledger's evidence is in, by id.
Result<std::map<std::string, std::string>> evidence_texts(Database& database, const Ledger& ledger);

/// Puts the counts in place of those kept before.
Result<void> keep_ledger(Database& database, std::int64_t claim, const Ledger& ledger);
/// Puts the disputes in place of those kept before; `members` are keys in the order of the claim's.
Result<void> keep_disputes(Database& database, std::int64_t claim,
                           const std::vector<std::int64_t>& members,
                           const std::vector<Dispute>& disputes);

/// One line of the list of claims.
struct ClaimCounts {
  std::int64_t claim = 0;
  std::size_t articles = 0;
  std::size_t publishers = 0;
  std::size_t least_origins = 0;
  std::size_t most_origins = 0;
  std::size_t disputes = 0;
  std::string latest;  // when the last of its documents appeared; empty when unknown
};

/// Which claims are wanted; empty means all.
struct ClaimSearch {
  std::string story;   // id, or the start of one
  std::string source;  // words of the name of one who says something of it
  std::string since;   // ISO 8601; something was said of it then or later
  bool disputed = false;
};

/// Those with most origins first, then those with most disputes, then the latest; what one article
/// alone carries comes last.
Result<std::vector<ClaimCounts>> list_claims(Database& database, const ClaimSearch& search);

/// Key of the claim that a person means by `name`: an id or the start of one. Errors also:
/// "not-found", "ambiguous".
Result<std::int64_t> find_claim(Database& database, std::string_view name);

}  // namespace sayso
