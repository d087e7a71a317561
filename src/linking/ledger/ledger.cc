#include "linking/ledger/ledger.h"

#include <utility>

#include "linking/ledger/certain_edges.h"
#include "linking/ledger/disputes.h"
#include "linking/ledger/ledger_drawing.h"
#include "linking/ledger/uncertain_edges.h"

namespace sayso {

Ledger make_ledger(const LedgerInput& input) { return make_ledger(input, sides(input)); }

Ledger make_ledger(const LedgerInput& input, const std::vector<Stance>& sides) {
  LedgerDrawing drawing(input, sides);
  draw_certain_edges(drawing);
  draw_uncertain_edges(drawing);
  return std::move(drawing).finished();
}

}  // namespace sayso
