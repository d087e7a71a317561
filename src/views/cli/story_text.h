// Timelines and briefs of stories for the terminal.
#pragma once

#include <vector>

#include "linking/brief/story_brief.h"
#include "linking/timeline/story_timeline.h"
#include "views/cli/console.h"

namespace sayso::cli {

void write_timeline(const StoryRecord& record, const std::vector<TimelineEntry>& entries,
                    Console& console);

void write_brief(const StoryRecord& record, const Brief& brief, Console& console);

}  // namespace sayso::cli
