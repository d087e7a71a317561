// Documents: words that one has of the other, what it cites, the story that both tell.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "linking/ledger/plain_words.h"
#include "linking/stories/likeness.h"
#include "linking/stories/stories.h"
#include "linking/why/grounds.h"
#include "record/citation_rows.h"
#include "record/claim_rows.h"
#include "record/ledger_rows.h"
#include "record/reuse_rows.h"
#include "record/story_list.h"
#include "record/story_rows.h"

namespace sayso {
namespace {

constexpr std::size_t kRun = 6;  // words in a row that two texts rarely share by chance
constexpr std::size_t kWordsShown = 12;
constexpr std::int64_t kMostPairs = 1000;

/// The words of a row of spans on both sides.
std::vector<Evidence> evidence_of(const std::string& taker, const std::string& giver,
                                  const std::vector<SharedWords>& spans) {
  std::vector<Evidence> words;
  for (const SharedWords& shared : spans) {
    words.push_back({taker, shared.from});
    if (shared.to) words.push_back({giver, *shared.to});
  }
  return words;
}

Result<void> add_reuse(Database& database, const Thing& taker, const Thing& giver,
                       Explanation& out) {
  const auto rows = reuse_of(database, taker.key, kMostPairs);
  if (!rows) return rows.error();
  for (const ReuseRow& row : *rows) {
    if (row.taker != taker.key || row.giver != giver.key) continue;
    const auto spans = read_reuse_spans(database, row.taker, row.giver);
    if (!spans) return spans.error();
    Ground ground;
    ground.what = name_of(row.relation);
    ground.detail = taker.id + " from " + giver.id + ": " + row.reason;
    ground.words = evidence_of(taker.id, giver.id, *spans);
    ground.score = row.score;
    out.links.push_back(std::move(ground));
  }
  return {};
}

Result<void> add_citations(Database& database, const Thing& taker, const Thing& giver,
                           Explanation& out) {
  const auto citations = citations_of(database, taker.id);
  if (!citations) return citations.error();
  for (const JoinedCitation& citation : *citations) {
    const bool is_it = citation.cited == giver.id;
    const auto row = read_ledger_document(database, giver.key);
    if (!row) return row.error();
    const bool names = *row && !(*row)->outlet.empty() && citation.name == (*row)->outlet;
    if (!is_it && !names) continue;
    std::vector<Evidence> words;
    if (citation.span) words.push_back({taker.id, *citation.span});
    Ground ground{is_it ? "names-it" : "names-its-outlet",
                  taker.id + " names " + citation.name,
                  std::move(words),
                  {},
                  {}};
    (is_it ? out.links : out.missing).push_back(std::move(ground));
  }
  return {};
}

std::set<std::vector<std::string>> runs_in(const std::string& text) {
  const std::vector<std::string> words = plain_words(text);
  std::set<std::vector<std::string>> runs;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    runs.insert({words.begin() + static_cast<std::ptrdiff_t>(i),
                 words.begin() + static_cast<std::ptrdiff_t>(i + kRun)});
  }
  return runs;
}

/// How much of the shorter text stands in the other, in runs of a few words.
Ground common_words(const std::string& one, const std::string& other) {
  const auto ours = runs_in(one);
  const auto theirs = runs_in(other);
  std::size_t both = 0;
  for (const auto& run : ours) both += theirs.contains(run) ? 1 : 0;
  const std::size_t least = std::min(ours.size(), theirs.size());
  const double share = least == 0 ? 0 : static_cast<double>(both) / static_cast<double>(least);
  return {both == 0 ? "no-common-run-of-words" : "common-runs-of-words",
          std::to_string(both) + " runs of " + std::to_string(kRun) + " words",
          {},
          share,
          {}};
}

Result<std::vector<std::string>> word_texts(Database& database, const StoryDocument& one,
                                            const StoryDocument& other) {
  std::map<std::int64_t, double> ours;
  for (const WordWeight& weight : one.words) ours[weight.word] = weight.weight;
  std::vector<std::pair<double, std::int64_t>> both;
  for (const WordWeight& weight : other.words) {
    const auto found = ours.find(weight.word);
    if (found != ours.end()) both.emplace_back(-found->second * weight.weight, weight.word);
  }
  std::sort(both.begin(), both.end());
  std::vector<std::string> words;
  for (std::size_t i = 0; i < both.size() && i <= kWordsShown; ++i) {
    auto done =
        for_each_row(database.query("SELECT word FROM story_words WHERE key = ?", both[i].second),
                     [&](const Statement& row) { words.emplace_back(row.text(0)); });
    if (!done) return done.error();
  }
  return words;
}

Ground by_user(const std::string& story) {
  return {"correction", "a person put a document to " + story, {}, {}, {}};
}

Result<void> add_story(Database& database, const Thing& one, const Thing& other, Explanation& out) {
  const auto ours = read_story_document(database, one.key);
  if (!ours) return ours.error();
  const auto theirs = read_story_document(database, other.key);
  if (!theirs) return theirs.error();
  if (!*ours || !*theirs) return {};
  const auto words = word_texts(database, **ours, **theirs);
  if (!words) return words.error();
  const bool same = (*ours)->story == (*theirs)->story;
  std::string story;
  auto done = for_each_row(database.query("SELECT id FROM stories WHERE key = ?", (*ours)->story),
                           [&](const Statement& row) { story = row.text(0); });
  if (!done) return done;
  Ground ground{same ? "one-story" : "two-stories",
                (same ? story + ": " : std::string()) + "both have " +
                    (words->empty() ? "no telling word" : word_list(*words, kWordsShown)),
                {},
                likeness(**ours, **theirs),
                story_joins_from()};
  std::vector<Ground>& to = same ? out.links : out.missing;
  to.push_back(std::move(ground));
  if ((*ours)->by_user || (*theirs)->by_user) to.push_back(by_user(story));
  return {};
}

/// The claims that both have something to say of.
Result<void> add_claims(Store& store, const Thing& one, const Thing& other, Explanation& out) {
  Database& database = store.tables();
  const auto ours = members_of_document(database, one.key);
  if (!ours) return ours.error();
  const auto theirs = members_of_document(database, other.key);
  if (!theirs) return theirs.error();
  const auto words_of_member = [](const ClaimMember& member) {
    return Evidence{member.document, {member.content.front().begin, member.content.back().end}};
  };
  std::set<std::int64_t> told;
  for (const ClaimMemberRow& row : *ours) {
    for (const ClaimMemberRow& also : *theirs) {
      if (row.claim != also.claim || row.member.content.empty() || also.member.content.empty() ||
          !told.insert(row.claim).second) {
        continue;
      }
      std::string id;
      auto done = for_each_row(database.query("SELECT id FROM claims WHERE key = ?", row.claim),
                               [&](const Statement& claim) { id = claim.text(0); });
      if (!done) return done;
      out.links.push_back(
          {"same-claim", id, {words_of_member(row.member), words_of_member(also.member)}, {}, {}});
    }
  }
  if (told.empty()) out.missing.push_back({"no-common-claim", {}, {}, {}, {}});
  return {};
}

}  // namespace

Result<Explanation> explain_documents(Store& store, const Thing& one, const Thing& other) {
  Database& database = store.tables();
  Explanation out;
  const auto ours = read_ledger_document(database, one.key);
  if (!ours) return ours.error();
  const auto theirs = read_ledger_document(database, other.key);
  if (!theirs) return theirs.error();
  if (!*ours || !*theirs) return database.error("not-found", "a document is gone");
  if ((*ours)->article == (*theirs)->article) {
    out.links.push_back({"versions", "of article " + (*ours)->article, {}, {}, {}});
  }
  for (const auto& [taker, giver] : {std::pair(&one, &other), std::pair(&other, &one)}) {
    if (auto done = add_reuse(database, *taker, *giver, out); !done) return done.error();
    if (auto done = add_citations(database, *taker, *giver, out); !done) return done.error();
  }
  const bool rests = !out.links.empty();
  (rests ? out.links : out.missing).push_back(common_words((*ours)->text, (*theirs)->text));
  if (!rests) out.missing.push_back({"no-reuse-or-citation", {}, {}, {}, {}});
  if (auto done = add_story(database, one, other, out); !done) return done.error();
  if (auto done = add_claims(store, one, other, out); !done) return done.error();
  return out;
}

Result<Explanation> explain_membership(Store& store, const Thing& document, const Thing& story) {
  Database& database = store.tables();
  Explanation out;
  const auto its = read_story(database, story.id);
  if (!its) return its.error();
  const auto& all = its->documents;
  const bool is_of = std::find(all.begin(), all.end(), document.id) != all.end();
  const auto ours = read_story_document(database, document.key);
  if (!ours) return ours.error();
  if (!*ours) return out;
  double sum = 0;
  std::size_t count = 0;
  for (const std::string& id : all) {
    if (id == document.id) continue;
    const auto key = document_with_id(database, id);
    if (!key) return key.error();
    const auto theirs = read_story_document(database, *key);
    if (!theirs) return theirs.error();
    if (!*theirs) continue;
    const auto words = word_texts(database, **ours, **theirs);
    if (!words) return words.error();
    const double alike = likeness(**ours, **theirs);
    sum += alike;
    ++count;
    (is_of ? out.links : out.missing)
        .push_back({"alike", id + ": " + word_list(*words, kWordsShown), {}, alike, {}});
  }
  const double mean = count == 0 ? 0 : sum / static_cast<double>(count);
  std::vector<Ground>& to = is_of ? out.links : out.missing;
  to.insert(to.begin(), Ground{is_of ? "of-the-story" : "not-of-the-story",
                               story.id + ", on average",
                               {},
                               mean,
                               story_joins_from()});
  if ((*ours)->by_user) to.push_back(by_user(story.id));
  return out;
}

}  // namespace sayso
