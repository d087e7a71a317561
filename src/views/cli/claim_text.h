// A claim with its ledger for the terminal, so that each collapse can be checked by its words.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "record/ledger_rows.h"
#include "record/links.h"
#include "views/cli/console.h"

namespace sayso::cli {

/// The documents that a claim's members and evidence stand in, by id.
using ClaimDocuments = std::map<std::string, LedgerDocumentRow>;

/// The claim's words and counts, its members, each collapse with its reason and the words on both
/// sides, the disputes, and who did not answer.
void write_claim(const Claim& claim, const ClaimDocuments& documents, Console& console);

/// "2", or "2-5" where it is not certain.
std::string origins_words(std::size_t least, std::size_t most);

}  // namespace sayso::cli
