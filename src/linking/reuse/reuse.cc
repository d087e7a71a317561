#include "linking/reuse/reuse.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "linking/reuse/alignment.h"
#include "linking/reuse/candidates.h"
#include "linking/reuse/fingerprints.h"
#include "linking/reuse/relation.h"
#include "linking/reuse/same_script.h"
#include "linking/reuse/siblings.h"
#include "record/reuse_rows.h"
#include "record/script_rows.h"

namespace sayso {
namespace {

/// Pairs of a candidate that are followed: what it took from, and who took from it.
constexpr std::int64_t kFollowedPairs = 16;
constexpr std::size_t kFollowedCandidates = 8;

using Keys = std::vector<std::int64_t>;

/// The documents that `document` is in a pair with.
Result<Keys> partners_of(Database& database, std::int64_t document, std::int64_t most) {
  const auto rows = reuse_of(database, document, most);
  if (!rows) return rows.error();
  Keys out;
  out.reserve(rows->size());
  for (const ReuseRow& row : *rows) out.push_back(row.taker == document ? row.giver : row.taker);
  return out;
}

/// Candidates by fingerprints, with those that they are in a pair with: a text that many took keeps
/// fingerprints of the first of them only.
Result<Keys> with_partners(Database& database, const Keys& candidates, Keys before) {
  Keys out = candidates;
  for (std::size_t i = 0; i < std::min(candidates.size(), kFollowedCandidates); ++i) {
    const auto partners = partners_of(database, candidates[i], kFollowedPairs);
    if (!partners) return partners.error();
    before.insert(before.end(), partners->begin(), partners->end());
  }
  std::set<std::int64_t> known(out.begin(), out.end());
  for (const std::int64_t key : before) {
    if (known.insert(key).second) out.push_back(key);
  }
  return out;
}

Result<std::vector<ReuseRow>> rows_with(Database& database, ReuseMemory& memory,
                                        const ReuseDocument& document, const Alignable& words,
                                        const Keys& others) {
  std::vector<ReuseRow> rows;
  for (const std::int64_t key : others) {
    if (key == document.key) continue;
    const auto other = memory.document(database, key);
    if (!other) return other.error();
    if (*other == nullptr) continue;
    const auto& [its, wording] = **other;
    if (its.first_version == document.first_version) continue;
    auto row = relation_of({document, words.wording()}, {its, wording}, words.shared_with(wording));
    if (row) rows.push_back(std::move(*row));
  }
  return rows;
}

Result<void> keep_fingerprints(Database& database, std::int64_t key,
                               const Fingerprints& fingerprints) {
  const auto kept = has_fingerprints(database, key);
  if (!kept) return kept.error();
  if (*kept) return {};  // a text never changes
  std::vector<std::uint64_t> hashes;
  hashes.reserve(fingerprints.kept.size());
  for (const Fingerprint& one : fingerprints.kept) hashes.push_back(one.hash);
  return insert_fingerprints(database, key, hashes, kMostDocuments);
}

/// Links one document and gives those that are to be linked again for what it showed.
Result<Keys> link_words_of(Database& database, ReuseMemory& memory, std::int64_t key) {
  const auto known = memory.document(database, key);
  if (!known) return known.error();
  auto before = partners_of(database, key, kFollowedPairs * 4);
  if (!before) return before.error();
  if (auto done = remove_reuse_of(database, key, ReuseStep::words); !done) return done.error();
  if (auto done = remove_scripts_of(database, key); !done) return done.error();
  if (*known == nullptr) return Keys();

  const auto& [document, wording] = **known;
  const Fingerprints fingerprints = fingerprints_of(wording);
  if (auto kept = keep_fingerprints(database, key, fingerprints); !kept) return kept.error();
  auto candidates = reuse_candidates(database, memory, document, wording, fingerprints);
  if (!candidates) return candidates.error();
  const auto others = with_partners(database, candidates->documents, std::move(*before));
  if (!others) return others.error();
  const Alignable words(wording, candidates->standing);
  auto rows = rows_with(database, memory, document, words, *others);
  if (!rows) return rows.error();
  if (auto dropped = drop_siblings(database, key, *rows); !dropped) return dropped.error();
  for (const ReuseRow& row : *rows) {
    const bool quotes = row.relation == ReuseRelation::same_quotation;
    if (quotes || row.relation == ReuseRelation::cites) {
      const auto script = keep_same_script(database, memory, row);
      if (!script) return script.error();
      if (*script && quotes) continue;
    }
    if (row.relation == ReuseRelation::copy || row.relation == ReuseRelation::partial_copy) {
      if (auto kept = keep_script_of_house(database, memory, row); !kept) return kept.error();
    }
    if (quotes) {
      // A citation says more than a quotation in common.
      const auto cited = has_reuse(database, row.taker, row.giver, ReuseStep::citations);
      if (!cited) return cited.error();
      if (*cited) continue;
    }
    if (auto done = insert_reuse(database, row, ReuseStep::words); !done) return done.error();
  }
  return std::move(candidates->relink);
}

}  // namespace

Result<void> link_reuse_of(Database& database, ReuseMemory& memory, std::int64_t key) {
  memory.forget_many();
  const auto again = link_words_of(database, memory, key);
  if (!again) return again.error();
  for (const std::int64_t other : *again) {
    // Only those that were linked for a paragraph which is now known to say nothing.
    const auto partners = partners_of(database, other, kFollowedPairs * 4);
    if (!partners) return partners.error();
    const bool linked = std::any_of(partners->begin(), partners->end(), [&](std::int64_t partner) {
      return std::find(again->begin(), again->end(), partner) != again->end();
    });
    if (!linked) continue;
    if (const auto done = link_words_of(database, memory, other); !done) return done.error();
  }
  return {};
}

}  // namespace sayso
