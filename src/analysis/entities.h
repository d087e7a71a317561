// From names and mentions over pieces to the entities of a text.
//
// Names are joined by their words (aliases.h), since a wrong join of two people is worse than none;
// nominals and pronouns follow the coreference reader. Each mention keeps how sure its join is.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"
#include "neural/coreference_reader.h"
#include "neural/name_tagger.h"
#include "neural/tokenizer.h"

namespace sayso {

struct LinkedMention {
  Span span;
  std::uint32_t entity = 0;  // index
  double score = 0;          // 0 to 1: that it is of this entity
  bool name = false;         // it is a name, nothing more
};

struct FoundEntities {
  std::vector<Entity> entities;         // by their first mention
  std::vector<LinkedMention> mentions;  // of all, in reading order, also names with their titles
};

/// Entities that have a name, or are mentioned twice, or speak and are called by another's name
/// ("the Doe campaign"). `sources` are the ranges of attributions' sources.
FoundEntities find_entities(std::string_view text, std::span<const Piece> pieces,
                            const ReadNames& names, std::span<const ReadMention> mentions,
                            std::span<const PieceRange> sources);

}  // namespace sayso
