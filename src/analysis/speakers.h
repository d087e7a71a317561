// Which entity each attribution's source is.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/entities.h"
#include "neural/attribution_reader.h"

namespace sayso {

/// Below this score a speaker stays open: a wrong name is worse than none.
inline constexpr double least_speaker_score = 0.5;

/// The noun phrases that head the sources of `read`: all of a source, and where a clause or an
/// apposition follows, what stands before it ("Doe" of "Doe, who leads the inquiry").
std::vector<PieceRange> ranges_of_sources(std::span<const Piece> pieces, std::string_view text,
                                          std::span<const ReadAttribution> read);

/// The mention that is the source of `attribution`; null where none is.
const LinkedMention* source_mention(std::string_view text, const Attribution& attribution,
                                    const std::vector<LinkedMention>& mentions);

/// Sets `speaker` and `speaker_score`. A spokesperson without a name speaks for the body or person
/// named beside: "a spokesman for the ministry" is the ministry.
void resolve_speakers(std::string_view text, const FoundEntities& found,
                      std::vector<Attribution>& attributions);

/// Sets right in `source_kind` what the entity shows: a pronoun or a definite description of one
/// whom the text names is named ("he", "the judge"), a body's name is no document, and an outlet of
/// the table is an outlet.
void name_kinds(std::string_view text, const std::vector<Entity>& entities,
                std::vector<Attribution>& attributions);

}  // namespace sayso
