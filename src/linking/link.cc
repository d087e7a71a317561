#include "linking/link.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "linking/actor_corrections.h"
#include "linking/actors.h"
#include "linking/citations/cite.h"
#include "linking/claims/claims.h"
#include "linking/corrections/claim_corrections.h"
#include "linking/corrections/story_corrections.h"
#include "linking/ledger/settling.h"
#include "linking/occurrences/occurrences.h"
#include "linking/reuse/reuse.h"
#include "linking/stories/stories.h"
#include "linking/transfers/transfers.h"
#include "record/actor_rows.h"
#include "record/corrections.h"
#include "record/database.h"
#include "record/rows.h"

namespace sayso {
namespace {

/// Documents of one transaction: few enough that another program need not wait long for its turn.
constexpr std::int64_t kBatch = 50;
/// Claims likewise, each with its ledger.
constexpr std::int64_t kClaimBatch = 500;
/// Documents after which ledgers are counted: a claim that many of them add to is counted once.
constexpr std::size_t kSettledAfter = 500;

/// What steps keep from document to document.
struct Memory {
  CandidateReader cited;  // of one transaction: texts do not change meanwhile
  EventPairs& events;
};

/// The steps for one document, each building on those before.
Result<void> link_document(Database& database, const LinkingModels* models, Memory& memory,
                           const std::vector<Correction>& in_force, std::int64_t key) {
  if (auto done = link_actors_of(database, in_force, key); !done) return done;
  if (auto done = link_reuse_of(database, key); !done) return done;
  const auto entry = entry_with_key(database, key);
  if (!entry) return entry.error();
  if (auto done = link_citations_of(database, memory.cited, *entry, key); !done) return done;
  if (auto done = link_story_of(database, key); !done) return done;
  if (auto done = apply_story_corrections(database, in_force, key); !done) return done;
  const SentenceVectors* sentences = models == nullptr ? nullptr : &models->sentences;
  if (auto done = link_claims_of(database, sentences, *entry, key); !done) return done;
  if (auto done = link_occurrences_of(database, memory.events, *entry, key); !done) return done;
  if (auto done = link_transfers_of(database, *entry, key); !done) return done;
  return mark_linked(database, key);
}

/// Links some documents in one transaction and says how many there were.
Result<std::size_t> link_some(Database& database, const LinkingModels* models, EventPairs& events) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  const auto documents = unlinked_documents(database, kBatch);
  if (!documents) return documents.error();
  auto corrections = read_corrections(database);
  if (!corrections) return corrections.error();
  const std::vector<Correction> decided = in_force(std::move(*corrections));
  Memory memory{CandidateReader(database), events};
  for (const std::int64_t key : *documents) {
    if (auto done = link_document(database, models, memory, decided, key); !done)
      return done.error();
  }
  if (auto merged = apply_merges(database, decided); !merged) return merged.error();
  if (auto done = apply_claim_corrections(database, decided); !done) return done.error();
  if (auto done = transaction->commit(); !done) return done.error();
  return documents->size();
}

/// Counts the ledgers of all claims that changed, some in one transaction.
Result<void> settle(Database& database) {
  for (;;) {
    auto transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    const auto settled = settle_claims(database, kClaimBatch);
    if (!settled) return settled.error();
    if (auto done = transaction->commit(); !done) return done;
    if (*settled == 0) return {};
  }
}

/// Empties the tables that the steps fill; all else of theirs hangs on these.
Result<void> forget_links(Database& database) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  auto done = database.run(
      "DELETE FROM actors;"
      "DELETE FROM reuse;"
      "DELETE FROM fingerprints;"
      "DELETE FROM same_scripts;"
      "DELETE FROM joined_citations;"
      "DELETE FROM named_publishers;"
      "DELETE FROM published_words;"
      "DELETE FROM publishers;"
      "DELETE FROM story_documents;"
      "DELETE FROM story_postings;"
      "DELETE FROM story_words;"
      "DELETE FROM claims;"
      "DELETE FROM touched_claims;"
      "INSERT OR IGNORE INTO unlinked SELECT document FROM analyses;");
  if (!done) return done;
  return transaction->commit();
}

}  // namespace

Result<void> link(Store& store, const LinkingModels* models, const LinkProgress& progress) {
  EventPairs events(models == nullptr ? nullptr : &models->words);
  for (std::size_t linked = 0, settled = 0;;) {
    const auto some = link_some(store.tables(), models, events);
    if (!some) return some.error();
    linked += *some;
    if (*some == 0 || linked - settled >= kSettledAfter) {
      if (auto done = settle(store.tables()); !done) return done;
      settled = linked;
    }
    if (*some == 0) return {};
    if (progress) progress(linked);
  }
}

Result<void> relink(Store& store, const LinkingModels* models, const LinkProgress& progress) {
  if (auto done = forget_links(store.tables()); !done) return done;
  return link(store, models, progress);
}

}  // namespace sayso
