// Countries, their people, capitals and seats of government, from data/places.tsv.
#pragma once

#include <cstddef>
#include <string_view>

namespace sayso {

/// One line of the table.
struct Place {
  std::string_view words;    // without an article: "White House"
  std::string_view kind;     // "country", "nationality", "capital" or "seat"
  std::string_view country;  // ISO 3166-1 alpha-3
  std::string_view body;     // of a seat: the body that it stands for; else empty
};

/// The place with exactly these words, in the case of the table, with or without "the" before them;
/// of `kind` if one is given, else of the kind that comes first in the alphabet. Null if none has.
const Place* place_named(std::string_view words, std::string_view kind = {});

/// The place with the most words that begins at byte `at` of `text` and cuts no word: at "South
/// Korean" not "South Korea". Null if none begins there.
const Place* place_at(std::string_view text, std::size_t at);

}  // namespace sayso
