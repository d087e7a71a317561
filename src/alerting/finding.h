// What an alert has found: that which it tells once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "alerting/condition.h"
#include "answers/digest_json.h"
#include "answers/texts.h"
#include "record/alert_state.h"
#include "record/alerts.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// An alert that is looked at.
struct WatchedAlert {
  std::int64_t key = 0;
  bool primed = false;  // else all that is found stood before, and is only noted
  AlertCondition condition;
};

/// Why an alert fires, of what, and on which words.
struct Finding {
  std::string why;
  std::string claim;
  std::string claim_text;
  std::string story;
  std::string transfer;
  Json evidence = Json::array();
};

/// Names of a member by which it is known again, whatever claim it is of.
std::vector<std::string> things_of(const ClaimMember& member);

/// Whether the alert knows any of these.
Result<bool> knows_any(Database& database, std::int64_t alert,
                       const std::vector<std::string>& things);
Result<void> note_all(Database& database, std::int64_t alert,
                      const std::vector<std::string>& things);

/// Evidence of a Firing: the words of the spans, in their order in the text.
Result<Json> evidence_json(const std::string& document, const Spans& spans, DocumentTexts& texts);
/// Of members, the latest first and not all of very many: who says it, and what.
Result<Json> evidence_of(std::vector<const ClaimMember*> members, DocumentTexts& texts);

/// "Keld Herald of 3 March 2031".
Result<std::string> report_words(const std::string& document, DocumentTexts& texts);
/// "c:1a2b, “Orvia asked Keld for boats”".
std::string claim_words(const std::string& id, const std::string& text);
/// "on the word of Ana Brill", "on nobody's word".
std::string word_of(const ClaimMember& member);

}  // namespace sayso
