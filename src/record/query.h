// What a person types into a search, as a full-text query that SQLite takes.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// The FTS5 expression for `query`: words are all wanted; "a phrase", begin*, OR and NOT (in
/// capitals) do what they say; every other sign only parts words. NOT binds tighter than OR. Empty
/// when nothing is asked for.
///
///   peace talks OR "cease fire" NOT war*
///   → ("peace" AND "talks") OR ("cease fire" NOT "war"*)
std::string full_text_query(std::string_view query);

}  // namespace sayso
