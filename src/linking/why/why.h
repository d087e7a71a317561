// What links two things of a store, and what is missing where nothing does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/links.h"
#include "record/store.h"

namespace sayso {

/// One reason for or against a link, with the words that show it.
struct Ground {
  std::string what;             // "copy", "same-claim", "shared-words", "other-numbers", ...
  std::string detail;           // for people: "17 against 40"
  std::vector<Evidence> words;  // of both sides, as far as there are any
  std::optional<double> score;  // how near it is
  std::optional<double> limit;  // from which the two would be linked
};

struct Explanation {
  std::vector<Ground> links;    // that hold
  std::vector<Ground> missing;  // what speaks against a link, and how near it is
};

/// Of two things as find_thing names them: two claims, two members or nodes of a ledger, two
/// documents, two actors, or a document and a story. Errors also: those of find_thing, and
/// "no-such-pair" for others.
Result<Explanation> explain(Store& store, std::string_view one, std::string_view other);

}  // namespace sayso
