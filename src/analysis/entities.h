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
};

struct FoundEntities {
  std::vector<Entity> entities;         // by their first mention
  std::vector<LinkedMention> mentions;  // of all entities, in reading order
};

/// The ranges that the coreference reader must look at: all names.
std::vector<PieceRange> ranges_of(const ReadNames& names);

/// Entities that have a name or are mentioned twice.
FoundEntities find_entities(std::string_view text, std::span<const Piece> pieces,
                            const ReadNames& names, std::span<const ReadMention> mentions);

}  // namespace sayso
