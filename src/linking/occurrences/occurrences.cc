#include "linking/occurrences/occurrences.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "linking/occurrences/event_memory.h"
#include "linking/occurrences/event_pairs.h"
#include "linking/occurrences/event_traits.h"
#include "record/occurrence_rows.h"
#include "record/story_rows.h"

namespace sayso {
namespace {

constexpr std::int64_t kLatestDocuments = 30;  // of the story, compared whatever its size
constexpr std::size_t kMostMembers = 16;       // of an occurrence, the latest
constexpr double kJoins = 0.45;                // mean chance from which an event is a mention

class OccurrenceLinking {
 public:
  OccurrenceLinking(Database& database, EventMemory& memory, const Entry& entry, std::int64_t key)
      : database_(database), memory_(memory), pairs_(memory.pairs()), entry_(entry), key_(key) {
    memory_.forget_many();
    memory_.forget(key);
  }

  Result<void> link() {
    if (auto done = remove_occurrence_members(database_, key_); !done) return done;
    if (auto done = find_known(); !done) return done;
    std::vector<EventTraits> events = event_traits(entry_);
    std::map<std::string, EventMemory::Known> own;  // by id; `known_` points there
    for (EventTraits& traits : events) {
      const std::string id = traits.event;
      EventMemory::Known& known = own[id];
      known.event = pairs_.compared(traits);
      const auto occurrence = occurrence_of(known.event, traits);
      if (!occurrence) return occurrence.error();
      known.occurrence = *occurrence;
      auto done = insert_occurrence_member(database_, {key_, *occurrence, std::move(traits)});
      if (!done) return done;
      known_[*occurrence].push_back(&known.event);
    }
    std::vector<EventMemory::Known> kept;
    kept.reserve(own.size());
    for (auto& [id, known] : own) kept.push_back(std::move(known));
    memory_.keep(key_, std::move(kept));
    return {};
  }

 private:
  Result<void> find_known() {
    const auto story = story_of(database_, key_);
    if (!story) return story.error();
    const auto documents = latest_in_story(database_, *story, kLatestDocuments);
    if (!documents) return documents.error();
    for (auto document = documents->rbegin(); document != documents->rend(); ++document) {
      if (*document == key_) continue;
      const auto events = memory_.of_document(database_, *document);
      if (!events) return events.error();
      for (const EventMemory::Known& known : **events) {
        known_[known.occurrence].push_back(&known.event);
      }
    }
    return {};
  }

  /// The likeliest of those known, or a new one.
  Result<std::int64_t> occurrence_of(const ComparedEvent& event, const EventTraits& traits) {
    find_comparable(event);
    std::int64_t best = 0;
    double most = kJoins;
    for (const auto& [occurrence, members] : known_) {
      const double chance = mean_chance(event, members);
      if (chance < most) continue;
      most = chance;
      best = occurrence;
    }
    return best != 0 ? best : begin_occurrence(traits);
  }

  double mean_chance(const ComparedEvent& event, const std::vector<const ComparedEvent*>& others) {
    const std::size_t count = std::min(others.size(), kMostMembers);
    double sum = 0;
    for (std::size_t i = others.size() - count; i < others.size(); ++i) {
      if (is_comparable(event, *others[i])) sum += pairs_.chance_of_comparable(event, *others[i]);
    }
    return sum / static_cast<double>(count);
  }

  /// Most events are of triggers with nothing in common: what two triggers have is asked once.
  void find_comparable(const ComparedEvent& event) {
    if (comparable_.size() <= event.trigger) comparable_.resize(event.trigger + 1);
    now_ = &comparable_[event.trigger];
  }
  bool is_comparable(const ComparedEvent& event, const ComparedEvent& other) {
    if (now_->size() <= other.trigger) now_->resize(pairs_.triggers(), Comparable::unknown);
    Comparable& known = (*now_)[other.trigger];
    if (known == Comparable::unknown) {
      known = pairs_.comparable(event, other) ? Comparable::yes : Comparable::no;
    }
    return known == Comparable::yes;
  }

  Result<std::int64_t> begin_occurrence(const EventTraits& traits) {
    for (int n = 0;; ++n) {
      const std::string seed = entry_.document.id + '\n' + traits.event + '\n' + traits.trigger +
                               (n == 0 ? "" : '\n' + std::to_string(n));
      auto made = insert_occurrence(database_, "o:" + sha256_hex(seed).substr(0, 16));
      if (!made || *made != 0) return made;
    }
  }

  enum class Comparable : std::uint8_t { unknown, yes, no };

  Database& database_;
  EventMemory& memory_;
  EventPairs& pairs_;
  const Entry& entry_;
  const std::int64_t key_;
  std::map<std::int64_t, std::vector<const ComparedEvent*>> known_;  // by occurrence, oldest first
  std::vector<std::vector<Comparable>> comparable_;                  // of each trigger with others
  std::vector<Comparable>* now_ = nullptr;                           // of the event that is linked
};

}  // namespace

Result<void> link_occurrences_of(Database& database, EventMemory& memory, const Entry& entry,
                                 std::int64_t key) {
  return OccurrenceLinking(database, memory, entry, key).link();
}

}  // namespace sayso
