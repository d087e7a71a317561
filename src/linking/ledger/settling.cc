#include "linking/ledger/settling.h"

#include <utility>

#include "linking/ledger/disputes.h"
#include "linking/ledger/ledger.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"

namespace sayso {
namespace {

Result<void> fill(LedgerReader& reader, Claim& claim) {
  const auto input = reader.input_for(claim);
  if (!input) return input.error();
  claim.ledger = make_ledger(*input);
  claim.disputes = find_disputes(*input, sides(*input));
  return {};
}

}  // namespace

Result<void> settle_claims(Database& database) {
  const auto touched = take_touched_claims(database);
  if (!touched) return touched.error();
  LedgerReader reader(database);
  for (const std::int64_t key : *touched) {
    auto row = read_claim(database, key);
    if (!row) return row.error();
    if (!*row) continue;
    Claim& claim = (*row)->claim;
    if (auto done = fill(reader, claim); !done) return done;
    if (auto done = keep_ledger(database, key, claim.ledger); !done) return done;
    auto done = keep_disputes(database, key, (*row)->member_keys, claim.disputes);
    if (!done) return done;
  }
  return {};
}

Result<Claim> ClaimReader::read(std::int64_t key) {
  auto row = read_claim(database_, key);
  if (!row) return row.error();
  if (!*row) return Claim();
  if (auto done = fill(reader_, (*row)->claim); !done) return done.error();
  auto story = story_of_claim(database_, key);
  if (!story) return story.error();
  (*row)->claim.story = *std::move(story);
  return std::move((*row)->claim);
}

}  // namespace sayso
