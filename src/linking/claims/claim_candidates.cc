#include "linking/claims/claim_candidates.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "record/ledger_rows.h"
#include "record/story_rows.h"

namespace sayso {
namespace {

constexpr std::size_t kOfStory = 200;       // members of the story that are compared, latest first
constexpr std::int64_t kInStory = 2000;     // ... among which those with shared words are found
constexpr std::size_t kAtLookup = 64;       // members that are read at one lookup, latest first
constexpr std::size_t kForMember = 24;      // candidates that are kept for one member
constexpr std::int64_t kOfClaim = 24;       // members of one claim that are compared
constexpr std::int64_t kDays = 45;          // between two reports of one claim
constexpr std::size_t kLongestLookup = 40;  // bytes

/// Members that have a word, the latest first, for the words of a document.
using Found = std::unordered_map<WordHash, std::vector<std::int64_t>>;

/// As stores have it.
std::string lookup_of(const std::string& word) { return ' ' + word; }
bool is_lookup(const std::string& word) { return word.size() <= kLongestLookup; }

/// A place for each word that members are looked for by.
Found words_to_find(const std::vector<ComparedMember>& members) {
  Found found;
  for (const ComparedMember& member : members) {
    for (std::size_t i = 0; i < member.words.size(); ++i) {
      if (is_lookup(member.traits.words[i])) found[member.words[i]];
    }
  }
  return found;
}

/// Among `story`, keys of the members of a story.
Result<Found> found_in_story(Database& database, ClaimMemory& memory,
                             const std::vector<ComparedMember>& members,
                             std::vector<std::int64_t> story) {
  Found found = words_to_find(members);
  std::sort(story.rbegin(), story.rend());
  for (const std::int64_t key : story) {
    const auto words = memory.words_of(database, key);
    if (!words) return words.error();
    if (*words == nullptr) continue;
    for (const WordHash word : **words) {
      const auto at = found.find(word);
      if (at != found.end() && at->second.size() < kAtLookup) at->second.push_back(key);
    }
  }
  return found;
}

/// Among all of the store.
Result<Found> found_anywhere(Database& database, const std::vector<ComparedMember>& members) {
  Found found = words_to_find(members);
  for (const ComparedMember& member : members) {
    for (std::size_t i = 0; i < member.words.size(); ++i) {
      const auto at = found.find(member.words[i]);
      if (at == found.end() || !at->second.empty()) continue;
      auto keys = members_at(database, lookup_of(member.traits.words[i]),
                             static_cast<std::int64_t>(kAtLookup));
      if (!keys) return keys.error();
      at->second = *std::move(keys);
    }
  }
  return found;
}

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
std::vector<std::int64_t> best_for(const Found& found, const ComparedMember& member) {
  std::unordered_map<std::int64_t, double> shared;
  for (const WordHash word : member.words) {
    const auto at = found.find(word);
    if (at == found.end()) continue;
    const double weight = 1 / std::log(2 + static_cast<double>(at->second.size()));
    for (const std::int64_t key : at->second) shared[key] += weight;
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
    const auto id = id_of_document(database, other.document);
    if (!id) return id.error();
    bool& copied = ties[*id];
    copied = copied || other.relation != ReuseRelation::cites;
  }
  return ties;
}

}  // namespace

std::vector<std::string> claim_lookups(const ClaimTraits& traits) {
  std::vector<std::string> lookups;
  lookups.reserve(traits.words.size());
  for (const std::string& word : traits.words) {
    if (is_lookup(word)) lookups.push_back(lookup_of(word));
  }
  return lookups;
}

Result<std::vector<ComparedMember>> claim_candidates(Database& database, ClaimMemory& memory,
                                                     const std::vector<ComparedMember>& members,
                                                     std::int64_t document) {
  const auto story = story_of(database, document);
  if (!story) return story.error();
  const auto ties = ties_of(database, document);
  if (!ties) return ties.error();
  const auto latest = members_of_story(database, *story, kInStory);
  if (!latest) return latest.error();
  const auto found = *story != 0 ? found_in_story(database, memory, members, *latest)
                                 : found_anywhere(database, members);
  if (!found) return found.error();
  const std::size_t of_story = std::min(latest->size(), kOfStory);
  std::set<std::int64_t> keys(latest->begin(),
                              latest->begin() + static_cast<std::ptrdiff_t>(of_story));
  for (const ComparedMember& member : members) {
    const auto best = best_for(*found, member);
    keys.insert(best.begin(), best.end());
  }
  auto taken = memory.take(database, {keys.begin(), keys.end()});
  if (!taken) return taken.error();
  std::vector<ComparedMember> out, apart;
  std::set<std::int64_t> claims;
  SameStory same_story(database, members);
  std::set<std::int64_t> closed;  // claims of other years
  const auto add = [&](ComparedMember candidate) {
    if (!members.empty() && !within_weeks(candidate, members.front())) {
      apart.push_back(std::move(candidate));
      return;
    }
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
  for (ComparedMember& one : *taken) add(std::move(one));
  std::vector<std::int64_t> others;
  for (const std::int64_t claim : std::set<std::int64_t>(claims)) {
    const auto of_claim = latest_of_claim(database, claim, kOfClaim);
    if (!of_claim) return of_claim.error();
    for (const std::int64_t key : *of_claim) {
      if (!keys.contains(key)) others.push_back(key);
    }
  }
  taken = memory.take(database, others);
  if (!taken) return taken.error();
  for (ComparedMember& one : *taken) add(std::move(one));
  memory.give_back(std::move(apart));
  std::erase_if(out, [&](const ComparedMember& one) { return closed.contains(one.row.claim); });
  return out;
}

}  // namespace sayso
