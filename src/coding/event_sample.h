// A sample of events for people to judge by hand.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "coding/coded_event.h"

namespace sayso {

/// At most `size` of `events`, chosen and ordered by `seed` and their ids alone: the same
/// everywhere, whatever their order, and an event that is added displaces one at most.
std::vector<CodedEvent> sample_events(std::vector<CodedEvent> events, std::size_t size,
                                      std::size_t seed);

// The sample as tab-separated lines, without newlines: what is to be judged, and empty columns for
// the verdicts, which docs/events-command.md explains.
std::string judging_table_header();
std::string judging_table_row(const CodedEvent& event);

}  // namespace sayso
