// What fires an alert, as people and programs say it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "answers/listed_json.h"
#include "base/result.h"

namespace sayso {

/// By `kind`:
///   origin, denied, revised   of `claim`
///   transfer                  `from`, `to`, `goods`: one at least
///   claim                     `q` or `source`, perhaps `origins`
///   statement                 `source`, perhaps `q`
struct AlertCondition {
  std::string kind;
  std::string claim;  // id
  std::string from;   // words of names
  std::string to;
  std::string goods;
  std::string q;  // a full-text query
  std::string source;
  std::size_t origins = 0;  // at least; 0: any number
};

/// In the order in which help names them.
const std::vector<std::string>& condition_kinds();

/// Whether it is on one claim.
bool is_on_claim(const AlertCondition& condition);

/// Reads an AlertCondition of the server's description. Error: "bad-body", which says what makes
/// no sense.
Result<AlertCondition> condition_from(const Json& json);
/// The same of one that is made otherwise.
Result<void> check(const AlertCondition& condition);
Json json_of(const AlertCondition& condition);

/// For people: "“Keld has asked for boats” has an origin that it did not have". `claim_text` is the
/// claim that it is on; where it is empty, the claim's id stands there.
std::string words_of(const AlertCondition& condition, std::string_view claim_text);

/// In quotation marks, unless it begins with some of its own.
std::string as_quotation(std::string_view text);

/// Whether `target` can be one: an address of mail as people have them; an http or https address
/// without a password.
bool is_email(std::string_view target);
bool is_webhook(std::string_view target);

}  // namespace sayso
