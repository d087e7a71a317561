#include "linking/timeline/story_timeline.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "linking/timeline/claim_developments.h"
#include "linking/timeline/edits.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 10> kDevelopments = {
    "appears",   "revised",       "another-origin", "confirmed", "denied",
    "no-answer", "hedge-dropped", "edited",         "corrected", "decided"};

TimelineEntry entry_of(const UserDecision& decision, const std::string& claim) {
  TimelineEntry entry;
  entry.time = decision.time;
  entry.what = Development::decided;
  entry.claim = claim;
  entry.text = decision.note;
  entry.outlet = decision.author;
  entry.detail = decision.action;
  return entry;
}

/// What people decided on the story and its claims, each correction once.
void add_decisions(const StoryRecord& record, std::vector<TimelineEntry>& entries) {
  std::set<std::string> told;
  for (const Claim& claim : record.claims) {
    for (const UserDecision& decision : claim.decisions) {
      if (told.insert(decision.correction).second) entries.push_back(entry_of(decision, claim.id));
    }
  }
  for (const UserDecision& decision : record.story.decisions) {
    if (told.insert(decision.correction).second) entries.push_back(entry_of(decision, {}));
  }
}

}  // namespace

std::string_view name_of(Development development) {
  return kDevelopments[static_cast<std::size_t>(development)];
}

std::vector<TimelineEntry> story_timeline(const StoryRecord& record, bool all) {
  std::set<std::string> revised;
  for (const Claim& claim : record.claims) revised.insert(claim.revises);
  std::vector<TimelineEntry> entries;
  for (const Claim& claim : record.claims) {
    if (!all && !record.is_shared(claim) && !revised.contains(claim.id)) continue;
    std::vector<TimelineEntry> its = claim_developments(record, claim);
    std::move(its.begin(), its.end(), std::back_inserter(entries));
  }
  std::vector<TimelineEntry> edits = article_edits(record);
  std::move(edits.begin(), edits.end(), std::back_inserter(entries));
  add_decisions(record, entries);
  std::stable_sort(entries.begin(), entries.end(),
                   [](const TimelineEntry& one, const TimelineEntry& other) {
                     if (one.time.empty() != other.time.empty()) return other.time.empty();
                     return one.time < other.time;
                   });
  return entries;
}

}  // namespace sayso
