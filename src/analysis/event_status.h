// Whether an event has happened, as far as the words go.
#pragma once

#include <array>
#include <cstddef>

#include "analysis/analysis.h"
#include "analysis/word_list.h"
#include "neural/event_reader.h"

namespace sayso {

/// Whether it says that the event is or was.
inline bool is_fact(EventStatus status) {
  return status == EventStatus::happened || status == EventStatus::ongoing;
}

/// The likeliest of `probabilities`, in the order of EventStatus, except that what stands under
/// "will", "may", "if" or "not" is no fact, nor what the author holds to be unlikely. `trigger` is
/// the word that carries the event; `factuality` from -3 to +3.
EventStatus status_of(const WordList& words, Span trigger,
                      const std::array<float, event_statuses_read>& probabilities,
                      double factuality);

}  // namespace sayso
