// An event as other programs see it.
#pragma once

#include "analysis/analysis.h"
#include "base/line_writer.h"

namespace sayso {

/// Writes it as the interchange format has it (docs/format.md).
void write_event(LineWriter& out, const Event& event);

}  // namespace sayso
