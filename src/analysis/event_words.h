// Words that name meetings, warnings, refusals and votes plainly.
#pragma once

#include <optional>
#include <string_view>

#include "analysis/analysis.h"

namespace sayso {

/// Whether `word`, in lower case, says itself that it is an event of `type`: "talks", "warned",
/// "refusal". A reader needs to be less sure of these.
bool names_plainly(std::string_view word, EventType type);

/// The type of which `word`, in lower case, plainly is an event, so that it needs no reading:
/// "warning" is a warning, whatever it is taken for. Nothing where it may be of several.
std::optional<EventType> type_named(std::string_view word);

/// Whether `word`, in lower case, says that something goes to another: "delivered", "supply".
bool names_transfer(std::string_view word);

/// Whether `word`, in lower case, denies: "denied", "dismissed".
bool names_denial(std::string_view word);

}  // namespace sayso
