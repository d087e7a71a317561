// Pages of the lists of documents, stories, claims and sources, each read from an index from a
// place on, so that a page costs the same wherever it stands and however large the store is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/database.h"

namespace sayso {

/// Where a page begins: behind the row with these values of what the list is ordered by.
struct ListPlace {
  std::int64_t rank = INT64_MAX;
  std::string time = "~";  // behind all times of ISO 8601
  std::int64_t key = INT64_MAX;
};

/// How many rows, from where.
struct PageWish {
  ListPlace after = {};
  std::size_t limit = 50;
};

struct ListedDocument {
  ListPlace place;
  std::string id;
  std::string title;   // as the document has it
  std::string called;  // what people know it by: its title, or else its first line
  std::string outlet;  // name, else domain
  std::string published;
  std::string url;  // its own word on it, else as it was given
  std::string story;
  std::string version_of;
  bool analysed = true;
};

struct DocumentSearch {
  std::string outlet;  // words that name or domain has
  std::string story;   // id
  std::string since;
  std::string until;
};

struct ListedStory {
  ListPlace place;
  std::string id;
  std::string title;
  std::size_t reports = 0;
  std::size_t outlets = 0;
  std::string first;
  std::string last;
  std::size_t claims = 0;
  std::size_t disputes = 0;
};

struct StoryWish {
  std::string words;  // a full-text query on titles
  std::string outlet;
  std::string since;
  std::string until;
  std::size_t reports = 0;
  bool disputed = false;
};

struct ListedClaim {
  ListPlace place;
  std::string id;
  std::string story;
  std::string text;  // the wording of one of its members
  std::size_t articles = 0;
  std::size_t publishers = 0;
  std::size_t least_origins = 0;
  std::size_t most_origins = 0;
  std::size_t disputes = 0;
  std::string latest;
};

struct ClaimWish {
  std::string words;   // a full-text query on the documents, and in a member's own words
  std::string story;   // id
  std::string source;  // words of a source's name
  std::string since;
  bool disputed = false;
  bool shared = false;  // that more than one article has, or somebody denies
};

struct ListedSource {
  ListPlace place;
  std::string id;
  std::string name;
  std::string type;
  std::string country;
  std::string role;
  std::size_t documents = 0;
  std::size_t statements = 0;
};

/// The latest first; `after.time` and `after.key` count. Errors of all: those of the store.
Result<std::vector<ListedDocument>> documents_page(Database& database, const DocumentSearch& search,
                                                   const PageWish& wish);
/// Those with the latest report first; `after.time` and `after.key` count.
Result<std::vector<ListedStory>> stories_page(Database& database, const StoryWish& search,
                                              const PageWish& wish);
/// Those of most origins first; all of `after` counts.
Result<std::vector<ListedClaim>> claims_page(Database& database, const ClaimWish& search,
                                             const PageWish& wish);
/// Claims of which the source with this key (SourceIdentity::key) says something; the one that was
/// made last first; `after.key` counts.
Result<std::vector<ListedClaim>> claims_of_source(Database& database, std::string_view source_key,
                                                  const PageWish& wish);
/// Claims that a document (its key) is a member of.
Result<std::vector<ListedClaim>> claims_of_document(Database& database, std::int64_t document);
/// Actors with most statements first; `after.rank` (statements) and `after.key` count. `type`:
/// "PER", "ORG", "GPE", or all.
Result<std::vector<ListedSource>> sources_page(Database& database, std::string_view words,
                                               std::string_view type, const PageWish& wish);

/// One of each; empty where there is none.
Result<std::vector<ListedDocument>> listed_document(Database& database, std::string_view id);
Result<std::vector<ListedStory>> listed_story(Database& database, std::string_view id);
Result<std::vector<ListedClaim>> listed_claim(Database& database, std::int64_t key);
Result<std::vector<ListedSource>> listed_source(Database& database, std::string_view id);

/// Documents and claims with keys above these, the oldest first, at most `most`: what is new.
Result<std::vector<ListedDocument>> documents_since(Database& database, std::int64_t key,
                                                    std::size_t most);
Result<std::vector<ListedClaim>> claims_since(Database& database, std::int64_t key,
                                              std::size_t most);

}  // namespace sayso
