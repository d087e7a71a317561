#include "linking/ledger/settling.h"

#include <utility>

#include "linking/corrections/ledger_decisions.h"
#include "linking/ledger/disputes.h"
#include "linking/ledger/ledger.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"
#include "record/lists.h"
#include "record/story_list.h"

namespace sayso {
namespace {

/// The counts of a claim with one member, as most have: what they come to does not depend on the
/// document.
Ledger counts_of_one(const ClaimMember& member) {
  const std::size_t origins = supports(member.stance) ? 1 : 0;
  Ledger ledger;
  ledger.articles = ledger.publishers = origins;
  ledger.least_origins = ledger.most_origins = origins;
  return ledger;
}

/// Gives the input that ledger and disputes were made from.
Result<LedgerInput> fill(LedgerReader& reader, const std::vector<Correction>& in_force,
                         Claim& claim) {
  auto input = reader.input_for(claim);
  if (!input) return input;
  input->decisions = ledger_decisions(*input, in_force);
  const std::vector<Stance> taken = sides(*input);
  claim.ledger = make_ledger(*input, taken);
  claim.disputes = find_disputes(*input, taken);
  return input;
}

}  // namespace

Result<std::size_t> settle_claims(Database& database, std::int64_t most) {
  const auto touched = take_touched_claims(database, most);
  if (!touched) return touched.error();
  if (touched->empty()) return std::size_t{0};
  const auto in_force = corrections_in_force(database);
  if (!in_force) return in_force.error();
  LedgerReader reader(database);
  for (const std::int64_t key : *touched) {
    auto row = read_claim(database, key);
    if (!row) return row.error();
    if (!*row) continue;
    Claim& claim = (*row)->claim;
    if (claim.members.size() == 1) {
      claim.ledger = counts_of_one(claim.members.front());
    } else if (const auto input = fill(reader, *in_force, claim); !input) {
      return input.error();
    }
    if (auto done = keep_ledger(database, key, claim.ledger); !done) return done.error();
    auto done = keep_disputes(database, key, (*row)->member_keys, claim.disputes);
    if (done) done = list_claim(database, key, claim.text);
    if (!done) return done.error();
  }
  return touched->size();
}

Result<Claim> ClaimReader::read(std::int64_t key) { return read_if(key, {}); }

Result<Claim> ClaimReader::read_if(std::int64_t key, const IsWanted& is_wanted) {
  auto row = read_claim(database_, key);
  if (!row) return row.error();
  if (!*row) return Claim();
  Claim& claim = (*row)->claim;
  if (is_wanted) {
    const auto wanted = is_wanted(claim);
    if (!wanted) return wanted.error();
    if (!*wanted) return Claim();
  }
  if (claim.story.empty()) {
    auto story = story_of_claim(database_, key);
    if (!story) return story.error();
    claim.story = *std::move(story);
  }
  if (!in_force_) {
    auto read = corrections_in_force(database_);
    if (!read) return read.error();
    in_force_ = std::move(*read);
  }
  const auto input = fill(reader_, *in_force_, claim);
  if (!input) return input.error();
  claim.decisions = decisions_on(claim, *input, *in_force_);
  return std::move(claim);
}

}  // namespace sayso
