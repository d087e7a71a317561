// The same words by different speakers, within days, that quote no common source.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "record/database.h"
#include "record/reuse_rows.h"

namespace sayso {

/// Whether the words of `row`, a pair that shares no more than a quotation, are two speakers': then
/// they are kept as members of one script and are no quotation. A speaker is who the words are
/// attributed to; where they stand without quotation marks and attribution, the outlet itself. Who
/// spoke must be known on both sides, by name.
Result<bool> keep_same_script(Database& database, const ReuseRow& row);

}  // namespace sayso
