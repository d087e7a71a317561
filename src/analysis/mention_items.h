// The mentions of a text with what their words tell, in reading order: what entities are joined of.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/noun_facts.h"
#include "base/name_words.h"
#include "neural/coreference_reader.h"
#include "neural/mention_words.h"
#include "neural/name_tagger.h"
#include "neural/tokenizer.h"

namespace sayso {

/// The name that a mention is, or that heads it.
struct ItemName {
  PieceRange range;
  std::string_view written;
  NameType type = NameType::none;
  NameWords words;
  std::string_view country;           // its code, of a country's name
  PronounClass pronoun = no_pronoun;  // that goes with a full name, or with "Mr" before it
};

struct Item {
  PieceRange range;
  Span span;
  int pronoun = no_pronoun;
  bool which = false;  // the pronoun that means no person
  std::optional<ItemName> name;
  NounFacts noun;       // of what is neither a pronoun nor a name
  bool called = false;  // by a name that is not its head: "the Doe campaign"
  MentionKind kind = MentionKind::other;
  int read = -1;  // index among what the coreference reader gave
};

/// All that the coreference reader looked at, and the names that it did not.
std::vector<Item> mention_items(std::string_view text, std::span<const Piece> pieces,
                                const ReadNames& names, std::span<const ReadMention> mentions);

}  // namespace sayso
