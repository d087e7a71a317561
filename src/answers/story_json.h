// Stories, timelines, briefs and explanations as JSON lines.
#pragma once

#include <map>
#include <string>

#include "linking/brief/story_brief.h"
#include "linking/timeline/story_timeline.h"
#include "linking/why/why.h"
#include "record/story_list.h"

namespace sayso {

/// The `story` line, with days and counts.
std::string story_counts_line(const StoryCounts& counts);

/// A line of kind "timeline-entry".
std::string timeline_entry_line(const StoryRecord& record, const TimelineEntry& entry);

/// A line of kind "brief".
std::string brief_line(const StoryRecord& record, const Brief& brief);

/// A line of kind "why". `texts` are those of the documents that the grounds' words are in, by id.
std::string why_line(const std::string& one, const std::string& other,
                     const Explanation& explanation,
                     const std::map<std::string, std::string>& texts);

}  // namespace sayso
