#include "alerting/claim_watch.h"

#include <algorithm>
#include <set>
#include <utility>

#include "alerting/origin_parts.h"
#include "linking/ledger/settling.h"
#include "linking/source_words.h"
#include "record/ledger_rows.h"
#include "record/list_pages.h"

namespace sayso {
namespace {

/// "a second", "a third"; beyond that "a 12th".
std::string an_ordinal(std::size_t number) {
  static constexpr std::string_view words[] = {"a first", "a second", "a third",  "a fourth",
                                               "a fifth", "a sixth",  "a seventh"};
  if (number >= 1 && number <= std::size(words)) return std::string(words[number - 1]);
  const bool teen = number % 100 > 10 && number % 100 < 14;
  const std::string_view end = teen               ? "th"
                               : number % 10 == 1 ? "st"
                               : number % 10 == 2 ? "nd"
                               : number % 10 == 3 ? "rd"
                                                  : "th";
  const bool vowel = number == 8 || number == 11 || number == 18 || number / 10 == 8;
  return (vowel ? "an " : "a ") + std::to_string(number) + std::string(end);
}

/// "; and 2 more" behind the first of several.
std::string and_more(std::size_t number) {
  return number < 2 ? "" : "; and " + std::to_string(number - 1) + " more";
}

std::vector<std::string> things_of(const OriginPart& part) {
  std::vector<std::string> things;
  for (const ClaimMember* member : part.members) {
    for (std::string& thing : sayso::things_of(*member)) things.push_back(std::move(thing));
  }
  for (const std::string& outside : part.outside) things.push_back("outside\n" + outside);
  return things;
}

/// Whether a part is no more than a report that names nobody and may rest on the others.
bool only_repeats(const OriginPart& part) {
  return std::find(part.ties.begin(), part.ties.end(), "flat-statement") != part.ties.end();
}

/// Who says it first of a part; nothing where only sources outside do.
const ClaimMember* first_of(const OriginPart& part) {
  return part.members.empty() ? nullptr : part.members.front();
}

Finding about(const Claim& claim) {
  Finding finding;
  finding.claim = claim.id;
  finding.claim_text = claim.text;
  finding.story = claim.story;
  return finding;
}

Result<std::optional<Finding>> new_origins(Database& database, const WatchedAlert& alert,
                                           const Claim& claim) {
  const std::vector<OriginPart> parts = origin_parts(claim);
  std::vector<const OriginPart*> found;
  for (const OriginPart& part : parts) {
    const auto known = knows_any(database, alert.key, things_of(part));
    if (!known) return known.error();
    if (!*known && !only_repeats(part) && first_of(part) != nullptr) found.push_back(&part);
  }
  for (const OriginPart& part : parts) {
    if (auto done = note_all(database, alert.key, things_of(part)); !done) return done.error();
  }
  if (found.empty() || !alert.primed) return std::optional<Finding>();
  DocumentTexts texts(database);
  const OriginPart& first = *found.front();
  const auto report = report_words(first_of(first)->document, texts);
  if (!report) return report.error();
  Finding finding = about(claim);
  finding.why = claim_words(claim.id, claim.text) + ": ";
  if (!first.ties.empty()) finding.why += "perhaps ";
  finding.why += an_ordinal(claim.ledger.most_origins + 1 - found.size()) + " origin, " + *report +
                 ", " + word_of(*first_of(first));
  if (!first.ties.empty()) {
    finding.why += " (may be one with another: " + first.ties.front() + ")";
  }
  finding.why += and_more(found.size());
  std::vector<const ClaimMember*> members;
  for (const OriginPart* part : found) {
    members.insert(members.end(), part->members.begin(), part->members.end());
  }
  auto evidence = evidence_of(std::move(members), texts);
  if (!evidence) return evidence.error();
  finding.evidence = *std::move(evidence);
  return std::optional(std::move(finding));
}

/// One who denies, whatever he says it to; who has no name is one for each document.
std::vector<std::string> things_of_denier(const ClaimMember& member) {
  std::vector<std::string> things = things_of(member);
  const std::string key = source_key(member.source_name);
  if (!key.empty() && !is_pronoun(key)) things.push_back("denier\n" + key);
  return things;
}

std::string denial_words(const ClaimMember& member) {
  const std::string who = member.source_name.empty() ? "a report" : member.source_name;
  if (member.stance == Stance::denies) return "denied by " + who;
  if (member.stance == Stance::doubts) return "doubted by " + who;
  return "contradicted by " + who;
}

Result<std::optional<Finding>> new_denials(Database& database, const WatchedAlert& alert,
                                           const Claim& claim) {
  std::set<std::size_t> deniers;
  for (const Dispute& dispute : claim.disputes) deniers.insert(dispute.denies);
  std::vector<const ClaimMember*> found;
  std::set<std::string> names;
  for (const std::size_t index : deniers) {
    const ClaimMember& member = claim.members[index];
    const auto known = knows_any(database, alert.key, things_of_denier(member));
    if (!known) return known.error();
    if (!*known) found.push_back(&member);
  }
  for (const std::size_t index : deniers) {
    const auto things = things_of_denier(claim.members[index]);
    if (auto done = note_all(database, alert.key, things); !done) return done.error();
  }
  if (found.empty() || !alert.primed) return std::optional<Finding>();
  for (const ClaimMember* member : found) names.insert(source_key(member->source_name));
  DocumentTexts texts(database);
  const auto report = report_words(found.front()->document, texts);
  if (!report) return report.error();
  Finding finding = about(claim);
  finding.why = claim_words(claim.id, claim.text) + ": " + denial_words(*found.front()) + ", " +
                *report + and_more(names.size());
  auto evidence = evidence_of(std::move(found), texts);
  if (!evidence) return evidence.error();
  finding.evidence = *std::move(evidence);
  return std::optional(std::move(finding));
}

Result<std::optional<Finding>> new_revisions(Database& database, const WatchedAlert& alert,
                                             const Claim& claim, std::int64_t key,
                                             ClaimReader& reader) {
  const auto keys = claims_that_revise(database, key);
  if (!keys) return keys.error();
  std::optional<Claim> found;
  std::size_t number = 0;
  for (const std::int64_t other : *keys) {
    auto revision = reader.read(other);
    if (!revision) return revision.error();
    std::vector<std::string> things;
    for (const ClaimMember& member : revision->members) {
      // A claim that replaces this one is known by what is said in it, as "said" knows any.
      things.push_back("revision\n" + sayso::things_of(member).front());
    }
    const auto known = knows_any(database, alert.key, things);
    if (!known) return known.error();
    if (auto done = note_all(database, alert.key, things); !done) return done.error();
    if (*known || revision->members.empty()) continue;
    ++number;
    if (!found) found = *std::move(revision);
  }
  if (!found || !alert.primed) return std::optional<Finding>();
  DocumentTexts texts(database);
  const auto report = report_words(found->members.front().document, texts);
  if (!report) return report.error();
  Finding finding = about(claim);
  finding.why = claim_words(claim.id, claim.text) + ": revised by " +
                claim_words(found->id, found->text) + ", " + *report + ", " +
                word_of(found->members.front()) + and_more(number);
  std::vector<const ClaimMember*> members;
  for (const ClaimMember& member : found->members) members.push_back(&member);
  auto evidence = evidence_of(std::move(members), texts);
  if (!evidence) return evidence.error();
  finding.evidence = *std::move(evidence);
  return std::optional(std::move(finding));
}

/// Key of the claim that the alert is on, as it stands now; 0 where all its members are gone.
Result<std::int64_t> claim_of(Database& database, const WatchedAlert& alert) {
  if (alert.primed) return claim_of_noted(database, alert.key);
  auto key = find_claim(database, alert.condition.claim);
  if (!key && key.error().code == "not-found") return std::int64_t{0};
  return key;
}

}  // namespace

Result<std::optional<Finding>> watch_claim(Database& database, const WatchedAlert& alert,
                                           const std::vector<std::int64_t>& touched) {
  const auto key = claim_of(database, alert);
  if (!key) return key.error();
  const bool is_revised = alert.condition.kind == "revised";
  // What replaces it is touched, not the claim itself.
  const bool changed =
      std::binary_search(touched.begin(), touched.end(), *key) || is_revised || !alert.primed;
  if (*key == 0 || !changed) return std::optional<Finding>();
  ClaimReader reader(database);
  const auto claim = reader.read(*key);
  if (!claim) return claim.error();
  if (auto done = note_members(database, alert.key, claim->members); !done) return done.error();
  if (is_revised) return new_revisions(database, alert, *claim, *key, reader);
  if (alert.condition.kind == "denied") return new_denials(database, alert, *claim);
  return new_origins(database, alert, *claim);
}

}  // namespace sayso
