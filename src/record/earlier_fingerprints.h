// Fingerprints of stores that were made before there were levels of them.
#pragma once

#include "record/database.h"

namespace sayso {

/// Writes the fingerprints of a store of an earlier version to levels and drops their table;
/// nothing where there is none. Takes some seconds for each hundred thousand documents. Inside a
/// transaction.
Result<void> move_earlier_fingerprints(Database& database);

}  // namespace sayso
