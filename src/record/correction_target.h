// What a correction is about, as JSON: the `target` of its line and of its row.
#pragma once

#include <string_view>

#include "record/corrections.h"

namespace sayso {

/// Fills in what `target` says. What this program does not know of it is left out; false where the
/// action needs more than there is.
bool take_target(std::string_view target, Correction& correction);

}  // namespace sayso
