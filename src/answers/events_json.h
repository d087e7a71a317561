// An event as a line of JSON, for `sayso events --format jsonl`.
#pragma once

#include <string>

#include "coding/coded_event.h"

namespace sayso {

/// The `event` line (docs/events-command.md), without a newline; spans in code points of the
/// document's text.
std::string event_line(const CodedEvent& event);

}  // namespace sayso
