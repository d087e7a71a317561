// Answers in words, for a language model to read: what is said, whose word it is, and where it
// stands, so that it can be quoted.
#pragma once

#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "answers/listed_json.h"

namespace sayso::mcp {

/// A DocumentHit, with what is said in the sentence that was found.
std::string telling_hit(const Json& hit, const std::vector<const Attribution*>& met,
                        const std::string& text);
/// A Document.
std::string telling_article(const Json& document, const std::vector<Attribution>& attributions);
/// A ClaimSummary.
std::string telling_claim(const Json& claim);
/// A Claim.
std::string telling_ledger(const Json& claim);
/// A Source with statements as `said`.
std::string telling_source(const Json& source);
/// A TimelineEntry.
std::string telling_entry(const Json& entry);

}  // namespace sayso::mcp
