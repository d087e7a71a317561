// Documents as they might come in over months: stories that begin, grow and end, told by many
// outlets, some of which copy. The n-th document is the same in every run, however many there are.
//
//   stories    a new one every few documents; most have a handful of reports, few have hundreds
//   documents  250 a day; paragraphs of the story's own, told anew (retelling.h)
//   reuse      copies by another outlet, copied paragraphs, quotations, an outlet's standing
//              paragraph, new versions: nothing else shares a run of words
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/linking/retelling.h"
#include "record/store.h"

namespace sayso::bench {

class World {
 public:
  /// A world of at least `documents`. `retelling` must outlive it.
  World(const Retelling& retelling, std::size_t documents);

  /// The n-th document, from 0, with its analysis.
  Entry document(std::size_t n) const;

  /// Stories among the first `documents`.
  std::size_t stories(std::size_t documents) const;

 private:
  struct Place {
    std::uint64_t story = 0;
    std::size_t ordinal = 0;  // in the story
  };
  struct Part {
    std::size_t paragraph = 0;
    Teller teller;
  };
  struct Plan {
    std::vector<Part> parts;
    std::size_t outlet = 0;
    std::string address;
  };

  Plan plan(std::size_t n) const;
  std::vector<Part> parts_of_its_own(std::size_t n) const;
  Part standing_part(std::uint64_t outlet) const;
  Part part(std::uint64_t story, std::size_t slot, std::uint64_t document) const;
  std::vector<std::string> outlets() const;

  const Retelling& retelling_;
  std::vector<Place> places_;                        // of each document
  std::vector<std::vector<std::size_t>> documents_;  // of each story
  std::vector<std::string> outlets_;
};

}  // namespace sayso::bench
