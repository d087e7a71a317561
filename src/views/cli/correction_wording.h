// Corrections in words for people.
#pragma once

#include <string>

#include "record/corrections.h"
#include "record/links.h"

namespace sayso::cli {

/// One line: "k2  2031-03-06T09:30:00Z  desk  merge-actors p:1a2b p:3c4d  (note)".
std::string correction_words(const Correction& correction);

/// "split-claim by desk, 6 March 2031 (k2): two cranes".
std::string decision_words(const UserDecision& decision);

}  // namespace sayso::cli
