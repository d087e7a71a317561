// How well a document fits what another says that it has from its publisher.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "linking/citations/citing.h"
#include "linking/citations/findable.h"
#include "linking/citations/text_words.h"
#include "linking/moment.h"
#include "record/citation_rows.h"

namespace sayso {

/// A document that may be meant.
struct Candidate {
  CitableDocument document;
  std::set<std::string> content;
  std::set<std::string> names;
  std::optional<Moment> when;
};

/// Reads candidates and keeps those that were read last, since reports of one day name the same
/// publishers. A text never changes.
class CandidateReader {
 public:
  /// `database` must outlive it.
  explicit CandidateReader(Database& database) : database_(database) {}
  Result<std::shared_ptr<const Candidate>> read(std::int64_t key);
  /// Called where another connection has written to the store.
  void forget() { known_.clear(); }

 private:
  Database& database_;
  std::unordered_map<std::int64_t, std::shared_ptr<const Candidate>> known_;
};
using Candidates = std::vector<std::shared_ptr<const Candidate>>;

/// A candidate for one place of the text.
struct Fit {
  std::int64_t document = 0;  // key
  std::int64_t begin = 0;     // when it appeared; the end of time where that is not known
  double score = 0;     // from 0; the share of the words that it has, and more for date and title
  bool enough = false;  // to say that it is meant
};

/// Days (ISO 8601) that the text names within `sentence`.
std::set<std::string> days_in(const Entry& entry, Span sentence);

/// Of each candidate, at the place of `name`. `own`: the publisher is the text's own, which goes
/// back to what it published by date or title alone.
std::vector<Fit> fits(const Taker& taker, const PublisherRow& publisher, Span name,
                      const CitingWords& citing, const Candidates& candidates, bool own);

/// Of two that fit about alike, the first report is the one that is cited.
bool better(const Fit& one, const Fit& other);

}  // namespace sayso
