// What became of one claim, member by member.
#pragma once

#include <vector>

#include "linking/timeline/story_timeline.h"

namespace sayso {

/// By the time of publication. `claim` is one of the record.
std::vector<TimelineEntry> claim_developments(const StoryRecord& record, const Claim& claim);

}  // namespace sayso
