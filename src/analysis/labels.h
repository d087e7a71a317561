// What an attribution's words say of its source, its stance and its certainty, by closed word
// lists.
//
// These are the plain cases; what needs the context of the whole report (pronouns, roles, scope) is
// not decided here.
#pragma once

#include <string_view>

#include "analysis/analysis.h"

namespace sayso {

/// Kind of the source whose words are `source`; none when it is empty.
SourceKind source_kind_of(std::string_view source);

/// What the source does with the content, from the words of cue and content.
Stance stance_of(std::string_view cue, std::string_view content);

/// How sure the source presents the content to be, in FactBank's values.
Certainty certainty_of(std::string_view cue, std::string_view content, Stance stance);

}  // namespace sayso
