// The words for an actor as a noun phrase, and what the table of actors knows of them.
//
//   the   two   senior   Sudanese   army   officers   from   the   capital
//   -------------- up to the head ---------------     ------ behind ------
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "coding/actor_lexicon.h"

namespace sayso {

struct ActorWord {
  std::string plain;      // lower case, without dots and a possessive ending
  std::string capitals;   // as written, without dots and a possessive ending
  std::size_t begin = 0;  // in bytes of the phrase
  std::size_t end = 0;
  bool capital = false;  // does not begin with a small ASCII letter: names may begin with a number
  bool hyphen_after = false;  // the next word is joined to it: "Iranian-backed"
  bool comma_after = false;
};

/// Words [begin, end) that the table has an entry for.
struct ActorMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  const ActorEntry* entry = nullptr;
};

struct ActorPhrase {
  std::vector<ActorWord> words;
  std::size_t head_end = 0;  // behind the noun that the phrase is about
  /// Where those words behind the head end that say whose it is: "of", "from", "in"; head_end
  /// where none do.
  std::size_t belonging_end = 0;
  bool is_part = false;             // "of" stands behind the head
  std::vector<ActorMatch> matches;  // of nouns and names up to belonging_end, none overlapping

  /// Whether words [begin, end) only say on whose side others stand: "Iranian-backed",
  /// "anti-Western"; "Lebanon-based" says more.
  bool is_leaning(std::size_t begin, std::size_t end) const;
};

ActorPhrase actor_phrase(std::string_view words);

}  // namespace sayso
