// All that the store has on one story, as timelines and briefs are made from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "record/database.h"
#include "record/ledger_rows.h"
#include "record/links.h"

namespace sayso {

struct StoryRecord {
  Story story;
  std::vector<LedgerDocumentRow> reports;               // in the order of story.documents
  std::unordered_map<std::string, std::size_t> places;  // of reports, by id
  std::vector<Claim> claims;  // that most of their members are of this story

  /// Null where the story has no such document.
  const LedgerDocumentRow* report(const std::string& id) const;
  /// "Quay Herald"; its id where the outlet of a document is not known.
  std::string outlet_of(const std::string& document) const;
  /// Null where the story has no such claim.
  const Claim* claim(std::string_view id) const;
  /// The source's words in the member's document, or its name; empty for what is stated flatly.
  std::string source_of(const ClaimMember& member) const;
  /// Equal for one who speaks, across documents as far as that can be known: an unnamed source is
  /// one where an outlet describes it alike, and so is what an outlet says itself.
  std::string holder_of(const ClaimMember& member) const;
  /// Whether the claim is more than what one article (in all its versions) says: several have it,
  /// somebody disputes it, it replaces another, or a person has decided something on it.
  bool is_shared(const Claim& claim) const;
};

/// Whether the text states it on nobody's word.
bool is_flat(const ClaimMember& member);

/// `id` is one that the store has.
Result<StoryRecord> read_story_record(Database& database, std::string_view id);

}  // namespace sayso
