#include "alerting/condition.h"

#include <algorithm>
#include <regex>
#include <utility>

#include "base/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t kLongest = 500;  // code points of a field
constexpr std::size_t kMostOrigins = 1000;

/// A field of a condition: its name, where its text goes, and which kinds have it.
struct Field {
  std::string_view name;
  std::string AlertCondition::*text;
  std::vector<std::string_view> kinds;
};

const std::vector<Field>& fields() {
  static const std::vector<Field> all = {
      {"claim", &AlertCondition::claim, {"origin", "denied", "revised"}},
      {"from", &AlertCondition::from, {"transfer"}},
      {"to", &AlertCondition::to, {"transfer"}},
      {"goods", &AlertCondition::goods, {"transfer"}},
      {"q", &AlertCondition::q, {"claim", "statement"}},
      {"source", &AlertCondition::source, {"claim", "statement"}}};
  return all;
}

Error bad(const std::string& why) { return {"bad-body", why}; }

bool is_of(const Field& field, std::string_view kind) {
  return std::find(field.kinds.begin(), field.kinds.end(), kind) != field.kinds.end();
}

bool has_sign(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return c > ' ' && c != 0x7f; });
}

Result<void> take_field(const std::string& name, const Json& value, AlertCondition& condition) {
  if (name == "origins") {
    if (condition.kind != "claim") return bad("only a 'claim' has 'origins'");
    // A whole number may come as 2.0.
    const double number = value.is_number() ? value.get<double>() : 0;
    if (number < 1 || number > kMostOrigins ||
        number != static_cast<double>(static_cast<int>(number))) {
      return bad("'origins' is no number from 1 to 1000");
    }
    condition.origins = static_cast<std::size_t>(number);
    return {};
  }
  for (const Field& field : fields()) {
    if (field.name != name) continue;
    if (!is_of(field, condition.kind)) {
      return bad("a condition of kind '" + condition.kind + "' has no '" + name + "'");
    }
    if (!value.is_string() || !has_sign(value.get<std::string>())) {
      return bad("'" + name + "' is no text");
    }
    condition.*field.text = value.get<std::string>();
    return {};
  }
  return bad("a condition has no '" + name + "'");
}

/// "'x'" for each that is given, after its word: " from 'Keld' to 'Orvia'".
std::string after(std::string_view word, const std::string& text) {
  return text.empty() ? "" : " " + std::string(word) + " " + as_quotation(text);
}

}  // namespace

const std::vector<std::string>& condition_kinds() {
  static const std::vector<std::string> kinds = {"origin",   "denied", "revised",
                                                 "transfer", "claim",  "statement"};
  return kinds;
}

bool is_on_claim(const AlertCondition& condition) {
  return condition.kind == "origin" || condition.kind == "denied" || condition.kind == "revised";
}

Result<void> check(const AlertCondition& condition) {
  const auto& kinds = condition_kinds();
  if (std::find(kinds.begin(), kinds.end(), condition.kind) == kinds.end()) {
    return bad("'kind' is none: '" + condition.kind + "'");
  }
  for (const Field& field : fields()) {
    const std::string& text = condition.*field.text;
    if (text.empty()) continue;
    const std::string name(field.name);
    if (!is_of(field, condition.kind)) {
      return bad("a condition of kind '" + condition.kind + "' has no '" + name + "'");
    }
    if (!has_sign(text) || count_code_points(repair_utf8(text)) > kLongest) {
      return bad("'" + name + "' is no text, or too long");
    }
  }
  if (condition.origins > kMostOrigins) return bad("'origins' is no number from 1 to 1000");
  if (condition.origins > 0 && condition.kind != "claim") {
    return bad("only a 'claim' has 'origins'");
  }
  if (is_on_claim(condition) && condition.claim.empty()) return bad("'claim' is missing");
  if (condition.kind == "transfer" && condition.from.empty() && condition.to.empty() &&
      condition.goods.empty()) {
    return bad("one of 'from', 'to' and 'goods' is wanted");
  }
  if (condition.kind == "claim" && condition.q.empty() && condition.source.empty()) {
    return bad("one of 'q' and 'source' is wanted");
  }
  if (condition.kind == "statement" && condition.source.empty()) return bad("'source' is missing");
  return {};
}

Result<AlertCondition> condition_from(const Json& json) {
  AlertCondition condition;
  if (!json.is_object() || !json.contains("kind") || !json["kind"].is_string()) {
    return bad("'condition' is no object with a 'kind'");
  }
  condition.kind = json["kind"].get<std::string>();
  for (const auto& [name, value] : json.items()) {
    if (name == "kind") continue;
    if (auto taken = take_field(name, value, condition); !taken) return taken.error();
  }
  if (auto fine = check(condition); !fine) return fine.error();
  return condition;
}

Json json_of(const AlertCondition& condition) {
  Json json = {{"kind", condition.kind}};
  for (const Field& field : fields()) {
    const std::string& text = condition.*field.text;
    if (!text.empty()) json[std::string(field.name)] = text;
  }
  if (condition.origins > 0) json["origins"] = condition.origins;
  return json;
}

std::string as_quotation(std::string_view text) {
  for (const std::string_view mark : {"\"", "“", "‘", "«", "„"}) {
    if (text.starts_with(mark)) return std::string(text);
  }
  return "“" + std::string(text) + "”";
}

std::string words_of(const AlertCondition& condition, std::string_view claim_text) {
  const std::string claim = claim_text.empty() ? condition.claim : as_quotation(claim_text);
  if (condition.kind == "origin") return claim + " has an origin that it did not have";
  if (condition.kind == "denied") return "somebody new denies or doubts " + claim;
  if (condition.kind == "revised") return "another claim takes the place of " + claim;
  if (condition.kind == "transfer") {
    return "a transfer" + after("from", condition.from) + after("to", condition.to) +
           after("of", condition.goods) + " reaches a step that it had not";
  }
  if (condition.kind == "statement") {
    return as_quotation(condition.source) + " says something new" + after("with", condition.q);
  }
  std::string words = "a new claim" + after("with", condition.q) + after("by", condition.source);
  if (condition.origins == 0) return words + " is found";
  return words + " with " + std::to_string(condition.origins) + " or more origins is found";
}

bool is_email(std::string_view target) {
  // What most mail systems take; quoted parts and addresses in brackets are not.
  static const std::regex shape(
      "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63}){0,7}");
  return target.size() <= 254 && std::regex_match(std::string(target), shape);
}

bool is_webhook(std::string_view target) {
  constexpr std::size_t longest = 2000;
  if (target.size() > longest) return false;
  const std::size_t scheme = target.starts_with("https://")  ? 8
                             : target.starts_with("http://") ? 7
                                                             : 0;
  if (scheme == 0) return false;
  const std::string_view rest = target.substr(scheme);
  const std::string_view place = rest.substr(0, rest.find('/'));
  static const std::regex shape("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");
  const bool printable =
      std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '!' && c <= '~'; });
  return printable && std::regex_match(std::string(place), shape);
}

}  // namespace sayso
