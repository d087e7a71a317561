#include "linking/claims/claim_candidates.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "record/ledger_rows.h"
#include "record/story_rows.h"

namespace sayso {
namespace {

constexpr std::int64_t kOfStory = 200;      // members of the story that are compared, latest first
constexpr std::int64_t kAtLookup = 64;      // members that are read at one lookup, latest first
constexpr std::size_t kForMember = 24;      // candidates that are kept for one member
constexpr std::size_t kOfClaim = 24;        // members of one claim that are compared
constexpr std::int64_t kDays = 45;          // between two reports of one claim
constexpr std::size_t kLongestLookup = 40;  // bytes

/// Members at a lookup, read once for all members of a document.
class Lookups {
 public:
  Lookups(Database& database, std::int64_t story) : database_(database), story_(story) {}

  Result<const std::vector<std::int64_t>*> at(const std::string& lookup) {
    const auto known = found_.find(lookup);
    if (known != found_.end()) return &known->second;
    auto keys = members_at(database_, lookup, kAtLookup, story_);
    if (!keys) return keys.error();
    return &found_.emplace(lookup, std::move(*keys)).first->second;
  }

 private:
  Database& database_;
  const std::int64_t story_;
  std::map<std::string, std::vector<std::int64_t>> found_;
};

/// Whether documents are of the story of the one that is linked. Reports of other years sound
/// alike, and where one has no date only its story tells the year.
class SameStory {
 public:
  SameStory(Database& database, const std::vector<ComparedMember>& members)
      : database_(database),
        own_(members.empty() ? 0 : story_of_id(members.front().row.member.document)) {}

  bool has(const std::string& document) {
    const auto known = stories_.find(document);
    if (known != stories_.end()) return known->second == own_;
    return (stories_[document] = story_of_id(document)) == own_;
  }

 private:
  std::int64_t story_of_id(const std::string& document) const {
    const auto key = document_with_id(database_, document);
    const auto story = key ? story_of(database_, *key) : key;
    return story ? *story : 0;
  }

  Database& database_;
  const std::int64_t own_;  // 0: none
  std::map<std::string, std::int64_t> stories_;
};

bool within_weeks(const ComparedMember& one, const ComparedMember& other) {
  return !one.day || !other.day || std::abs(*one.day - *other.day) <= kDays;
}

/// The members that share most with one member, words that few have counting more.
Result<std::vector<std::int64_t>> best_for(Lookups& lookups, const ComparedMember& member) {
  std::map<std::int64_t, double> shared;
  for (const std::string& lookup : claim_lookups(member.traits)) {
    const auto keys = lookups.at(lookup);
    if (!keys) return keys.error();
    const auto count = static_cast<double>((*keys)->size());
    for (const std::int64_t key : **keys) shared[key] += 1 / std::log(2 + count);
  }
  std::vector<std::pair<double, std::int64_t>> ranked;
  ranked.reserve(shared.size());
  for (const auto& [key, value] : shared) ranked.emplace_back(-value, key);
  const std::size_t count = std::min(kForMember, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                    ranked.end());
  std::vector<std::int64_t> best;
  best.reserve(count);
  for (std::size_t i = 0; i < count; ++i) best.push_back(ranked[i].second);
  return best;
}

/// Ids of the documents that this one rests on or that rest on it, and whether words were copied.
Result<std::map<std::string, bool>> ties_of(Database& database, std::int64_t document) {
  const auto tied = tied_documents(database, document);
  if (!tied) return tied.error();
  std::map<std::string, bool> ties;
  for (const TiedDocument& other : *tied) {
    if (other.relation == ReuseRelation::same_quotation) continue;
    const auto read = read_story_text(database, other.document);
    if (!read) return read.error();
    bool& copied = ties[read->id];
    copied = copied || other.relation != ReuseRelation::cites;
  }
  return ties;
}

}  // namespace

std::vector<std::string> claim_lookups(const ClaimTraits& traits) {
  std::vector<std::string> lookups;
  lookups.reserve(traits.words.size());
  for (const std::string& word : traits.words) {
    if (word.size() <= kLongestLookup) lookups.push_back(' ' + word);  // as stores have it
  }
  return lookups;
}

Result<std::vector<ComparedMember>> claim_candidates(Database& database,
                                                     const std::vector<ComparedMember>& members,
                                                     std::int64_t document) {
  const auto story = story_of(database, document);
  if (!story) return story.error();
  const auto ties = ties_of(database, document);
  if (!ties) return ties.error();
  Lookups lookups(database, *story);
  const auto latest = members_of_story(database, *story, kOfStory);
  if (!latest) return latest.error();
  std::set<std::int64_t> keys(latest->begin(), latest->end());
  for (const ComparedMember& member : members) {
    const auto best = best_for(lookups, member);
    if (!best) return best.error();
    keys.insert(best->begin(), best->end());
  }
  auto rows = members_with_keys(database, {keys.begin(), keys.end()});
  if (!rows) return rows.error();
  std::vector<ComparedMember> out;
  std::set<std::int64_t> claims;
  SameStory same_story(database, members);
  std::set<std::int64_t> closed;  // claims of other years
  const auto add = [&](ClaimMemberRow row) {
    ComparedMember candidate = compared(std::move(row));
    if (!members.empty() && !within_weeks(candidate, members.front())) return;
    const bool dated = candidate.day && !members.empty() && members.front().day;
    if (!dated && !same_story.has(candidate.row.member.document)) {
      closed.insert(candidate.row.claim);
    }
    claims.insert(candidate.row.claim);
    if (const auto tie = ties->find(candidate.row.member.document); tie != ties->end()) {
      candidate.tied = true;
      candidate.copied = tie->second;
    }
    out.push_back(std::move(candidate));
  };
  for (ClaimMemberRow& row : *rows) add(std::move(row));
  std::vector<std::int64_t> others;
  for (const std::int64_t claim : std::set<std::int64_t>(claims)) {
    const auto all = members_of_claim(database, claim);
    if (!all) return all.error();
    std::size_t count = 0;
    for (auto key = all->rbegin(); key != all->rend() && count < kOfClaim; ++key, ++count) {
      if (!keys.contains(*key)) others.push_back(*key);
    }
  }
  rows = members_with_keys(database, others);
  if (!rows) return rows.error();
  for (ClaimMemberRow& row : *rows) add(std::move(row));
  std::erase_if(out, [&](const ComparedMember& one) { return closed.contains(one.row.claim); });
  return out;
}

}  // namespace sayso
