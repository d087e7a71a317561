// Reuse of words as rows of the store's tables: what linking writes and views read. The tables are
// drawn in migrations/0008_reuse.sql. What writes belongs inside a transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"
#include "record/database.h"
#include "record/links.h"

namespace sayso {

/// What linking reads of a document to tell whose words it has.
struct ReuseDocument {
  std::int64_t key = 0;
  std::int64_t first_version = 0;  // key of the first version of this article, or its own
  std::string id;
  Outlet outlet;
  std::string published;  // of the first version; ISO 8601, cut to its granularity
  std::string appeared;   // of this version, likewise
  std::string text;
  // Names, which are read by themselves.
  std::vector<std::string> byline;
  std::vector<std::string>
      credits;  // outlets that bylines, datelines or notices name as its source
  std::vector<std::string> citations;  // outlets that the text says it rests on otherwise
};

/// Without names; none where the store has no such document.
Result<std::optional<ReuseDocument>> read_reuse_document(Database& database, std::int64_t key);
/// Adds the names of byline, credits and citations, of which it has none yet.
Result<void> read_reuse_names(Database& database, ReuseDocument& document);

/// Which step of linking found a pair; each takes out only its own.
enum class ReuseStep { words, citations };

/// A pair by its documents' keys.
struct ReuseRow {
  std::int64_t taker = 0;
  std::int64_t giver = 0;
  ReuseRelation relation = ReuseRelation::copy;
  std::vector<SharedWords> spans;
  bool said = false;  // the taker itself names the giver's outlet
  double score = 0;
  std::string reason;
};

/// What tells the articles of a store apart without reading them.
struct Publication {
  std::int64_t first_version = 0;
  Outlet outlet;
};
Result<Publication> read_publication(Database& database, std::int64_t key);

/// The pairs that `document` is in, at most `most` on either side, without spans.
Result<std::vector<ReuseRow>> reuse_of(Database& database, std::int64_t document,
                                       std::int64_t most);
Result<std::vector<SharedWords>> read_reuse_spans(Database& database, std::int64_t taker,
                                                  std::int64_t giver);
/// Puts the row in the place of any that the pair has.
Result<void> insert_reuse(Database& database, const ReuseRow& row, ReuseStep step);
/// Whether `step` found the pair, whichever way round it is.
Result<bool> has_reuse(Database& database, std::int64_t one, std::int64_t other, ReuseStep step);
/// Takes out the pair, whichever way round it is.
Result<void> remove_reuse(Database& database, std::int64_t one, std::int64_t other);
/// Takes out what `step` found of the document.
Result<void> remove_reuse_of(Database& database, std::int64_t document, ReuseStep step);

/// The text of document `id`; empty where there is none.
Result<std::string> read_text(Database& database, std::string_view id);

/// All pairs, by the order in which takers were added, then givers.
Result<std::vector<Reuse>> read_reuse(Database& database);
/// The pairs in which the document with key `taker` took, by the order in which givers were added.
Result<std::vector<Reuse>> reuse_by(Database& database, std::int64_t taker);

}  // namespace sayso
