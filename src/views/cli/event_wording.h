// Events in words for people.
#pragma once

#include <string>

#include "coding/coded_event.h"
#include "coding/timeline.h"

namespace sayso::cli {

/// "AID", with its mode "ASSAULT, aerial"; "other" outside PLOVER.
std::string type_words(const CodedEvent& event);

/// "Orvia → Keld"; who is not known is "?", and a side that is not known at all is left out.
std::string dyad_words(const std::string& actors, const std::string& recipients);

/// "certain", "probable", "possible", "certainly not", ..., "open" where somebody is uncommitted.
std::string certainty_words(Certainty certainty);

/// "Velmouth Gazette (certain)"; "the author" of an unknown outlet, "nobody named" of an
/// attribution without a source.
std::string holder_words(const CodedHolder& holder);

/// On whose word an event is, one a line: all holders, but the author who leaves it open where
/// somebody else holds it.
std::string holders_words(const CodedEvent& event);

/// A sign of one column for each stage, told apart without colour.
std::string stage_mark(Stage stage);

/// The words around the trigger, about `reach` code points on each side, from word to word; " ..."
/// where the sentence goes on.
std::string excerpt(const CodedEvent& event, std::size_t reach);

}  // namespace sayso::cli
