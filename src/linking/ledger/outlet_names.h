// Whether words name an outlet, as texts call outlets.
#pragma once

#include <string_view>

namespace sayso {

/// Whether `text` names `outlet`: in full, by its initials in capitals, or as "the" and its last
/// word ("the Courier").
bool names_outlet(std::string_view text, std::string_view outlet);

/// Whether the words are those for a body that speaks for itself: "Ruritania's general staff", "the
/// Ministry of Ports".
bool is_body(std::string_view source);

/// Whether a publisher's name is that of one that reports on others.
bool is_medium(std::string_view name);

}  // namespace sayso
