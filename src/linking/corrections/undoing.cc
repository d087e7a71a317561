#include "linking/corrections/undoing.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "linking/corrections/claim_corrections.h"
#include "linking/corrections/ledger_decisions.h"
#include "linking/corrections/story_corrections.h"
#include "record/actor_rows.h"
#include "record/actors.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"
#include "record/story_list.h"

namespace sayso {
namespace {

using Action = Correction::Action;
using Documents = std::vector<std::string>;

Result<Documents> take_back_split(Database& database, const Correction& correction) {
  const CorrectedActor& apart = correction.actors.at(1);
  Documents documents;
  documents.reserve(apart.members.size());
  for (const MemberName& member : apart.members) documents.push_back(member.document);
  const auto actor = actor_with_id(database, apart.id);
  if (!actor) return actor.error();
  if (auto done = dissolve_actor(database, *actor); !done) return done.error();
  return documents;
}

/// Takes back what the correction had done, as far as it does not come about by leaving it out the
/// next time; gives the documents to link anew.
Result<Documents> take_back(Database& database, const Correction& correction) {
  Result<void> done;
  switch (correction.action) {
    case Action::split:
      return take_back_split(database, correction);
    case Action::merge_stories:
    case Action::split_story:
      return take_back_stories(database, correction);
    case Action::merge_claims:
    case Action::split_claim:
      done = take_back_claims(database, correction);
      break;
    case Action::confirm:
    case Action::cut:
      done = touch_decided_claim(database, correction);
      break;
    case Action::retype:
      return Documents{correction.claims.front().members.front().document};
    case Action::merge:
    case Action::note:
    case Action::undo:
      break;
  }
  if (!done) return done.error();
  return Documents();
}

/// What a note is on, as its correction.
Result<Correction> note_on(Database& database, std::string_view target,
                           const CorrectionNote& note) {
  Correction correction = noted(note, Action::note);
  if (const auto claim = find_claim(database, target)) {
    auto row = read_claim(database, *claim);
    if (!row) return row.error();
    if (*row) correction.claims.push_back({(*row)->claim.id, {}});
    return correction;
  }
  if (auto story = find_story(database, target)) {
    correction.stories.push_back({*std::move(story), {}});
    return correction;
  }
  auto actor = find_actor(database, target);
  if (!actor) return actor.error();
  correction.actors.push_back({*std::move(actor), {}});
  return correction;
}

}  // namespace

Result<std::string> undo_correction(Store& store, std::string_view id, const CorrectionNote& note) {
  Database& database = store.tables();
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  const auto all = read_corrections(database);
  if (!all) return all.error();
  const auto find = [&](std::string_view wanted) {
    return std::find_if(all->begin(), all->end(),
                        [&](const Correction& one) { return one.id == wanted; });
  };
  auto target = find(id);
  if (target == all->end()) {
    return database.error("not-found", "no correction '" + std::string(id) + "'");
  }
  Correction correction = noted(note, Action::undo);
  correction.undone = id;
  // Where what is undone is an undoing, the first correction holds again.
  while (target != all->end() && target->action == Action::undo) target = find(target->undone);
  Documents documents;
  if (target != all->end()) {
    auto touched = take_back(database, *target);
    if (!touched) return touched.error();
    documents = *std::move(touched);
  }
  return keep_correction(store, std::move(*transaction), correction, documents);
}

Result<std::string> add_note(Store& store, std::string_view target, const CorrectionNote& note) {
  Database& database = store.tables();
  if (note.note.empty()) return database.error("no-words", "a note needs words: --note TEXT");
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  auto correction = note_on(database, target, note);
  if (!correction) return correction.error();
  return keep_correction(store, std::move(*transaction), *correction, {});
}

}  // namespace sayso
