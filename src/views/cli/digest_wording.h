// What the digest knows of a source, in words for people.
#pragma once

#include <string>

#include "linking/digest.h"

namespace sayso::cli {

/// What is known of a source beyond its name: of a named one role and country ("harbour minister,
/// ISL"), of an unnamed one what the texts tell.
std::string known_words(const SourceGroup& group);

/// "2 reports not analysed: not English." for each reason; empty where all were.
std::string skipped_words(const Digest& digest);

}  // namespace sayso::cli
