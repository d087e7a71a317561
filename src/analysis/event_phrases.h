// Closed ways of warning, refusing, meeting and voting, which a reader that has learnt from
// examples is seldom sure of: "there will be consequences for", "we will not stand by".
#pragma once

#include <optional>

#include "analysis/analysis.h"
#include "analysis/word_list.h"

namespace sayso {

/// What the words around word `trigger` make of it; nothing where they are none of these phrases.
///   warnings   consequences that somebody will face; what "we" will not allow; cautioning somebody
///   refusals   what another will not allow; what somebody has never heard of
///   meetings   a sit-down that is no strike; gatherings to come
///   votes      a vote in an assembly; votes that are won
std::optional<EventType> type_by_phrase(const WordList& words, std::size_t trigger);

/// What a phrase is whose first word alone says something else, whatever the reader makes of it: it
/// gives way. "Called off the strike", "backed down", "laid down their arms", "declared a truce",
/// "cut tariffs on". Nothing where there is none.
std::optional<EventType> yielding_by_phrase(const WordList& words, std::size_t trigger);

/// Whether word `trigger` stands in "will not allow" and the like: what is denied there is the
/// deed; the warning itself has been given.
bool is_ruled_out(const WordList& words, std::size_t trigger);

}  // namespace sayso
