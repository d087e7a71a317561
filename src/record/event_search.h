// Which events of a store are of a kind, by someone, on somebody's word, or of some days.
#pragma once

#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "record/store.h"

namespace sayso {

/// What is wanted; empty means all. Words are found inside names and wordings, whatever the case of
/// A to Z.
struct EventSearch {
  std::vector<EventType> types = {};       // empty: all of PLOVER's
  bool outside = false;                    // also those that have no type
  std::vector<EventStatus> statuses = {};  // empty: all
  std::string actor = {};  // words of the text for it, of its name, or of its name across documents
  std::string recipient = {};  // likewise
  /// "author", or words of an outlet or of a source. An author, and his outlet, holds what he is
  /// not uncommitted to.
  std::string holder = {};
  std::string from = {};      // ISO 8601: of that day, month or year, or later
  std::string to = {};        // ISO 8601: of that day, month or year, or earlier
  std::string document = {};  // id
};

/// The events of one document that were found.
struct FoundEvents {
  std::string document;             // id
  std::vector<std::string> events;  // ids, in reading order
};

/// The documents in the order in which they were added, those without such events left out. An
/// event is of the day that the text gives it, else of the day of publication; one of which neither
/// is known is of no day. Errors: those of the store.
Result<std::vector<FoundEvents>> search_events(const Store& store, const EventSearch& wanted);

}  // namespace sayso
