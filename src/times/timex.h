// A time that a text names, as TIMEX3 has it. Plain data; times.h fills it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"

namespace sayso {

enum class TimexType : std::uint8_t { date, time, duration, set };

struct Timex {
  std::string id;  // unique in the document: "t1", "t2", ... in reading order
  Span span;
  TimexType type = TimexType::date;
  std::string
      value;  // TIMEX3: "2024-03-04", "2024-W10", "P2D", "PAST_REF"; X for what is not known
  /// What the value was worked out from: "published", "dateline", or the id of another time of
  /// the text; "missing" where the words need something of that kind and there is none fine enough,
  /// so that the value has stayed relative; empty where the words alone say it.
  std::string anchor;

  friend bool operator==(const Timex&, const Timex&) = default;
};

/// TIMEX3's word for it ("DATE"), and back.
std::string_view name_of(TimexType);
std::optional<TimexType> timex_type_from(std::string_view name);

}  // namespace sayso
