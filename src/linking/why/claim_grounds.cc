// Claims: what ties two, or else the two members that come nearest.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "linking/claims/claim_joining.h"
#include "linking/claims/claim_pairs.h"
#include "linking/claims/story_words.h"
#include "linking/corrections/member_places.h"
#include "linking/ledger/plain_words.h"
#include "linking/why/grounds.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"

namespace sayso {
namespace {

constexpr std::size_t kCompared = 24;  // members of one claim, as in joining

/// The members of the two claims whose words are most alike.
struct Nearest {
  std::size_t one = 0;
  std::size_t other = 0;
};

Result<Nearest> nearest(Database& database, const Claim& ours, const Claim& theirs) {
  const auto a = places_of(database, ours.members);
  if (!a) return a.error();
  const auto b = places_of(database, theirs.members);
  if (!b) return b.error();
  Nearest best;
  double most = -1;
  for (std::size_t i = 0; i < a->size(); ++i) {
    for (std::size_t j = 0; j < b->size(); ++j) {
      const double shared = shared_part(telling_words((*a)[i].words), telling_words((*b)[j].words));
      if (shared <= most) continue;
      most = shared;
      best = {i, j};
    }
  }
  return best;
}

void add_revision(const Claim& later, const Claim& earlier, Explanation& out) {
  if (later.revises != earlier.id) return;
  out.links.push_back({"revises", later.id + " takes the place of " + earlier.id, {}, {}, {}});
}

void add_stories(const Claim& ours, const Claim& theirs, Explanation& out) {
  if (ours.story.empty() || theirs.story.empty()) return;
  const bool same = ours.story == theirs.story;
  (same ? out.links : out.missing)
      .push_back({same ? "one-story" : "two-stories",
                  same ? ours.story : ours.story + " and " + theirs.story,
                  {},
                  {},
                  {}});
}

void add_corrections(const Claim& ours, const Claim& theirs, Explanation& out) {
  for (const UserDecision& decision : ours.decisions) {
    const auto is_it = [&](const UserDecision& one) {
      return one.correction == decision.correction;
    };
    if (std::none_of(theirs.decisions.begin(), theirs.decisions.end(), is_it)) continue;
    out.missing.push_back({"correction",
                           decision.correction + ", " + decision.action + " by " + decision.author,
                           {},
                           {},
                           {}});
  }
}

/// The members of a claim that are compared, its latest.
Result<std::vector<ComparedMember>> members_of(Database& database, const Thing& claim,
                                               bool is_new) {
  auto keys = members_of_claim(database, claim.key);
  if (!keys) return keys.error();
  if (keys->size() > kCompared) {
    keys->erase(keys->begin(), keys->end() - static_cast<std::ptrdiff_t>(kCompared));
  }
  auto rows = members_with_keys(database, *keys);
  if (!rows) return rows.error();
  return all_compared(std::move(*rows), is_new);
}

/// What decides on two claims: how likely their members are one, on average.
Result<Ground> on_average(Database& database, const Thing& one, const Thing& other) {
  auto members = members_of(database, one, false);
  if (!members) return members.error();
  const std::size_t ours = members->size();
  auto theirs = members_of(database, other, true);
  if (!theirs) return theirs.error();
  std::move(theirs->begin(), theirs->end(), std::back_inserter(*members));
  const auto key = document_with_id(database, members->front().row.member.document);
  if (!key) return key.error();
  ClaimMemory memory;
  auto weights = word_weights(database, memory, *key, *members);
  if (!weights) return weights.error();
  const PairOdds odds(*members, *weights);
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < ours; ++i) {
    for (std::size_t j = ours; j < members->size(); ++j) {
      sum += odds.closeness(i, j);
      ++count;
    }
  }
  Ground ground;
  ground.what = "on-average";
  ground.detail = std::to_string(count) + " pairs of members";
  if (count > 0) ground.score = sum / static_cast<double>(count);
  ground.limit = claim_model().joins_from;
  return ground;
}

}  // namespace

Result<Explanation> explain_claims(Store& store, const Thing& one, const Thing& other) {
  const auto ours = claim_of(store, one);
  if (!ours) return ours.error();
  const auto theirs = claim_of(store, other);
  if (!theirs) return theirs.error();
  Explanation out;
  if (one.key == other.key) {
    out.links.push_back({"same-claim", ours->id, {}, {}, {}});
    return out;
  }
  add_revision(*ours, *theirs, out);
  add_revision(*theirs, *ours, out);
  add_stories(*ours, *theirs, out);
  add_corrections(*ours, *theirs, out);
  if (ours->members.empty() || theirs->members.empty()) return out;
  auto average = on_average(store.tables(), one, other);
  if (!average) return average.error();
  out.missing.push_back(*std::move(average));
  const auto pair = nearest(store.tables(), *ours, *theirs);
  if (!pair) return pair.error();
  auto grounds = compared_members(store, *ours, pair->one, *theirs, pair->other);
  if (!grounds) return grounds.error();
  std::move(grounds->begin(), grounds->end(), std::back_inserter(out.missing));
  return out;
}

}  // namespace sayso
