#include "linking/reuse/comparison.h"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>

#include "linking/reuse/relation.h"

namespace sayso {
namespace {

/// Pairs of a candidate that are followed: what it took from, and who took from it.
constexpr std::int64_t kFollowedPairs = 16;
constexpr std::size_t kFollowedCandidates = 8;

using Keys = std::vector<std::int64_t>;

bool any_overlaps(const Spans& spans, Span span) {
  return std::any_of(spans.begin(), spans.end(), [&](Span one) { return one.overlaps(span); });
}

class Comparison {
 public:
  Comparison(Database& database, ReuseMemory& memory, std::int64_t document, const Alignable& words)
      : database_(database), memory_(memory), document_(document), words_(words) {
    compared_.insert(document);
  }

  Result<std::vector<ReuseRow>> run(const Keys& candidates, const Keys& before) {
    Keys partners;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const auto shared = compare(candidates[i]);
      if (!shared) return shared.error();
      if (i >= kFollowedCandidates) continue;
      if (auto done = follow(candidates[i], *shared, partners); !done) return done.error();
    }
    for (const Keys* more : {&before, &std::as_const(partners)}) {
      for (const std::int64_t other : *more) {
        if (const auto done = compare(other); !done) return done.error();
      }
    }
    return std::move(rows_);
  }

 private:
  /// The words of `other` that both have; none where the two have been compared.
  Result<Spans> compare(std::int64_t other) {
    Spans shared;
    if (!compared_.insert(other).second) return shared;
    const auto ours = memory_.document(database_, document_);
    if (!ours) return ours.error();
    const auto theirs = memory_.document(database_, other);
    if (!theirs) return theirs.error();
    if (*theirs == nullptr) return shared;
    const auto& [document, wording] = **ours;
    const auto& [its, its_wording] = **theirs;
    const std::vector<SharedBlock> blocks = words_.shared_with(its_wording);
    shared.reserve(blocks.size());
    for (const SharedBlock& block : blocks) {
      shared.push_back(
          {its_wording.spans[block.to.begin].begin, its_wording.spans[block.to.end - 1].end});
    }
    if (blocks.empty() || its.first_version == document.first_version) return shared;
    for (const std::int64_t key : {document_, other}) {
      if (auto done = memory_.read_names(database_, key); !done) return done.error();
    }
    auto row = relation_of({document, words_.wording()}, {its, its_wording}, blocks);
    if (row) rows_.push_back(std::move(*row));
    return shared;
  }

  /// Adds the documents that `candidate` shares some of `words` with, as far as is known.
  Result<void> follow(std::int64_t candidate, const Spans& words, Keys& partners) {
    if (words.empty()) return {};
    const auto pairs = reuse_of(database_, candidate, kFollowedPairs);
    if (!pairs) return pairs.error();
    for (const ReuseRow& pair : *pairs) {
      const bool took = pair.taker == candidate;
      const std::int64_t partner = took ? pair.giver : pair.taker;
      if (compared_.contains(partner)) continue;
      const auto spans = read_reuse_spans(database_, pair.taker, pair.giver);
      if (!spans) return spans.error();
      const bool same = std::any_of(spans->begin(), spans->end(), [&](const SharedWords& one) {
        return took ? any_overlaps(words, one.from) : one.to && any_overlaps(words, *one.to);
      });
      if (same) partners.push_back(partner);
    }
    return {};
  }

  Database& database_;
  ReuseMemory& memory_;
  std::int64_t document_;
  const Alignable& words_;
  std::unordered_set<std::int64_t> compared_;
  std::vector<ReuseRow> rows_;
};

}  // namespace

Result<std::vector<ReuseRow>> rows_with(Database& database, ReuseMemory& memory,
                                        std::int64_t document, const Alignable& words,
                                        const std::vector<std::int64_t>& candidates,
                                        const std::vector<std::int64_t>& before) {
  return Comparison(database, memory, document, words).run(candidates, before);
}

}  // namespace sayso
