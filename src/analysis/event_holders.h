// On whose word an event is.
#pragma once

#include <span>
#include <vector>

#include "analysis/analysis.h"

namespace sayso {

/// The author first, then the attributions whose content holds the trigger, from the outermost in,
/// each with its certainty that the event is, or is as `event.status` has it. Who only passes on
/// another's word is uncommitted. Takes trigger, factuality and status of `event`.
std::vector<Holder> holders_of(const Event& event, std::span<const Attribution> attributions);

/// The innermost of those attributions; null where the event is the author's own word.
const Attribution* innermost_holder(Span trigger, std::span<const Attribution> attributions);

}  // namespace sayso
