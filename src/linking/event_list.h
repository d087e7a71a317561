// The events of a store as rows of event data: what `sayso events` lists.
#pragma once

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

}  // namespace sayso
