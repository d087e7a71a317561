#include "linking/reuse/reuse.h"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>
#include <vector>

#include "linking/reuse/alignment.h"
#include "linking/reuse/candidates.h"
#include "linking/reuse/comparison.h"
#include "linking/reuse/fingerprints.h"
#include "linking/reuse/same_script.h"
#include "linking/reuse/siblings.h"
#include "record/fingerprint_index.h"
#include "record/reuse_rows.h"
#include "record/script_rows.h"

namespace sayso {
namespace {

/// Pairs of a document that are looked at: what it took from, and who took from it.
constexpr std::int64_t kMostPairs = 64;

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

/// The documents that have each of the fingerprints that are asked for. Keeps those of a document
/// that has none yet: a text never changes.
Result<std::vector<Keys>> look_up(Database& database, FingerprintIndex& index, std::int64_t key,
                                  const Fingerprints& fingerprints) {
  std::vector<std::uint64_t> asked;
  asked.reserve(fingerprints.asked.size());
  for (const Fingerprint& one : fingerprints.asked) asked.push_back(one.hash);
  auto at = index.documents_at(database, key, asked, kMostDocuments);
  if (!at) return at;
  const auto known = has_fingerprints(database, key);
  if (!known) return known.error();
  if (*known) return at;
  std::unordered_set<std::uint64_t> full;  // what so many have need not be found in more
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (std::ssize((*at)[i]) >= kMostDocuments) full.insert(asked[i]);
  }
  std::vector<std::uint64_t> kept;
  kept.reserve(fingerprints.kept.size());
  for (const Fingerprint& one : fingerprints.kept) {
    if (!full.contains(one.hash)) kept.push_back(one.hash);
  }
  if (auto done = index.insert(database, key, kept); !done) return done.error();
  return at;
}

/// Links one document and gives those that are to be linked again for what it showed.
Result<Keys> link_words_of(Database& database, ReuseMemory& memory, std::int64_t key) {
  const auto known = memory.document(database, key);
  if (!known) return known.error();
  const auto before = partners_of(database, key, kMostPairs);
  if (!before) return before.error();
  if (auto done = remove_reuse_of(database, key, ReuseStep::words); !done) return done.error();
  if (auto done = remove_scripts_of(database, key); !done) return done.error();
  if (*known == nullptr) return Keys();

  const auto& [document, wording] = **known;
  const Fingerprints fingerprints = fingerprints_of(wording);
  const auto at = look_up(database, memory.fingerprints(), key, fingerprints);
  if (!at) return at.error();
  auto candidates = reuse_candidates(database, memory, document, wording, fingerprints, *at);
  if (!candidates) return candidates.error();
  const Alignable words(wording, candidates->standing);
  auto rows = rows_with(database, memory, key, words, candidates->documents, *before);
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
    const auto partners = partners_of(database, other, kMostPairs);
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
