// Words of a text that name a news outlet, an agency, or media without a name ("state
// television"). Whether the text rests on what is named is for cited.h to say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/word_list.h"

namespace sayso {

enum class MediaKind {
  listed,    // a name of data/outlets.tsv
  shaped,    // a name by its form: "the Orlum Gazette", "the broadcaster Kestrel"
  unnamed,   // "state television", "local media"
  referred,  // "the newspaper": the one named before, if there is one
};

struct MediaName {
  std::size_t begin = 0, end = 0;  // words
  MediaKind kind = MediaKind::listed;
  std::string name;                    // as in the table, else as written
  std::string_view medium = "outlet";  // as in Citation
  bool ordinary = false;  // its word is also an ordinary one, or a surname: "Time", "Bloomberg"
};

/// In reading order, none overlapping. An ordinary word ("Time") counts where it has its capital.
std::vector<MediaName> media_names(const WordList& words);

/// Whether word `i` only describes what it stands before: "the", "state-run", "Russia's", "daily".
bool describes_media(const WordList& words, std::size_t i);

}  // namespace sayso
