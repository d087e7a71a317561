#include "linking/corrections/ways.h"

#include "linking/actor_corrections.h"
#include "linking/corrections/claim_corrections.h"
#include "linking/corrections/ledger_decisions.h"
#include "linking/corrections/story_corrections.h"
#include "linking/corrections/undoing.h"

namespace sayso {
namespace {

using Targets = CorrectionWay::Targets;

constexpr std::size_t kAny = 10000;

}  // namespace

const std::vector<CorrectionWay>& correction_ways() {
  static const std::vector<CorrectionWay> ways = {
      {"merge", "ACTOR ACTOR", 2, 2,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return merge_actors(store, of[0], of[1], note);
       }},
      {"split", "ACTOR DOCUMENT", 2, 2,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return split_actor(store, of[0], of[1], note);
       }},
      {"confirm", "CLAIM NODE NODE", 3, 3,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return confirm_link(store, of[0], of[1], of[2], note);
       }},
      {"cut", "CLAIM NODE NODE", 3, 3,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return cut_link(store, of[0], of[1], of[2], note);
       }},
      {"merge-claims", "CLAIM CLAIM", 2, 2,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return merge_claims(store, of[0], of[1], note);
       }},
      {"split-claim", "CLAIM NODE...", 2, kAny,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return split_claim(store, of[0], {of.begin() + 1, of.end()}, note);
       }},
      {"merge-stories", "STORY STORY", 2, 2,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return merge_stories(store, of[0], of[1], note);
       }},
      {"split-story", "STORY DOCUMENT", 2, 2,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return split_story(store, of[0], of[1], note);
       }},
      {"retype", "CLAIM NODE VALUE", 3, 3,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return retype_member(store, of[0], of[1], of[2], note);
       }},
      {"note", "CLAIM, STORY or ACTOR", 1, 1,
       [](Store& store, const Targets& of, const CorrectionNote& note) {
         return add_note(store, of[0], note);
       }},
      {"undo", "ID", 1, 1, [](Store& store, const Targets& of, const CorrectionNote& note) {
         return undo_correction(store, of[0], note);
       }}};
  return ways;
}

const CorrectionWay* correction_way(std::string_view action) {
  for (const CorrectionWay& way : correction_ways()) {
    if (way.action == action) return &way;
  }
  return nullptr;
}

}  // namespace sayso
