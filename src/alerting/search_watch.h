// Saved searches: new claims that match, new statements of a source, new steps of transfers.
#pragma once

#include <vector>

#include "alerting/finding.h"
#include "linking/transfers/transfers.h"
#include "record/store.h"

namespace sayso {

/// Claims among those that changed that match and that the alert does not know; of conditions
/// "claim" and "statement". Notes all that it knows from now on. Inside a transaction.
Result<std::vector<Finding>> watch_claims(Database& database, const WatchedAlert& alert);

/// The same of steps of transfers, of condition "transfer"; `all` are those of the store.
Result<std::vector<Finding>> watch_transfers(Database& database, const WatchedAlert& alert,
                                             const std::vector<Transfer>& all);

}  // namespace sayso
