// Edges of a ledger that may be: where two members may rest on one source, and nothing proves it.
#pragma once

#include "linking/ledger/ledger_drawing.h"

namespace sayso {

/// At most one for each member that takes from no other for certain, to the likeliest.
void draw_uncertain_edges(LedgerDrawing& drawing);

}  // namespace sayso
