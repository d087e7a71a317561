#include "linking/claims/claim_candidates.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace sayso {
namespace {

constexpr std::int64_t kAtLookup = 64;      // members that are read at one lookup, latest first
constexpr std::size_t kForMember = 12;      // candidates that are kept for one member
constexpr std::int64_t kOfClaim = 8;        // members of one claim that are compared
constexpr std::int64_t kDays = 45;          // between two reports of one claim
constexpr std::size_t kLongestLookup = 40;  // bytes

/// Members at a lookup, read once for all members of a document.
class Lookups {
 public:
  explicit Lookups(Database& database) : database_(database) {}

  Result<const std::vector<std::int64_t>*> at(const std::string& lookup) {
    const auto known = found_.find(lookup);
    if (known != found_.end()) return &known->second;
    auto keys = members_at(database_, lookup, kAtLookup);
    if (!keys) return keys.error();
    return &found_.emplace(lookup, std::move(*keys)).first->second;
  }

 private:
  Database& database_;
  std::map<std::string, std::vector<std::int64_t>> found_;
};

bool within_weeks(const ComparedMember& one, const ComparedMember& other) {
  return !one.day || !other.day || std::abs(*one.day - *other.day) <= kDays;
}

/// The members that share most with one member, words that few have counting more.
Result<std::vector<std::int64_t>> best_for(Lookups& lookups, const ComparedMember& member,
                                           std::string_view story) {
  std::unordered_map<std::int64_t, double> shared;
  for (const std::string& lookup : claim_lookups(member.traits, story)) {
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

}  // namespace

std::vector<std::string> claim_lookups(const ClaimTraits& traits, std::string_view story) {
  std::vector<std::string> lookups;
  lookups.reserve(traits.words.size());
  for (const std::string& word : traits.words) {
    if (word.size() <= kLongestLookup) lookups.push_back(std::string(story) + ' ' + word);
  }
  return lookups;
}

Result<std::vector<ComparedMember>> claim_candidates(Database& database,
                                                     const std::vector<ComparedMember>& members,
                                                     std::string_view story) {
  Lookups lookups(database);
  std::set<std::int64_t> keys;
  for (const ComparedMember& member : members) {
    const auto best = best_for(lookups, member, story);
    if (!best) return best.error();
    keys.insert(best->begin(), best->end());
  }
  auto rows = members_with_keys(database, {keys.begin(), keys.end()});
  if (!rows) return rows.error();
  std::vector<ComparedMember> out;
  std::set<std::int64_t> claims;
  const auto add = [&](ClaimMemberRow row) {
    ComparedMember candidate = compared(std::move(row));
    if (!members.empty() && !within_weeks(candidate, members.front())) return;
    claims.insert(candidate.row.claim);
    out.push_back(std::move(candidate));
  };
  for (ClaimMemberRow& row : *rows) add(std::move(row));
  std::vector<std::int64_t> others;
  for (const std::int64_t claim : std::set<std::int64_t>(claims)) {
    const auto latest = latest_of_claim(database, claim, kOfClaim);
    if (!latest) return latest.error();
    for (const std::int64_t key : *latest) {
      if (!keys.contains(key)) others.push_back(key);
    }
  }
  rows = members_with_keys(database, others);
  if (!rows) return rows.error();
  for (ClaimMemberRow& row : *rows) add(std::move(row));
  return out;
}

}  // namespace sayso
