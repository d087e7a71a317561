// Events as lines of tab-separated columns, in the layout that ICEWS, Phoenix and POLECAT share.
#pragma once

#include <string>

#include "coding/coded_event.h"
#include "coding/event_counts.h"
#include "coding/plover_json.h"

namespace sayso {

/// Names of the columns; docs/events-export.md describes each. No newline, here and below.
std::string event_table_header();

/// One event. Lists are joined by "; ". Tabs and line ends inside values are escaped as \t and \n,
/// backslashes as \\.
std::string event_table_row(const CodedEvent& event, Wording wording = Wording::left_out);

std::string unique_table_header();
std::string unique_table_row(const UniqueRow& row);

}  // namespace sayso
