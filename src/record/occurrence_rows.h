// Occurrences as rows of the store's tables. The tables are drawn in
// migrations/0011_occurrences.sql. All that writes belongs inside a transaction.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// An event as far as comparing it with others needs it. Lists are of stems.
struct EventTraits {
  std::string event;    // id in its document
  std::string trigger;  // the word, in lower case
  std::string type;     // PLOVER's; empty outside it
  double factuality = 0;
  bool says = false;                // it is that somebody says something
  std::int64_t alike = 1;           // events of its document with this stem, itself counted
  std::vector<std::string> around;  // the words around the trigger, each once
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  std::vector<std::string> speaker;  // of what says something
};

struct OccurrenceMember {
  std::int64_t document = 0;
  std::int64_t occurrence = 0;
  EventTraits traits;
};

/// Takes the events of `document` from their occurrences; those left empty end.
Result<void> remove_occurrence_members(Database& database, std::int64_t document);
Result<void> insert_occurrence_member(Database& database, const OccurrenceMember& member);
/// Makes an occurrence without members and gives its key; 0 where the id is taken.
Result<std::int64_t> insert_occurrence(Database& database, std::string_view id);
/// The events of the last `limit` documents of `story`, by document.
Result<std::vector<OccurrenceMember>> latest_members(Database& database, std::int64_t story,
                                                     std::int64_t limit);
/// The events of one document that have an occurrence, by their ids.
Result<std::vector<OccurrenceMember>> occurrence_members_of(Database& database,
                                                            std::int64_t document);

/// The occurrences that are mentioned more than once, in the order in which they were made.
Result<std::vector<Occurrence>> read_occurrences(Database& database);

}  // namespace sayso
