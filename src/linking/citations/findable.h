// Where a document is found by those that cite it, whichever of them arrives first.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "linking/citations/text_words.h"
#include "linking/moment.h"
#include "record/citation_rows.h"
#include "record/database.h"
#include "record/store.h"

namespace sayso {

constexpr std::int64_t kWindow = 31;    // days in which a document is cited without its date
constexpr std::int64_t kLookedAt = 30;  // rows read for one key

/// The document that cites.
struct Taker {
  std::int64_t key = 0;
  std::int64_t first_version = 0;
  std::int64_t publisher = 0;  // given by keep_findable
  Entry entry;
  std::vector<TextWord> words;
  std::set<std::string> names;
  std::optional<Moment> when;
};

/// Days since 1970 of its begin; 0 where it is not known.
std::int64_t day_of(const std::optional<Moment>& when);

/// `entry` is the document with key `key`.
Result<Taker> taker_of(Database& database, std::int64_t key, Entry entry);

/// Keeps the document's publisher and the words by which it is found; gives the publisher's key.
Result<std::int64_t> keep_findable(Database& database, const Taker& taker);

/// Keeps whom the document names, for cited documents that arrive later.
Result<void> keep_names(Database& database, const Taker& taker);

/// Documents linked before that may cite this one: they name its publisher, appeared later and have
/// names in common with it.
Result<std::set<std::int64_t>> waiting_for(Database& database, const Taker& taker);

}  // namespace sayso
