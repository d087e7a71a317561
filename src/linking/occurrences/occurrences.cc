#include "linking/occurrences/occurrences.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/sha256.h"
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
  OccurrenceLinking(Database& database, EventPairs& pairs, const Entry& entry, std::int64_t key)
      : database_(database), pairs_(pairs), entry_(entry), key_(key) {
    pairs_.forget_many();
  }

  Result<void> link() {
    if (auto done = remove_occurrence_members(database_, key_); !done) return done;
    const auto story = story_of(database_, key_);
    if (!story) return story.error();
    auto members = latest_members(database_, *story, kLatestDocuments);
    if (!members) return members.error();
    for (OccurrenceMember& member : *members) {
      known_[member.occurrence].push_back(pairs_.compared(std::move(member.traits)));
    }
    for (EventTraits& traits : event_traits(entry_)) {
      ComparedEvent event = pairs_.compared(std::move(traits));
      const auto occurrence = occurrence_of(event);
      if (!occurrence) return occurrence.error();
      auto done = insert_occurrence_member(database_, {key_, *occurrence, event.traits});
      if (!done) return done;
      known_[*occurrence].push_back(std::move(event));
    }
    return {};
  }

 private:
  /// The likeliest of those known, or a new one.
  Result<std::int64_t> occurrence_of(const ComparedEvent& event) {
    std::int64_t best = 0;
    double most = kJoins;
    for (const auto& [occurrence, members] : known_) {
      const double chance = mean_chance(event, members);
      if (chance < most) continue;
      most = chance;
      best = occurrence;
    }
    return best != 0 ? best : begin_occurrence(event.traits);
  }

  double mean_chance(const ComparedEvent& event, const std::vector<ComparedEvent>& others) {
    const std::size_t count = std::min(others.size(), kMostMembers);
    double sum = 0;
    for (std::size_t i = others.size() - count; i < others.size(); ++i) {
      sum += pairs_.chance(event, others[i]);
    }
    return sum / static_cast<double>(count);
  }

  Result<std::int64_t> begin_occurrence(const EventTraits& traits) {
    for (int n = 0;; ++n) {
      const std::string seed = entry_.document.id + '\n' + traits.event + '\n' + traits.trigger +
                               (n == 0 ? "" : '\n' + std::to_string(n));
      auto made = insert_occurrence(database_, "o:" + sha256_hex(seed).substr(0, 16));
      if (!made || *made != 0) return made;
    }
  }

  Database& database_;
  EventPairs& pairs_;
  const Entry& entry_;
  const std::int64_t key_;
  std::map<std::int64_t, std::vector<ComparedEvent>> known_;  // by occurrence, oldest first
};

}  // namespace

Result<void> link_occurrences_of(Database& database, EventPairs& pairs, const Entry& entry,
                                 std::int64_t key) {
  return OccurrenceLinking(database, pairs, entry, key).link();
}

}  // namespace sayso
