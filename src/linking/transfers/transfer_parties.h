// Whom the words of a report name that can give goods or get them: states, by their name, their
// people or words that refer back to them, and movements and companies.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linking/transfers/transfer_words.h"
#include "record/store.h"

namespace sayso {

/// Parties go by keys that are equal across documents: "=CHN" for a country of the table, "~ruve"
/// for a state that the table does not know (what "Ruvenia" and "Ruvenian" have in common), and
/// "#" with the name for a body that is no part of a state.
struct TransferParties {
  std::map<std::string, std::map<std::string, int>> names;  // of a key: as written, how often
  std::set<std::string> states;     // keys that the text shows to be states, not towns or people
  std::set<std::string> mentioned;  // keys that the text names, people's adjectives too
};

/// Fills in `party` of the words that name one. `sentences` are those of the analysis, in order.
///
/// The types of entities count for little: who reads names for persons, bodies and places in what
/// the world has takes a state that he never heard of for any of them.
TransferParties mark_parties(const Entry& entry, std::vector<TransferWords>& sentences,
                             TransferWords& title);

/// The name of a key, from all its written forms: a state's own rather than that of its people,
/// the most frequent; of a body the longest.
std::string party_name(const std::string& key, const std::map<std::string, int>& written);

}  // namespace sayso
