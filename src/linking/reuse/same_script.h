// The same words by different speakers, or by outlets of one house, within days, that quote no
// common source.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "linking/reuse/reuse_memory.h"
#include "record/database.h"
#include "record/reuse_rows.h"

namespace sayso {

/// Whether the words of `row`, a pair that shares no more than a quotation, are two speakers': then
/// they are kept as members of one script and are no quotation. A speaker is who the words are
/// attributed to; where they stand without quotation marks and attribution, the outlet itself. Who
/// spoke must be known on both sides, by name.
Result<bool> keep_same_script(Database& database, ReuseMemory& memory, const ReuseRow& row);

/// Keeps passages of `row`, a copy or part of one, as members of one script where both outlets are
/// of one owner, or state media of one state, and print the words as their own: most of a passage
/// is neither quoted nor attributed, and neither text says that it has it from the other, from an
/// agency or from another outlet. They stay a copy.
Result<void> keep_script_of_house(Database& database, ReuseMemory& memory, const ReuseRow& row);

}  // namespace sayso
