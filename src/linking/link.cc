#include "linking/link.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "linking/actor_corrections.h"
#include "linking/actors.h"
#include "linking/transfers/transfers.h"
#include "record/actor_rows.h"
#include "record/corrections.h"
#include "record/database.h"

namespace sayso {
namespace {

/// Documents of one transaction: few enough that another program need not wait long for its turn.
constexpr std::int64_t kBatch = 50;

/// The steps for one document, each building on those before.
Result<void> link_document(Database& database, const std::vector<Correction>& in_force,
                           std::int64_t key) {
  if (auto done = link_actors_of(database, in_force, key); !done) return done;
  if (auto done = link_transfers_of(database, key); !done) return done;
  return mark_linked(database, key);
}

/// Links some documents in one transaction; false when there were none left.
Result<bool> link_some(Database& database) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  const auto documents = unlinked_documents(database, kBatch);
  if (!documents) return documents.error();
  auto corrections = read_corrections(database);
  if (!corrections) return corrections.error();
  const std::vector<Correction> decided = in_force(std::move(*corrections));
  for (const std::int64_t key : *documents) {
    if (auto done = link_document(database, decided, key); !done) return done.error();
  }
  if (auto merged = apply_merges(database, decided); !merged) return merged.error();
  if (auto done = transaction->commit(); !done) return done.error();
  return !documents->empty();
}

}  // namespace

Result<void> link(Store& store) {
  for (;;) {
    const auto more = link_some(store.tables());
    if (!more) return more.error();
    if (!*more) return {};
  }
}

}  // namespace sayso
