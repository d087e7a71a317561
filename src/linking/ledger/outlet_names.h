// Whether words name an outlet, as texts call outlets.
#pragma once

#include <string_view>

namespace sayso {

/// Whether `text` names `outlet`: in full, by its initials in capitals, or as "the" and its last
/// word ("the Courier").
bool names_outlet(std::string_view text, std::string_view outlet);

}  // namespace sayso
