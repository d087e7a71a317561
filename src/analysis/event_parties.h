// Who takes part in an event, where and when.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/entities.h"
#include "analysis/word_list.h"

namespace sayso {

/// `read` as the reader gave them, in reading order -> whole names, one for each of coordinated
/// parties, with the entity that each is.
std::vector<Party> parties_of(std::string_view text, const Spans& read,
                              std::span<const Entity> entities,
                              std::span<const LinkedMention> mentions);

/// Of an event in which something goes to another: the name behind "to" as the recipient and the
/// one behind "by" as the actor, where `event` has none.
void complete_transfer(const WordList& words, Span sentence, std::span<const Entity> entities,
                       std::span<const LinkedMention> mentions, Event& event);

/// Id of the place that the trigger's sentence names and that takes no part; empty if there is
/// none.
std::string place_of(const WordList& words, const Event& event, Span sentence,
                     std::span<const Entity> entities, std::span<const LinkedMention> mentions);

/// Id of the day or time of day that the trigger's sentence names nearest to it; empty if there is
/// none.
std::string time_of(const Event& event, Span sentence, std::span<const Timex> times);

}  // namespace sayso
