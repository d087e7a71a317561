#include "linking/corrections/story_corrections.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "record/ledger_rows.h"
#include "record/story_list.h"
#include "record/story_rows.h"

namespace sayso {
namespace {

using Action = Correction::Action;

bool is_on_stories(const Correction& correction) {
  return correction.action == Action::merge_stories || correction.action == Action::split_story;
}

bool has(const CorrectedStory& side, std::string_view document) {
  return std::find(side.documents.begin(), side.documents.end(), document) != side.documents.end();
}

bool names(const Correction& correction, std::string_view document) {
  return std::any_of(correction.stories.begin(), correction.stories.end(),
                     [&](const CorrectedStory& side) { return has(side, document); });
}

/// Where people have documents stand, before it is told to the store.
class StoryPlaces {
 public:
  explicit StoryPlaces(Database& database) : database_(database) {}

  /// Key of the story that the first of `documents` that has one is of; 0 where none has.
  Result<std::int64_t> story_of_first(const std::vector<std::string>& documents) {
    for (const std::string& id : documents) {
      const auto key = document_with_id(database_, id);
      if (!key) return key.error();
      if (const auto put = put_.find(*key); put != put_.end()) return put->second;
      auto story = story_of(database_, *key);
      if (!story || *story != 0) return story;
    }
    return std::int64_t{0};
  }

  Result<void> put(const std::vector<std::string>& documents, std::int64_t story) {
    for (const std::string& id : documents) {
      const auto key = document_with_id(database_, id);
      if (!key) return key.error();
      if (*key != 0) put_[*key] = story;
    }
    return {};
  }

  Result<std::int64_t> story_with(const std::string& id) {
    auto there = story_with_id(database_, id);
    if (!there || *there != 0) return there;
    auto made = insert_story(database_, id);
    if (made) made_.push_back(*made);
    return made;
  }

  Result<void> write() {
    for (const auto& [document, story] : put_) {
      const auto stands = read_story_document(database_, document);
      if (!stands) return stands.error();
      if (!*stands || ((*stands)->story == story && (*stands)->by_user)) continue;
      if (auto done = move_to_story(database_, document, story, true); !done) return done;
    }
    // Nothing may have stayed in a story that was made for it.
    for (const std::int64_t story : made_) {
      auto done = database_
                      .query(
                          "DELETE FROM stories WHERE key = ?1 AND NOT EXISTS "
                          "(SELECT 1 FROM story_documents WHERE story = ?1)",
                          story)
                      .run();
      if (!done) return done;
    }
    return {};
  }

 private:
  Database& database_;
  std::map<std::int64_t, std::int64_t> put_;  // story by document
  std::vector<std::int64_t> made_;
};

Result<void> merge(Database& database, StoryPlaces& places, const Correction& correction) {
  const CorrectedStory& ours = correction.stories.at(0);
  const CorrectedStory& theirs = correction.stories.at(1);
  const auto story = places.story_of_first(ours.documents);
  if (!story) return story.error();
  if (*story == 0) return {};
  // What has joined the other since it was named goes with it.
  const auto other = read_story(database, theirs.id);
  if (!other) return other.error();
  for (const auto* documents : {&ours.documents, &theirs.documents, &other->documents}) {
    if (auto done = places.put(*documents, *story); !done) return done;
  }
  return {};
}

Result<void> split(StoryPlaces& places, const Correction& correction) {
  const CorrectedStory& apart = correction.stories.at(1);
  const auto stands = places.story_of_first(apart.documents);
  if (!stands) return stands.error();
  if (*stands == 0) return {};
  const auto story = places.story_with(apart.id);
  if (!story) return story.error();
  return places.put(apart.documents, *story);
}

Result<CorrectedStory> named_story(Database& database, std::string_view name) {
  const auto id = find_story(database, name);
  if (!id) return id.error();
  auto story = read_story(database, *id);
  if (!story) return story.error();
  return CorrectedStory{std::move(story->id), std::move(story->documents)};
}

}  // namespace

Result<std::string> merge_stories(Store& store, std::string_view first, std::string_view second,
                                  const CorrectionNote& note) {
  Database& database = store.tables();
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  auto ours = named_story(database, first);
  if (!ours) return ours.error();
  auto theirs = named_story(database, second);
  if (!theirs) return theirs.error();
  if (ours->id == theirs->id) {
    return database.error("same-story", "'" + std::string(first) + "' and '" + std::string(second) +
                                            "' are one story already");
  }
  Correction correction = noted(note, Action::merge_stories);
  std::vector<std::string> documents = ours->documents;
  documents.insert(documents.end(), theirs->documents.begin(), theirs->documents.end());
  correction.stories = {std::move(*ours), std::move(*theirs)};
  return keep_correction(store, std::move(*transaction), correction, documents);
}

Result<std::string> split_story(Store& store, std::string_view name, std::string_view document,
                                const CorrectionNote& note) {
  Database& database = store.tables();
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  auto story = named_story(database, name);
  if (!story) return story.error();
  const auto id = store.find(document);
  if (!id) return id.error();
  if (!has(*story, *id)) {
    return database.error("not-a-member", "document '" + *id + "' is not of story " + story->id);
  }
  if (story->documents.size() == 1) {
    return database.error("only-member", story->id + " has no document but '" + *id + "'");
  }
  std::erase(story->documents, *id);
  auto apart = id_for_split(database, "s", *id + '\n' + story->id);
  if (!apart) return apart;
  Correction correction = noted(note, Action::split_story);
  correction.stories = {std::move(*story), {*std::move(apart), {*id}}};
  return keep_correction(store, std::move(*transaction), correction, {*id});
}

std::vector<UserDecision> decisions_on(const Story& story,
                                       const std::vector<Correction>& in_force) {
  std::vector<UserDecision> decisions;
  for (const Correction& correction : in_force) {
    const bool speaks = std::any_of(
        correction.stories.begin(), correction.stories.end(), [&](const CorrectedStory& side) {
          const auto is_its = [&](const std::string& one) { return has(side, one); };
          return side.id == story.id ||
                 std::any_of(story.documents.begin(), story.documents.end(), is_its);
        });
    if (speaks) decisions.push_back(decision_from(correction));
  }
  return decisions;
}

Result<void> apply_story_corrections(Database& database, const std::vector<Correction>& in_force,
                                     std::int64_t document) {
  if (std::none_of(in_force.begin(), in_force.end(), is_on_stories)) return {};
  std::string id;
  auto done = for_each_row(database.query("SELECT id FROM documents WHERE key = ?", document),
                           [&](const Statement& row) { id = row.text(0); });
  if (!done) return done;
  const bool is_named = std::any_of(in_force.begin(), in_force.end(),
                                    [&](const Correction& one) { return names(one, id); });
  if (!is_named) return {};
  StoryPlaces places(database);
  for (const Correction& correction : in_force) {
    if (correction.action == Action::merge_stories) done = merge(database, places, correction);
    if (correction.action == Action::split_story) done = split(places, correction);
    if (!done) return done;
  }
  return places.write();
}

Result<std::vector<std::string>> take_back_stories(Database& database,
                                                   const Correction& correction) {
  const CorrectedStory& stayed = correction.stories.at(0);
  const CorrectedStory& went = correction.stories.at(1);
  const bool was_merge = correction.action == Action::merge_stories;
  StoryPlaces places(database);
  const auto first = places.story_of_first(stayed.documents);
  if (!first) return first.error();
  const auto apart = places.story_with(went.id);
  if (!apart) return apart.error();
  const std::int64_t from = was_merge ? *first : *apart;
  const std::int64_t to = was_merge ? *apart : *first;
  for (const std::string& id : went.documents) {
    const auto key = document_with_id(database, id);
    if (!key) return key.error();
    const auto story = story_of(database, *key);
    if (!story) return story.error();
    // Elsewhere it is by a later decision.
    if (*story != from || to == 0) continue;
    if (auto done = move_to_story(database, *key, to, false); !done) return done.error();
  }
  // What no other decision keeps where it is may move again.
  for (const std::string& id : stayed.documents) {
    const auto key = document_with_id(database, id);
    if (!key) return key.error();
    const auto story = story_of(database, *key);
    if (!story) return story.error();
    if (*story == 0) continue;
    if (auto done = move_to_story(database, *key, *story, false); !done) return done.error();
  }
  if (auto done = places.write(); !done) return done.error();
  std::vector<std::string> documents = stayed.documents;
  documents.insert(documents.end(), went.documents.begin(), went.documents.end());
  return documents;
}

}  // namespace sayso
