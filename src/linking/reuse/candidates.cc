#include "linking/reuse/candidates.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "linking/moment.h"

namespace sayso {
namespace {

constexpr std::size_t kMostCandidates = 40;
/// Hashes of text that very many took: a few of them in common are no phrase.
constexpr std::size_t kCommonHashes = 3;
/// Days between reports in which one run of words in common is more than a turn of phrase.
constexpr std::int64_t kNearDays = 30;
/// Articles of an outlet, with the one at hand, that make a paragraph standing.
constexpr std::size_t kStandingArticles = 3;

using Documents = std::vector<std::int64_t>;

/// Weighs what is found at the fingerprints.
class CandidateSearch {
 public:
  CandidateSearch(Database& database, ReuseMemory& memory, const ReuseDocument& document,
                  const Wording& wording, const Fingerprints& fingerprints,
                  const std::vector<Documents>& at)
      : database_(database),
        memory_(memory),
        document_(document),
        wording_(wording),
        fingerprints_(fingerprints),
        at_(at) {}

  Result<ReuseCandidates> run() {
    if (auto done = find_outlet_mates(); !done) return done.error();
    mark_standing();
    choose();
    return std::move(out_);
  }

 private:
  /// Other articles of the outlet that share less than half of this one's fingerprints.
  Result<void> find_outlet_mates() {
    const Outlet& outlet = document_.outlet;
    if (outlet.name.empty() && outlet.domain.empty()) return {};
    std::map<std::int64_t, std::size_t> hits;
    std::set<std::uint64_t> kept;
    for (const Fingerprint& one : fingerprints_.kept) kept.insert(one.hash);
    std::set<std::int64_t> several;  // those at a hash that others have too
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (at_[i].size() + 1 >= kStandingArticles) several.insert(at_[i].begin(), at_[i].end());
      if (!kept.contains(fingerprints_.asked[i].hash)) continue;
      for (const std::int64_t other : at_[i]) ++hits[other];
    }
    for (const auto& [other, count] : hits) {
      if (2 * count >= fingerprints_.kept.size() || !several.contains(other)) continue;
      if (!memory_.fingerprints().may_be_of(outlet.name, other)) continue;
      const auto publication = memory_.publication(database_, other);
      if (!publication) return publication.error();
      const Outlet& its = (*publication)->outlet;
      const bool same = its.name.empty() ? its.domain == outlet.domain : its.name == outlet.name;
      if (same && (*publication)->first_version != document_.first_version) {
        mates_.emplace(other, (*publication)->first_version);
      }
    }
    return {};
  }

  /// Documents of the outlet's other articles at the hash.
  std::set<std::int64_t> mates_at(std::size_t hash) const {
    std::set<std::int64_t> out;
    for (const std::int64_t other : at_[hash]) {
      if (mates_.contains(other)) out.insert(other);
    }
    return out;
  }

  std::size_t articles_of(const std::set<std::int64_t>& documents) const {
    std::set<std::int64_t> articles;
    for (const std::int64_t document : documents) articles.insert(mates_.at(document));
    return articles.size();
  }

  void mark_standing() {
    out_.standing.assign(wording_.size(), false);
    if (mates_.empty()) return;
    std::set<std::int64_t> relink;
    for (const WordRange paragraph : paragraphs_of(wording_)) {
      std::size_t all = 0, standing = 0;
      std::set<std::int64_t> just;
      for (std::size_t i = 0; i < at_.size(); ++i) {
        const std::size_t word = fingerprints_.asked[i].word;
        if (word < paragraph.begin || word >= paragraph.end) continue;
        ++all;
        const std::set<std::int64_t> mates = mates_at(i);
        const std::size_t articles = articles_of(mates) + 1;
        if (articles >= kStandingArticles) ++standing;
        if (articles == kStandingArticles) just.insert(mates.begin(), mates.end());
      }
      if (standing == 0 || 2 * standing < all) continue;
      relink.insert(just.begin(), just.end());
      for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) out_.standing[i] = true;
    }
    out_.relink.assign(relink.begin(), relink.end());
  }

  void choose() {
    const std::map<std::int64_t, Weight> weights = weigh();
    std::vector<std::pair<std::size_t, std::int64_t>> ranked;
    ranked.reserve(weights.size());
    for (const auto& [other, weight] : weights) {
      if (weight.rare == 0 && weight.common < kCommonHashes) continue;
      ranked.emplace_back(4 * weight.rare + weight.common, other);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [weight, other] : ranked) {
      if (out_.documents.size() == kMostCandidates) break;
      const Weight& its = weights.at(other);
      const bool one_run = its.rare == 1 && its.common < kCommonHashes;
      if (!one_run || is_near_in_time(other)) out_.documents.push_back(other);
    }
  }

  /// Runs of words that another document has too.
  struct Weight {
    std::size_t rare = 0;
    std::size_t common = 0;
  };

  std::map<std::int64_t, Weight> weigh() const {
    std::map<std::int64_t, Weight> out;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (out_.standing[fingerprints_.asked[i].word]) continue;
      const bool common = at_[i].size() >= static_cast<std::size_t>(kMostDocuments);
      for (const std::int64_t other : at_[i]) ++(common ? out[other].common : out[other].rare);
    }
    return out;
  }

  /// Whether the other appeared within `kNearDays`, as far as is known.
  bool is_near_in_time(std::int64_t other) const {
    const auto ours = day_number(document_.appeared);
    const auto its = memory_.fingerprints().day_of(other);
    return !ours || !its || std::abs(*ours - *its) <= kNearDays;
  }

  Database& database_;
  ReuseMemory& memory_;
  const ReuseDocument& document_;
  const Wording& wording_;
  const Fingerprints& fingerprints_;
  const std::vector<Documents>& at_;            // for each of fingerprints_.asked
  std::map<std::int64_t, std::int64_t> mates_;  // of the outlet, with their first versions
  ReuseCandidates out_;
};

}  // namespace

Result<ReuseCandidates> reuse_candidates(Database& database, ReuseMemory& memory,
                                         const ReuseDocument& document, const Wording& wording,
                                         const Fingerprints& fingerprints,
                                         const std::vector<Documents>& at) {
  return CandidateSearch(database, memory, document, wording, fingerprints, at).run();
}

}  // namespace sayso
