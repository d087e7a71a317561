// Stories as rows of the store's tables. The tables are drawn in migrations/0009_stories.sql. All
// that writes belongs inside a transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// A word that the store counts, and how often it stands in documents.
struct WordCount {
  std::int64_t word = 0;
  std::int64_t documents = 0;
};

struct WordWeight {
  std::int64_t word = 0;
  double weight = 0;
};

/// A document as a member of a story.
struct StoryDocument {
  std::int64_t document = 0;
  std::int64_t story = 0;
  std::optional<std::int64_t> day;  // of publication, since 1970
  std::vector<WordWeight> words;    // by word
  bool by_user = false;             // a person put it there
};

/// What telling stories apart needs of a document.
struct StoryText {
  std::string id;
  std::string title;
  std::string text;
  std::string published;  // ISO 8601, cut to its granularity; empty when unknown
};

/// Another document that this one took from, that took from it, or that is another version of it.
struct TiedDocument {
  std::int64_t document = 0;
  std::optional<ReuseRelation> relation;  // none: a version
};

Result<StoryText> read_story_text(Database& database, std::int64_t document);
Result<std::vector<TiedDocument>> tied_documents(Database& database, std::int64_t document);

/// Counts one more document with `word`.
Result<WordCount> count_word(Database& database, std::string_view word);

Result<std::optional<StoryDocument>> read_story_document(Database& database, std::int64_t document);
/// `posted` are the words by which it can be found, `counted` those that count_word counted for it:
/// when it goes, they count one less.
Result<void> insert_story_document(Database& database, const StoryDocument& document,
                                   const std::vector<std::int64_t>& posted,
                                   const std::vector<std::int64_t>& counted);
/// About when the document was published, days since 1970.
Result<void> set_story_day(Database& database, std::int64_t document, std::int64_t day);
/// The latest documents that can be found by `word`.
Result<std::vector<std::int64_t>> documents_posted(Database& database, std::int64_t word,
                                                   std::int64_t limit);

/// The documents of `story` that were added last, latest first.
Result<std::vector<StoryDocument>> latest_of_story(Database& database, std::int64_t story,
                                                   std::int64_t limit);
/// Their keys alone.
Result<std::vector<std::int64_t>> latest_in_story(Database& database, std::int64_t story,
                                                  std::int64_t limit);
/// Key of the story that `document` is of; 0 where it is of none.
Result<std::int64_t> story_of(Database& database, std::int64_t document);
/// Key of the story with this id; 0 where there is none.
Result<std::int64_t> story_with_id(Database& database, std::string_view id);
/// Makes a story without documents and gives its key. `id` is taken by no other.
Result<std::int64_t> insert_story(Database& database, std::string_view id);
/// Takes `document` from its story into another; a story without documents ends.
Result<void> move_to_story(Database& database, std::int64_t document, std::int64_t story,
                           bool by_user = false);
/// Has `document` linked anew, now that its story is another.
Result<void> link_anew(Database& database, std::int64_t document);
/// Puts all documents of `other` into `kept`; `other` ends.
Result<void> join_stories(Database& database, std::int64_t kept, std::int64_t other);

/// All stories, in the order in which they began.
Result<std::vector<Story>> read_stories(Database& database);

}  // namespace sayso
