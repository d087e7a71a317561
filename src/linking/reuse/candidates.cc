#include "linking/reuse/candidates.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t kMostCandidates = 40;
/// Hashes of text that very many took: a few of them in common are no phrase.
constexpr std::size_t kCommonHashes = 3;
/// Articles of an outlet, with the one at hand, that make a paragraph standing.
constexpr std::size_t kStandingArticles = 3;

using Documents = std::vector<std::int64_t>;

/// Looks the fingerprints up and weighs what is found.
class CandidateSearch {
 public:
  CandidateSearch(Database& database, ReuseMemory& memory, const ReuseDocument& document,
                  const Wording& wording, const Fingerprints& fingerprints)
      : database_(database),
        memory_(memory),
        document_(document),
        wording_(wording),
        fingerprints_(fingerprints) {}

  Result<ReuseCandidates> run() {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(fingerprints_.asked.size());
    for (const Fingerprint& one : fingerprints_.asked) hashes.push_back(one.hash);
    auto at = documents_at(database_, document_.key, hashes, kMostDocuments);
    if (!at) return at.error();
    at_ = std::move(*at);
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
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (!kept.contains(fingerprints_.asked[i].hash)) continue;
      for (const std::int64_t other : at_[i]) ++hits[other];
    }
    for (const auto& [other, count] : hits) {
      if (2 * count >= fingerprints_.kept.size()) continue;
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
    struct Weight {
      std::size_t rare = 0;
      std::size_t common = 0;
    };
    std::map<std::int64_t, Weight> weights;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (out_.standing[fingerprints_.asked[i].word]) continue;
      const bool common = at_[i].size() >= static_cast<std::size_t>(kMostDocuments);
      for (const std::int64_t other : at_[i]) {
        ++(common ? weights[other].common : weights[other].rare);
      }
    }
    std::vector<std::pair<std::size_t, std::int64_t>> ranked;
    ranked.reserve(weights.size());
    for (const auto& [other, weight] : weights) {
      if (weight.rare == 0 && weight.common < kCommonHashes) continue;
      ranked.emplace_back(4 * weight.rare + weight.common, other);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (ranked.size() > kMostCandidates) ranked.resize(kMostCandidates);
    out_.documents.reserve(ranked.size());
    for (const auto& [weight, other] : ranked) out_.documents.push_back(other);
  }

  Database& database_;
  ReuseMemory& memory_;
  const ReuseDocument& document_;
  const Wording& wording_;
  const Fingerprints& fingerprints_;
  std::vector<Documents> at_;                   // for each of fingerprints_.asked
  std::map<std::int64_t, std::int64_t> mates_;  // of the outlet, with their first versions
  ReuseCandidates out_;
};

}  // namespace

Result<ReuseCandidates> reuse_candidates(Database& database, ReuseMemory& memory,
                                         const ReuseDocument& document, const Wording& wording,
                                         const Fingerprints& fingerprints) {
  return CandidateSearch(database, memory, document, wording, fingerprints).run();
}

}  // namespace sayso
