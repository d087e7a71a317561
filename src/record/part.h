// A part of a store, as a person asks for it: the documents of a story, of a claim, of some days.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/database.h"

namespace sayso {

/// What belongs to the part; all that is given must hold, and empty means all.
struct PartSearch {
  std::string story;  // id
  std::string claim;  // id
  std::string since;  // ISO 8601: published on that day, month or year or later
  std::string until;  // ISO 8601: published on that day, month or year or earlier

  bool is_all() const { return story.empty() && claim.empty() && since.empty() && until.empty(); }
};

/// By keys, in the order in which documents were added and claims were made.
struct StorePart {
  std::vector<std::int64_t> documents;
  std::vector<std::int64_t> claims;  // of which one of the documents says something
  bool all = true;

  bool has(std::int64_t document) const;
};

Result<StorePart> find_part(Database& database, const PartSearch& search);

/// Ids of the claims that the members of a document are of, in the order of members_of_document.
Result<std::vector<std::string>> claim_ids_of(Database& database, std::int64_t document);

/// Id of the story that the document is of; empty where it is of none.
Result<std::string> story_id_of(Database& database, std::int64_t document);

/// Ids of the stories with a document of the part, in the order in which they began.
Result<std::vector<std::string>> stories_of(Database& database, const StorePart& part);

}  // namespace sayso
