// What members of claims mean, in the bytes that the store keeps, and how alike two are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "neural/sentence_encoder.h"

namespace sayso {

/// Points into the bytes that it was read from.
struct MeaningBytes {
  const std::int8_t* whole = nullptr;     // [Meaning::width]; null: there is none
  const std::int8_t* words = nullptr;     // [count, Meaning::word_width], unit vectors times 127
  const std::uint8_t* weights = nullptr;  // [count]
  std::size_t count = 0;
  std::int32_t squares = 0;  // of `whole`, together
};

/// Bytes of a member's own words and of those in their place; null where these were not read. What
/// neither `denies` by its words nor by its place keeps only how likely that is.
std::string meaning_bytes(const Meaning& own, const Meaning* in_place, bool denies = false);
/// Of the own words; nothing of bytes that are not those of meaning_bytes().
MeaningBytes own_meaning(std::string_view bytes);
/// Of a denial in its place; nothing of what is none.
MeaningBytes meaning_in_place(std::string_view bytes);
/// Log odds of its denying something, by its place, in steps of a tenth; nothing where that was not
/// read.
std::optional<double> denial_odds(std::string_view bytes);

/// Log odds from which what is read in its place is taken for a denial.
inline constexpr double kReadsAsDenial = 1;

/// Three views of how alike two are, each -1 to 1; all 0 where one has no meaning. The last two
/// are guessed where the wholes are not alike at all.
struct Likeness {
  double whole = 0;         // cosine
  double one_by_other = 0;  // how near the other comes to each word of the one, words weighed
  double other_by_one = 0;  // ... the one to each of the other
};
/// Likeness::whole alone, which costs less.
double likeness_of_wholes(const MeaningBytes& one, const MeaningBytes& other);
Likeness likeness(const MeaningBytes& one, const MeaningBytes& other);

/// Log odds of two stating the same, as the encoder was taught.
double same_odds(const Likeness& like);
/// Log odds of `other` being what a denial denies, whose meaning in its place `one` is.
double denied_odds(const Likeness& like);

}  // namespace sayso
