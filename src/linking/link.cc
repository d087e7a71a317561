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
#include "linking/corrections/keeping.h"
#include "linking/corrections/story_corrections.h"
#include "linking/ledger/settling.h"
#include "linking/occurrences/occurrences.h"
#include "linking/reuse/reuse.h"
#include "linking/stories/stories.h"
#include "linking/transfers/transfers.h"
#include "record/actor_rows.h"
#include "record/corrections.h"
#include "record/database.h"
#include "record/fingerprint_index.h"
#include "record/lists.h"
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
  Memory(Database& database, const LinkingModels* models)
      : cited(database), events(models == nullptr ? nullptr : &models->words) {}

  /// As a transaction begins: what another program wrote meanwhile may be other than what is kept.
  Result<void> begin(Database& database) {
    const auto now = database.number("PRAGMA data_version");
    if (!now) return now.error();
    if (*now != version) {
      reuse.forget();
      cited.forget();
      claims.forget();
      events.forget();
    }
    version = *now;
    return {};
  }

  ReuseMemory reuse;
  CandidateReader cited;
  ClaimMemory claims;
  EventMemory events;
  std::int64_t version = 0;  // of the store, as other connections change it
};

/// Tells `watch`, if there is one, that a step begins.
void begin(const LinkWatch& watch, LinkStep step) {
  if (watch) watch(step);
}

/// Who the documents' people and bodies are, with what people corrected of them: the other steps
/// ask for it.
Result<void> link_actors(Database& database, const std::vector<Correction>& in_force,
                         const std::vector<std::int64_t>& documents) {
  for (const std::int64_t key : documents) {
    if (auto done = link_actors_of(database, in_force, key); !done) return done;
  }
  return apply_merges(database, in_force);
}

/// What ties one document to others and to its story; each step builds on those before.
Result<Entry> link_document(Database& database, Memory& memory, const LinkWatch& watch,
                            const std::vector<Correction>& in_force, std::int64_t key) {
  begin(watch, LinkStep::reuse);
  if (auto done = link_reuse_of(database, memory.reuse, key); !done) return done.error();
  auto entry = entry_with_key(database, key);
  if (!entry) return entry.error();
  begin(watch, LinkStep::citations);
  if (auto done = link_citations_of(database, memory.cited, *entry, key); !done)
    return done.error();
  begin(watch, LinkStep::stories);
  if (auto done = link_story_of(database, key); !done) return done.error();
  if (auto done = apply_story_corrections(database, in_force, key); !done) return done.error();
  begin(watch, LinkStep::transfers);
  if (auto done = link_transfers_of(database, *entry, key); !done) return done.error();
  return entry;
}

/// What it says that its story says too.
Result<void> link_contents(Database& database, const LinkingModels* models, Memory& memory,
                           const LinkWatch& watch, const Entry& entry, std::int64_t key) {
  begin(watch, LinkStep::claims);
  const Meanings* meanings = models == nullptr ? nullptr : &models->meanings;
  if (auto done = link_claims_of(database, memory.claims, meanings, entry, key); !done) return done;
  begin(watch, LinkStep::occurrences);
  if (auto done = link_occurrences_of(database, memory.events, entry, key); !done) return done;
  return mark_linked(database, key);
}

/// Links some documents in one transaction and says how many there were.
Result<std::size_t> link_some(Database& database, const LinkingModels* models, Memory& memory,
                              const LinkWatch& watch) {
  begin(watch, LinkStep::actors);
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  if (auto done = memory.begin(database); !done) return done.error();
  const auto decided = corrections_in_force(database);
  if (!decided) return decided.error();
  // A merge that is new has documents linked anew.
  if (auto done = apply_merges(database, *decided); !done) return done.error();
  const auto documents = unlinked_documents(database, kBatch);
  if (!documents) return documents.error();
  if (auto done = link_actors(database, *decided, *documents); !done) return done.error();
  std::vector<Entry> entries;
  entries.reserve(documents->size());
  for (const std::int64_t key : *documents) {
    auto entry = link_document(database, memory, watch, *decided, key);
    if (!entry) return entry.error();
    entries.push_back(*std::move(entry));
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto done = link_contents(database, models, memory, watch, entries[i], (*documents)[i]);
    if (!done) return done.error();
  }
  begin(watch, LinkStep::keeping);
  if (auto done = apply_claim_corrections(database, *decided); !done) return done.error();
  if (auto done = transaction->commit(); !done) return done.error();
  return documents->size();
}

/// Counts the ledgers of all claims that changed, some in one transaction; then the lists are
/// right.
Result<void> settle(Database& database) {
  for (;;) {
    auto transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    const auto settled = settle_claims(database, kClaimBatch);
    if (!settled) return settled.error();
    if (*settled == 0) {
      if (auto done = list_touched_stories(database); !done) return done;
    }
    if (auto done = transaction->commit(); !done) return done;
    if (*settled == 0) return {};
  }
}

/// Empties the tables that the steps fill; all else of theirs hangs on these.
Result<void> forget_links(Database& database) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  auto done = clear_fingerprints(database);
  if (!done) return done;
  done = database.run(
      "DELETE FROM actors;"
      "DELETE FROM reuse;"
      "DELETE FROM same_scripts;"
      "DELETE FROM joined_citations;"
      "DELETE FROM named_publishers;"
      "DELETE FROM published_words;"
      "DELETE FROM publishers;"
      "DELETE FROM story_words;"  // first, so that none is counted down
      "DELETE FROM story_documents;"
      "DELETE FROM story_postings;"
      "DELETE FROM claims;"
      "DELETE FROM touched_claims;"
      "INSERT OR IGNORE INTO unlinked SELECT document FROM analyses;");
  if (!done) return done;
  return transaction->commit();
}

}  // namespace

Result<void> link(Store& store, const LinkingModels* models, const LinkProgress& progress,
                  const LinkWatch& watch) {
  Memory memory(store.tables(), models);
  for (std::size_t linked = 0, settled = 0;;) {
    const auto some = link_some(store.tables(), models, memory, watch);
    if (!some) return some.error();
    linked += *some;
    if (*some == 0 || linked - settled >= kSettledAfter) {
      begin(watch, LinkStep::ledgers);
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
