// Claims: what ties two, or else the two members that come nearest.
#include <algorithm>
#include <iterator>
#include <utility>

#include "linking/corrections/member_places.h"
#include "linking/ledger/plain_words.h"
#include "linking/why/grounds.h"

namespace sayso {
namespace {

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
  const auto pair = nearest(store.tables(), *ours, *theirs);
  if (!pair) return pair.error();
  auto grounds = compared_members(store, *ours, pair->one, *theirs, pair->other);
  if (!grounds) return grounds.error();
  std::move(grounds->begin(), grounds->end(), std::back_inserter(out.missing));
  return out;
}

}  // namespace sayso
