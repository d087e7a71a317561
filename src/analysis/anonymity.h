// Why a source is not named: "who asked not to be named because he was not authorised to speak".
#pragma once

#include <optional>
#include <string_view>

#include "analysis/analysis.h"

namespace sayso {

/// The words that say that the source of `analysis.attributions[i]` did not want or was not allowed
/// to be named, from the verb to the end of the reason. They stand in the sentence of the source,
/// nearer to it than to another source, or in the next one, where that begins with the source taken
/// up again: "The official", "Both", "He". Empty where nothing says so.
std::optional<Detail> anonymity_reason(std::string_view text, const Analysis& analysis,
                                       std::size_t i);

/// Whether all that is attributed is the wish not to be named: that tells of the source, and is no
/// statement of its own ("who asked not to be named").
bool asks_for_anonymity(std::string_view text, const Attribution& attribution);

}  // namespace sayso
