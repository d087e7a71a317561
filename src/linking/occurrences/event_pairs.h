// How likely two mentions in one story are of one happening.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

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

/// Compares events; keeps what it has read of words.
class EventPairs {
 public:
  /// `vectors` may be null: then only triggers with one stem are alike. It outlives this.
  explicit EventPairs(const WordVectors* vectors) : vectors_(vectors) {}

  /// Whether the triggers are alike enough for the rest to matter.
  bool comparable(const OccurrenceMember& one, const OccurrenceMember& other);
  EventPairFeatures features(const OccurrenceMember& one, const OccurrenceMember& other);
  /// From 0 to 1; 0 where they are not comparable.
  double chance(const OccurrenceMember& one, const OccurrenceMember& other);

 private:
  struct Trigger {
    std::string stem;
    std::vector<float> vector;  // empty without vectors
  };
  const Trigger& trigger(const std::string& word);
  /// What counts against a pair whose surroundings have nothing in common.
  double doubt(const OccurrenceMember& one, const OccurrenceMember& other);
  static double likeness(const Trigger& one, const Trigger& other);

  const WordVectors* vectors_;
  std::map<std::string, Trigger, std::less<>> triggers_;
};

}  // namespace sayso
