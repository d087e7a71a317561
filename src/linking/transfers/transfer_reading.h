// What one document tells of transfers.
#pragma once

#include <vector>

#include "record/store.h"
#include "record/transfer_rows.h"

namespace sayso {

/// The transfers that the document speaks of, the main one first, each with its clearest words for
/// every step. Where no sentence and no headline says who gives to whom, the report leaves a side
/// open; other documents may close it (transfer_joining.h).
std::vector<TransferReport> transfer_reports(const Entry& entry);

}  // namespace sayso
