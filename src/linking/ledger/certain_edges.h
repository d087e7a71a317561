// Edges of a ledger that the texts prove.
#pragma once

#include "linking/ledger/ledger_drawing.h"

namespace sayso {

/// In this order: copied text and versions of one article; agency credits; citations of a document
/// of the claim, of the outlet that others cite; one named speaker on one occasion; one letter or
/// list; one public act.
void draw_certain_edges(LedgerDrawing& drawing);

}  // namespace sayso
