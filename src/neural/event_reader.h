// Vectors of word pieces to events: which words carry one, what each is, whether it has happened,
// and which words of its sentence take part.
//
//   words   each word (by its first piece) gets a type of PLOVER or none, and a chance of being a
//           predicate at all
//   events  those that are likely either get mode, contexts, status and factuality
//   roles   for each event of a type, every word of its sentence is part of an actor, of a
//           recipient or of neither, in that one event
//
// training/sayso_training/events.py defines the same network; event_reader_test.cc holds both
// together.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/weights.h"
#include "neural/tokenizer.h"

namespace sayso {

inline constexpr int event_types_read = 16;
inline constexpr int event_statuses_read = 8;

struct ReadEvent {
  PieceRange trigger;   // one word
  float chance = 0;     // of carrying an event of PLOVER
  float predicate = 0;  // of saying that something is or happens
  int type = 0;         // the likeliest, in the order of PLOVER's manual
  std::string_view mode;
  std::vector<std::string_view> contexts;
  std::array<float, event_statuses_read> status{};  // probabilities
  float factuality = 0;                             // the author's, -3 to +3
  std::vector<PieceRange> actors, recipients;       // of events of PLOVER alone
};

class EventReader {
 public:
  /// Takes its tensors ("events.…") from `weights`, which must outlive it.
  static Result<EventReader> from(const Weights& weights);

  EventReader(EventReader&&) noexcept;
  ~EventReader();

  /// Above these a word is given: as an event of PLOVER, or as a predicate.
  static constexpr float least_chance = 0.2F;
  static constexpr float least_predicate = 0.01F;
  /// What is read as a plain fact must be likelier to be a predicate at all: a word that is not
  /// given counts as a fact.
  static constexpr float least_predicate_of_fact = 0.02F;
  static constexpr float plain_fact = 2;  // least factuality of one

  /// `vectors` [pieces, 384] by the layer "events.layer" in place of the encoder's last. Events in
  /// reading order. Const and shared by threads.
  std::vector<ReadEvent> read(std::span<const Piece> pieces, std::string_view text,
                              const float* vectors) const;

 private:
  struct Network;
  struct Candidates;
  struct Asked;
  explicit EventReader(std::unique_ptr<const Network> network);
  std::unique_ptr<const Network> network_;
};

}  // namespace sayso
