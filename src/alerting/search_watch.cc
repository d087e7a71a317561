#include "alerting/search_watch.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "linking/source_words.h"
#include "record/claim_rows.h"
#include "record/list_pages.h"
#include "record/part.h"
#include "record/story_list.h"

namespace sayso {
namespace {

/// What one look at an alert tells by itself; the rest is told together.
constexpr std::size_t kMostFindings = 50;

AlertSearch search_of(const AlertCondition& condition) {
  return {condition.q, condition.source, condition.origins, condition.kind == "statement"};
}

/// The members that make a claim known: of a statement, those by the source.
std::vector<const ClaimMember*> told(const Claim& claim, const AlertCondition& condition) {
  std::vector<const ClaimMember*> members;
  for (const ClaimMember& member : claim.members) {
    if (condition.kind == "claim" || has_name(member.source_name, condition.source)) {
      members.push_back(&member);
    }
  }
  return members;
}

/// What is new of a claim, in a sentence.
Result<Finding> finding_of(Database& database, const WatchedAlert& alert, std::int64_t key,
                           const Claim& claim, std::vector<const ClaimMember*> members) {
  const auto listed = listed_claim(database, key);
  if (!listed) return listed.error();
  Finding finding;
  finding.claim = claim.id;
  if (!listed->empty()) {
    finding.claim_text = listed->front().text;
    finding.story = listed->front().story;
  }
  DocumentTexts texts(database);
  const ClaimMember& first = *members.front();
  const auto report = report_words(first.document, texts);
  if (!report) return report.error();
  const std::string words = claim_words(claim.id, finding.claim_text);
  const AlertCondition& condition = alert.condition;
  if (condition.kind == "statement") {
    finding.why = first.source_name + " says something new: " + words + ", " + *report;
  } else {
    finding.why = "a new claim";
    if (!condition.q.empty()) finding.why += " with '" + condition.q + "'";
    if (!condition.source.empty()) finding.why += " by '" + condition.source + "'";
    if (condition.origins > 0 && !listed->empty()) {
      finding.why += " with " + std::to_string(listed->front().least_origins) + " origins";
    }
    finding.why += ": " + words + ", " + *report + ", " + word_of(first);
  }
  auto evidence = evidence_of(std::move(members), texts);
  if (!evidence) return evidence.error();
  finding.evidence = *std::move(evidence);
  return finding;
}

/// Has more than the most that is told one by one said in one sentence.
void tell_rest(std::vector<Finding>& findings, std::size_t more) {
  if (more == 0) return;
  Finding rest;
  rest.why = std::to_string(more) + " more at the same time, which are not told one by one";
  findings.push_back(std::move(rest));
}

/// Names of a step by which it is known again.
std::string thing_of(const TransferStep& step) {
  return "step\n" + step.document + "\n" + step.status + "\n" + std::to_string(step.span.begin);
}

/// Steps by status, in the order in which a transfer first reaches them.
std::vector<std::vector<const TransferStep*>> by_status(const Transfer& transfer) {
  std::vector<std::vector<const TransferStep*>> out;
  for (const TransferStep& step : transfer.steps) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const auto& steps) {
      return steps.front()->status == step.status;
    });
    if (same == out.end()) {
      out.push_back({&step});
    } else {
      same->push_back(&step);
    }
  }
  return out;
}

std::string transfer_words(const Transfer& transfer) {
  const auto or_open = [](const std::string& name) { return name.empty() ? "?" : name; };
  return or_open(transfer.supplier) + " → " + or_open(transfer.recipient) + ", " +
         (transfer.goods.empty() ? "goods" : transfer.goods);
}

Result<Finding> finding_of(Database& database, const Transfer& transfer,
                           const std::vector<const TransferStep*>& steps, bool is_new) {
  DocumentTexts texts(database);
  Finding finding;
  finding.transfer = transfer.id;
  std::string reached;
  for (const TransferStep* step : steps) {
    reached += (reached.empty() ? "" : ", ") + step->status;
    const auto report = report_words(step->document, texts);
    if (!report) return report.error();
    reached += " (" + *report + ")";
    auto evidence = evidence_json(step->document, {step->span}, texts);
    if (!evidence) return evidence.error();
    finding.evidence.push_back(*std::move(evidence));
  }
  finding.why = transfer_words(transfer) +
                (is_new ? ": a new transfer, " : ": reaches a step that it had not, ") + reached;
  const auto document = texts.find(steps.front()->document);
  if (!document) return document.error();
  auto story = story_id_of(database, (*document)->key);
  if (!story) return story.error();
  finding.story = *std::move(story);
  return finding;
}

/// The new steps of a transfer, one of each status, and all that is to be noted of it.
struct Reached {
  std::vector<const TransferStep*> steps;
  std::vector<std::string> things;
  bool is_new = true;  // none of its steps is known
};

Result<Reached> reached(Database& database, std::int64_t alert, const Transfer& transfer) {
  Reached out;
  for (const auto& steps : by_status(transfer)) {
    std::vector<std::string> things;
    things.reserve(steps.size());
    for (const TransferStep* step : steps) things.push_back(thing_of(*step));
    const auto known = knows_any(database, alert, things);
    if (!known) return known.error();
    if (*known) {
      out.is_new = false;
    } else {
      out.steps.push_back(steps.front());
    }
    out.things.insert(out.things.end(), things.begin(), things.end());
  }
  return out;
}

bool is_wanted(const Transfer& transfer, const AlertCondition& condition) {
  return has_words(transfer.supplier, condition.from) &&
         has_words(transfer.recipient, condition.to) && has_words(transfer.goods, condition.goods);
}

}  // namespace

Result<std::vector<Finding>> watch_claims(Database& database, const WatchedAlert& alert) {
  const auto keys = claims_that_match(database, search_of(alert.condition),
                                      alert.primed ? SearchAmong::touched : SearchAmong::all);
  if (!keys) return keys.error();
  std::vector<Finding> findings;
  std::size_t more = 0;
  for (const std::int64_t key : *keys) {
    const auto row = read_claim(database, key);
    if (!row) return row.error();
    if (!*row) continue;
    const Claim& claim = (*row)->claim;
    auto members = told(claim, alert.condition);
    std::vector<std::string> things;
    things.reserve(members.size());
    for (const ClaimMember* member : members) things.push_back(things_of(*member).front());
    const auto known = knows_any(database, alert.key, things);
    if (!known) return known.error();
    if (auto done = note_all(database, alert.key, things); !done) return done.error();
    if (*known || !alert.primed || members.empty()) continue;
    if (findings.size() == kMostFindings) {
      ++more;
      continue;
    }
    auto finding = finding_of(database, alert, key, claim, std::move(members));
    if (!finding) return finding.error();
    findings.push_back(*std::move(finding));
  }
  tell_rest(findings, more);
  return findings;
}

Result<std::vector<Finding>> watch_transfers(Database& database, const WatchedAlert& alert,
                                             const std::vector<Transfer>& all) {
  std::vector<Finding> findings;
  std::vector<std::string> things;
  std::size_t more = 0;
  for (const Transfer& transfer : all) {
    if (!is_wanted(transfer, alert.condition)) continue;
    auto found = reached(database, alert.key, transfer);
    if (!found) return found.error();
    // Noted at the end, since one document may tell the same step of two transfers.
    things.insert(things.end(), found->things.begin(), found->things.end());
    if (found->steps.empty() || !alert.primed) continue;
    if (findings.size() == kMostFindings) {
      ++more;
      continue;
    }
    auto finding = finding_of(database, transfer, found->steps, found->is_new);
    if (!finding) return finding.error();
    findings.push_back(*std::move(finding));
  }
  if (auto done = note_all(database, alert.key, things); !done) return done.error();
  tell_rest(findings, more);
  return findings;
}

}  // namespace sayso
