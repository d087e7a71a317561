// Alerts on one claim: a new origin, a new denial, a claim that takes its place.
#pragma once

#include <optional>

#include "alerting/finding.h"

namespace sayso {

/// Where the alert's claim has come to something new, what; notes all that it knows from now on.
/// The claim is followed wherever its members are. Inside a transaction.
Result<std::optional<Finding>> watch_claim(Database& database, const WatchedAlert& alert,
                                           const std::vector<std::int64_t>& touched);

}  // namespace sayso
