// Events in the order of their days, as a person reads them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "coding/coded_event.h"

namespace sayso {

/// How far an event has come, as one mark of a timeline can tell it.
enum class Stage {
  done,       // it has happened or goes on, by the author's own word
  said,       // it has happened or goes on, on the word of others alone
  planned,    // or considered
  requested,  // asked for
  threatened,
  hypothetical,
  denied,
};

Stage stage_of(const CodedEvent& event);

/// "Orvia, Keld"; empty where there is none.
std::string labels_of(const std::vector<CodedParty>& parties);

/// All that one side does to another on one day.
struct TimelineDyad {
  std::string actors;                     // labels, of the first of the events
  std::string recipients;                 // likewise; empty where the events have none
  std::vector<const CodedEvent*> events;  // in their order
};

struct TimelineDay {
  std::string date;                 // YYYY-MM-DD; empty for events of which no day is known
  std::size_t days_before = 0;      // days without events since the day before it in the list
  std::vector<TimelineDyad> dyads;  // by the first of their events
};

/// `events` by day, those of no day last, and within a day by dyad. Valid as long as `events`.
std::vector<TimelineDay> timeline(const std::vector<CodedEvent>& events);

}  // namespace sayso
