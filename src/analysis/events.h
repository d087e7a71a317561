// From what the event reader found over pieces to the events of a text: parties, place and time,
// goods, on whose word each is and whether it has happened.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/entities.h"
#include "analysis/word_list.h"
#include "neural/event_reader.h"
#include "neural/tokenizer.h"

namespace sayso {

/// Those of `read` that are sure enough as events of PLOVER, or else as predicates, in reading
/// order; ids are "v1", "v2", …. `analysis` has all but events; `mentions` are those of its
/// entities.
std::vector<Event> find_events(const WordList& words, std::span<const Piece> pieces,
                               std::span<const ReadEvent> read, const Analysis& analysis,
                               std::span<const LinkedMention> mentions);

}  // namespace sayso
