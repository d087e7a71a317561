// Claims with the words of their members and of their ledgers.
#pragma once

#include <cstdint>

#include "answers/listed_json.h"
#include "answers/texts.h"
#include "record/links.h"
#include "record/store.h"

namespace sayso {

/// ClaimMember: `claim.members[index]`, in the words of its document.
Result<Json> member_json(const ClaimMember& member, DocumentTexts& texts);

/// Claim: the claim with this key, its ledger drawn anew. Errors: those of the store.
Result<Json> claim_json(const Store& store, std::int64_t key);

/// StoryDispute: each who denies a claim of the story, beside whom he answers; `story` is an id.
Result<std::vector<Json>> story_disputes(const Store& store, std::string_view story);

/// Comparison: what the documents (ids) say, claim by claim. Error also: "not-found".
Result<Json> comparison_json(const Store& store, const std::vector<std::string>& documents);

}  // namespace sayso
