// Stories as views ask for them. The tables are drawn in migrations/0009_stories.sql.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// One line of the list of stories.
struct StoryCounts {
  Story story;
  std::string first;  // when its first and last documents appeared; empty when unknown
  std::string last;
  std::size_t outlets = 0;
  std::size_t claims = 0;    // that more than one article has something to say of
  std::size_t disputes = 0;  // of its claims, those that somebody denies or doubts
};

/// Which stories are wanted; empty means all.
struct StorySearch {
  std::string words;  // that its title or that of one of its documents has, whatever their case
  std::string outlet;
  std::string since;  // ISO 8601; a document of it appeared then or later
  std::string until;
  std::size_t documents = 0;  // at least so many
  bool disputed = false;
};

/// Those with a document of the latest day first.
Result<std::vector<StoryCounts>> list_stories(Database& database, const StorySearch& search);

/// Id of the story that a person means by `name`: an id or the start of one. Errors also:
/// "not-found", "ambiguous".
Result<std::string> find_story(Database& database, std::string_view name);

/// Without decisions; without documents where there is none with this id.
Result<Story> read_story(Database& database, std::string_view id);

/// Keys of the claims that documents of the story have something to say of.
Result<std::vector<std::int64_t>> claims_of_story(Database& database, std::string_view id);

/// Id of the story that most of the claim's members are of, the older of two; empty where none is.
Result<std::string> story_of_claim(Database& database, std::int64_t claim);

}  // namespace sayso
