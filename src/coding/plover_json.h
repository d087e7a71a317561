// Events as PLOVER's records: one JSON object a line, by chapter 6 of its manual.
#pragma once

#include <string>

#include "coding/coded_event.h"

namespace sayso {

/// Whether a row has the words of its sentence, or only their place.
enum class Wording { left_out, included };

/// The record, without a newline. Beside PLOVER's fields it has one of ours, "sayso", which
/// docs/events-export.md describes.
std::string plover_line(const CodedEvent& event, Wording wording = Wording::left_out);

}  // namespace sayso
