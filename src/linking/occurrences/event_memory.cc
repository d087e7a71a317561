#include "linking/occurrences/event_memory.h"

#include <utility>

#include "record/occurrence_rows.h"

namespace sayso {

void EventMemory::forget_many() {
  constexpr std::size_t kDocuments = 2000;  // some 50 MB
  if (pairs_.forget_many() || documents_.size() > kDocuments) documents_.clear();
}

Result<const std::vector<EventMemory::Known>*> EventMemory::of_document(Database& database,
                                                                        std::int64_t document) {
  const auto [place, is_new] = documents_.try_emplace(document);
  if (is_new) {
    const auto members = occurrence_members_of(database, document);
    if (!members) {
      documents_.erase(place);
      return members.error();
    }
    place->second.reserve(members->size());
    for (const OccurrenceMember& member : *members) {
      place->second.push_back({member.occurrence, pairs_.compared(member.traits)});
    }
  }
  return &place->second;
}

}  // namespace sayso
