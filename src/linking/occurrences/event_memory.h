// What linking occurrences keeps from document to document, since those of one story come close
// together.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "linking/occurrences/event_pairs.h"
#include "record/database.h"

namespace sayso {

/// Of one store, as long as nobody else writes to it.
class EventMemory {
 public:
  /// `vectors` as for EventPairs.
  explicit EventMemory(const WordVectors* vectors) : pairs_(vectors) {}

  /// An event that has its occurrence.
  struct Known {
    std::int64_t occurrence = 0;
    ComparedEvent event;
  };

  EventPairs& pairs() { return pairs_; }
  /// The events of a document, in the order of their ids. Valid until something is forgotten.
  Result<const std::vector<Known>*> of_document(Database& database, std::int64_t document);
  /// What the document had before holds no more.
  void forget(std::int64_t document) { documents_.erase(document); }
  /// Those that it has now, in the order of their ids.
  void keep(std::int64_t document, std::vector<Known> events) {
    documents_.insert_or_assign(document, std::move(events));
  }
  /// Called where another connection has written to the store.
  void forget() { documents_.clear(); }
  /// Called between documents: forgets where it keeps very much.
  void forget_many();

 private:
  EventPairs pairs_;
  std::unordered_map<std::int64_t, std::vector<Known>> documents_;  // by key
};

}  // namespace sayso
