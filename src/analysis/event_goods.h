// Which goods of a sentence go, or are fired, banned or asked for, in one of its events.
#pragma once

#include <vector>

#include "analysis/analysis.h"
#include "analysis/word_list.h"

namespace sayso {

/// Those of `found` (find_goods of the event's sentence) that belong to `event`, in order, by its
/// trigger, type and parties: the object or, in the passive, the subject of the trigger, what
/// stands before or behind it as a noun, and goods joined to these by "and". `triggers` are those
/// of all events of the sentence: goods behind another one are not this event's. Empty for an event
/// without a type.
std::vector<Goods> goods_of_event(const WordList& words, const std::vector<Goods>& found,
                                  const Event& event, const std::vector<Span>& triggers);

}  // namespace sayso
