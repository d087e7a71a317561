// How likely two mentions in one story are of one happening.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/word_hash.h"
#include "neural/word_vectors.h"
#include "record/occurrence_rows.h"

namespace sayso {

/// What a pair is judged by, in the order of the constants in event_pairs.cc.
enum EventPairFeature : std::size_t {
  kTriggers,        // cosine of the vectors of the triggers
  kCloseTriggers,   // what of it is above 0.4
  kTypesDiffer,     // 1: both have a type, and not the same
  kAround,          // cosine of the words around the triggers, rare ones weighing more
  kActors,          // share of the fewer actors' words that is common
  kRecipients,      // as kActors
  kFactuality,      // how far apart, from 0 to 1
  kBothSay,         // 1: both are acts of saying
  kOneSays,         // 1: one of them is
  kSpeakersDiffer,  // 1: both have speakers, with no word in common
  kEventPairFeatures,
};
using EventPairFeatures = std::array<double, kEventPairFeatures>;

/// An event as comparing sees it; words are hashes.
struct ComparedEvent {
  std::size_t trigger = 0;  // as EventPairs counts them
  WordHash type = 0;        // 0: none
  double factuality = 0;
  bool says = false;
  std::int64_t alike = 1;
  std::vector<WordHash> around, actors, recipients, speaker;
  std::vector<double> around_weights;  // of each of `around`
  double around_weight = 0;            // of all of them
};

/// Compares events; keeps what it has read of words.
class EventPairs {
 public:
  /// `vectors` may be null: then only triggers with one stem are alike. It outlives this.
  explicit EventPairs(const WordVectors* vectors) : vectors_(vectors) {}

  ComparedEvent compared(const EventTraits& traits);
  /// Makes room where it keeps very many words, and says whether it did: then what was `compared`
  /// before does not hold any more.
  bool forget_many();
  /// Whether the triggers are alike enough for the rest to matter. Both events are `compared` here.
  bool comparable(const ComparedEvent& one, const ComparedEvent& other) {
    return comparable(one.trigger, other.trigger);
  }
  /// The same of two triggers.
  bool comparable(std::size_t one, std::size_t other);
  /// Triggers that are counted so far.
  std::size_t triggers() const { return triggers_.size(); }
  EventPairFeatures features(const ComparedEvent& one, const ComparedEvent& other);
  /// From 0 to 1; 0 where they are not comparable.
  double chance(const ComparedEvent& one, const ComparedEvent& other) {
    return comparable(one, other) ? chance_of_comparable(one, other) : 0;
  }
  double chance_of_comparable(const ComparedEvent& one, const ComparedEvent& other);

 private:
  struct Trigger {
    std::string stem;
    double rarity = 0;
    std::vector<float> vector;  // empty without vectors
  };
  std::size_t trigger(const std::string& word);
  /// What counts against a pair whose surroundings have nothing in common.
  double doubt(const ComparedEvent& one, const ComparedEvent& other) const;
  static float likeness(const Trigger& one, const Trigger& other);
  /// The same, worked out once for two triggers.
  double likeness(std::size_t one, std::size_t other);

  const WordVectors* vectors_;
  std::vector<Trigger> triggers_;
  std::vector<std::vector<float>> likenesses_;  // of each trigger with others; NaN: not yet known
  std::unordered_map<std::string, std::size_t> places_;  // of words in `triggers_`
};

}  // namespace sayso
