// What changed between the versions of one article.
#pragma once

#include <vector>

#include "linking/timeline/story_timeline.h"

namespace sayso {

/// One entry for each sentence that is new, gone or worded otherwise in a later version. Those of a
/// version that says so (a correction, a clarification) are `corrected`, others `edited`.
std::vector<TimelineEntry> article_edits(const StoryRecord& record);

}  // namespace sayso
