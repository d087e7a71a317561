// The times that a text names, with values: "on Tuesday", "in the coming weeks", "a year ago",
// "every Thursday", "two-day".
//
//   text --tokens--> words with their class (lexicon)
//        --phrases-> what the words say (meaning): "last" + "week" is one week before the anchor
//        --anchoring-> what that is: 2024-W09
//
// Recognition knows no dates and anchoring no words; they meet in meaning.h. Everything is linear
// in the length of the text. docs/times.md says what is found and how it is anchored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "times/timex.h"

namespace sayso {

/// When a text was written, as far as is known.
struct TimeAnchor {
  std::string value;  // ISO 8601 cut to what is known: "2024", "2024-03", "2024-03-04",
                      // "2024-03-04T10:15"; anything else counts as not known
  std::string name;   // what `Timex::anchor` calls it: "published", "dateline"
};

/// The times in `text`, in reading order, none overlapping. Without a value in
/// `anchor`, or with one too coarse, values that need it stay relative ("XXXX-WXX-2", "XXXX-03"):
/// never a guess.
std::vector<Timex> find_times(std::string_view text, const TimeAnchor& anchor);

}  // namespace sayso
