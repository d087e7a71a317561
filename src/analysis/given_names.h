// Given names and the pronoun that mostly goes with them, from data/given_names.tsv.
#pragma once

#include <string_view>

#include "neural/mention_words.h"

namespace sayso {

/// `he` or `she`; no_pronoun where the name is not known or common to both. `name` as written.
PronounClass pronoun_of_given_name(std::string_view name);

}  // namespace sayso
