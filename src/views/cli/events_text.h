// Lists of events for the terminal: a table, a timeline, counts.
#pragma once

#include <vector>

#include "coding/coded_event.h"
#include "coding/event_counts.h"
#include "views/cli/console.h"

namespace sayso::cli {

/// One row an event: when, what, who, on whose word, in which words.
void write_events_table(const std::vector<CodedEvent>& events, Console& console);

/// One row a day, dyad and type, with the counts of reports and origins.
void write_unique_table(const std::vector<UniqueRow>& rows, Console& console);

/// Days down, under each the dyads, under each its events with a mark for how far they have come.
void write_timeline(const std::vector<CodedEvent>& events, Console& console);

}  // namespace sayso::cli
