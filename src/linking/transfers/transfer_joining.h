// Reports of one transfer, from many documents, as one.
#pragma once

#include <vector>

#include "record/links.h"
#include "record/transfer_rows.h"

namespace sayso {

/// Joins reports of the same parties and the same kind of goods; long silence parts two transfers.
/// A report that leaves a side open goes to the one transfer that it can be of, by its other side
/// or by the parties that its document names, around the same time. The order of `reports` does not
/// matter.
std::vector<Transfer> joined_transfers(std::vector<TransferReport> reports);

}  // namespace sayso
