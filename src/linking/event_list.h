// The events of a store as rows of event data: what `sayso events` lists.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "coding/coded_event.h"
#include "record/event_search.h"
#include "record/store.h"

namespace sayso {

/// Which events are wanted. Beside words, the search's actor and recipient may be a code in
/// capitals: of a country ("IRN"), of a role ("GOV"), of both ("IRNGOV"), of a body ("UNO"). Three
/// capitals may be a name as well ("IMF"), so they are looked for as both.
struct EventFilter {
  EventSearch search = {};
  std::string country = {};  // ISO 3166-1 alpha-3 of an actor or a recipient; empty: all
};

/// By date, those without one last, then in the order of the store; each with the counts of reports
/// and origins among all that are listed. Errors: those of the store.
Result<std::vector<CodedEvent>> list_events(const Store& store, const EventFilter& filter);

/// One event of a list, without what the list shows of it.
struct EventPlace {
  std::int64_t document = 0;    // key
  std::uint32_t event = 0;      // place among its document's
  std::uint32_t reports = 0;    // among all that are listed
  std::uint32_t origins = 0;    // likewise
  std::uint32_t sorted_by = 0;  // the day as a number: 20240304; the largest where none is known
};

/// The same list by its places, which a list of any length has room for.
Result<std::vector<EventPlace>> list_event_places(const Store& store, const EventFilter& filter);

/// The events at some places, in their order; those that are no longer there are left out.
Result<std::vector<CodedEvent>> events_at(const Store& store, std::span<const EventPlace> places);

}  // namespace sayso
