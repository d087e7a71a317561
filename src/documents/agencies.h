// News agencies by the names and initials that they are credited by.
#pragma once

#include <optional>
#include <string_view>

#include "base/span.h"

namespace sayso {

/// Whether `name` is an agency's name or initials, all of it.
bool is_agency(std::string_view name);

/// The first full name of an agency in `text`, as words of their own. Initials, which mean other
/// things too, only where `initials` says so.
enum class Initials { no, yes };
std::optional<Span> find_agency(std::string_view text, Initials initials);

}  // namespace sayso
