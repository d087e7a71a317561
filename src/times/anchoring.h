// From what a phrase says to a value, given when the text was written and what it has named so far.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "times/calendar.h"
#include "times/meaning.h"

namespace sayso::timex {

/// When the text was written, as far as is known.
struct Written {
  std::optional<Stretch> stretch;
  std::string name;  // what values that rest on it name as their anchor
};

/// A time that the text has named.
struct Named {
  Stretch stretch;
  std::string id;
  std::size_t sentence = 0;
};

/// What later times of the text may count from.
struct Memory {
  std::optional<Named> last;
  std::optional<Named> day;
  std::array<std::optional<Named>, 8> weekdays;  // that a verb has told the week of; from 1
  std::optional<Named> quarter;                  // the last that the text spoke of as over
  std::optional<Named> period;  // the stretch that its figures are of: that quarter, or the year
};

struct Anchored {
  std::string value;
  std::string anchor;              // as Timex::anchor
  std::optional<Stretch> stretch;  // where the value is one of the calendar
  bool past = true;                // whether it was over when the text was written
  bool over = true;                // whether the text speaks of it as over
  bool told = false;               // whether a verb has told which one it is
};

/// Enters what a phrase was found to be, for those behind it.
void remember(const Meaning& meaning, const Anchored& found, const std::string& id,
              std::size_t sentence, Memory& memory);

/// `verb` decides between the last and the next of what fits; `sentence` is the phrase's.
Anchored anchored(const Meaning& meaning, const Written& written, const Memory& memory,
                  Direction verb, std::size_t sentence);

}  // namespace sayso::timex
