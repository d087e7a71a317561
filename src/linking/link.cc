#include "linking/link.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "linking/actor_corrections.h"
#include "linking/actors.h"
#include "linking/claims/claims.h"
#include "linking/occurrences/occurrences.h"
#include "linking/stories/stories.h"
#include "record/actor_rows.h"
#include "record/corrections.h"
#include "record/database.h"
#include "record/rows.h"

namespace sayso {
namespace {

/// Documents of one transaction: few enough that another program need not wait long for its turn.
constexpr std::int64_t kBatch = 50;

Result<Entry> entry_at(Database& database, std::int64_t key) {
  auto row = entries_from(database, key);
  if (const auto found = row.step(); !found) return found.error();
  return read_entry(database, row);
}

/// The steps for one document, each building on those before.
Result<void> link_document(Database& database, const LinkingModels* models,
                           const std::vector<Correction>& in_force, std::int64_t key) {
  if (auto done = link_actors_of(database, in_force, key); !done) return done;
  if (auto done = link_story_of(database, key); !done) return done;
  const auto entry = entry_at(database, key);
  if (!entry) return entry.error();
  const SentenceEncoder* sentences = models == nullptr ? nullptr : &models->sentences;
  if (auto done = link_claims_of(database, sentences, *entry, key); !done) return done;
  const WordVectors* words = models == nullptr ? nullptr : &models->words;
  if (auto done = link_occurrences_of(database, words, *entry, key); !done) return done;
  return mark_linked(database, key);
}

/// Links some documents in one transaction; false when there were none left.
Result<bool> link_some(Database& database, const LinkingModels* models) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  const auto documents = unlinked_documents(database, kBatch);
  if (!documents) return documents.error();
  auto corrections = read_corrections(database);
  if (!corrections) return corrections.error();
  const std::vector<Correction> decided = in_force(std::move(*corrections));
  for (const std::int64_t key : *documents) {
    if (auto done = link_document(database, models, decided, key); !done) return done.error();
  }
  if (auto merged = apply_merges(database, decided); !merged) return merged.error();
  if (auto done = transaction->commit(); !done) return done.error();
  return !documents->empty();
}

}  // namespace

Result<void> link(Store& store, const LinkingModels* models) {
  for (;;) {
    const auto more = link_some(store.tables(), models);
    if (!more) return more.error();
    if (!*more) return {};
  }
}

}  // namespace sayso
