// How a story went: when each claim appeared, who confirmed and denied it, what got firmer, what
// was changed without a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linking/timeline/story_record.h"

namespace sayso {

enum class Development {
  appears,         // the claim is made for the first time
  revised,         // it takes the place of another: a new figure, a further stage
  another_origin,  // somebody says so who rests on none of those before
  confirmed,
  denied,         // or doubted
  no_answer,      // somebody would not say
  hedge_dropped,  // a holder is surer than before, or an outlet no longer says on whose word
  edited,         // an article was changed, and does not say so
  corrected,      // an article was changed, and says so
  decided,        // a person corrected the record
};

std::string_view name_of(Development development);

/// Words of one document.
struct Passage {
  std::string document;  // empty where there is none
  Spans spans;
};

struct TimelineEntry {
  std::string time;  // of publication, or of the correction; ISO 8601, empty when unknown
  Development what = Development::appears;
  std::string claim;   // id; empty for edits
  std::string text;    // the claim's, or a person's note
  std::string who;     // the source's words; empty where the outlet says it itself
  std::string outlet;  // or the person who corrected
  Passage words;
  Passage before;      // what these take the place of
  std::string detail;  // "PS+ to CT+"
};

/// Of claims that are shared, or of `all`; by time, entries without one last.
std::vector<TimelineEntry> story_timeline(const StoryRecord& record, bool all);

}  // namespace sayso
