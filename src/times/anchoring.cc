#include "times/anchoring.h"

#include <cstdlib>

#include "times/holidays.h"

namespace sayso::timex {
namespace {

constexpr const char* kMissing = "missing";
// Values have years of four digits.
constexpr int kLastYear = 9999;
// A quarter is what is compared for this many sentences behind it.
constexpr std::size_t kQuarterHolds = 6;
// "The next day" counts from a time that so many sentences before have named.
constexpr std::size_t kDayHolds = 8;
// A date may be so many days after the text was written, though a verb of the past opens with it:
// datelines and publication differ.
constexpr int kSlack = 14;
// "Their February report" is of the last February for so many days.
constexpr int kReported = 93;
// A weekday is that of the same week for so many sentences, where no verb tells.
constexpr std::size_t kWeekdayHolds = 10;
// A quarter is the one of the calendar that holds the day so many days before its end: fiscal ones
// end up to a month before or after.
constexpr std::chrono::days kHalfQuarter{45};

/// A stretch and what it was found from.
struct Found {
  std::optional<Stretch> stretch;
  std::string anchor;
};

bool names_part_of_year(const Meaning& m) {
  return m.month > 0 || m.quarter > 0 || m.half > 0 || m.season > 0 || m.holiday > 0;
}

/// The part of `year` that a meaning names; none where that year has no such day.
std::optional<Stretch> part_of_year(const Meaning& m, int year) {
  if (m.holiday > 0) return day_of_holiday(m.holiday, year);
  if (m.quarter > 0)
    return Stretch{stretch_of_month(year, 3 * m.quarter - 2).first, Grain::quarter};
  if (m.half > 0) return Stretch{stretch_of_month(year, 6 * m.half - 5).first, Grain::half};
  if (m.season > 0) return Stretch{stretch_of_month(year, m.season).first, Grain::season};
  if (m.day == 0) return stretch_of_month(year, m.month);
  if (!exists(year, m.month, m.day)) return std::nullopt;
  return stretch_of_day(year, m.month, m.day);
}

/// The grain of what `part_of_year` gives.
Grain part_grain(const Meaning& m) {
  if (m.holiday > 0 || m.day > 0) return Grain::day;
  if (m.quarter > 0) return Grain::quarter;
  if (m.half > 0) return Grain::half;
  return m.season > 0 ? Grain::season : Grain::month;
}

/// Of the years around `now`, the one whose part the text means. `strictly`: never the present one.
std::optional<Stretch> nearest_part(const Meaning& m, const Stretch& now, Pick pick,
                                    bool strictly) {
  const Stretch present = widened(now, part_grain(m));
  std::optional<Stretch> best;
  for (int year = year_of(now) - 4; year <= year_of(now) + 4; ++year) {
    const auto part = part_of_year(m, year);
    if (!part) continue;
    const auto distance = (part->first - present.first).count();
    if (strictly && distance == 0) continue;
    if (pick == Pick::before && distance > 0) continue;
    if (pick == Pick::after && distance < 0) continue;
    if (!best || std::abs(distance) < std::abs((best->first - present.first).count())) best = part;
  }
  return best;
}

/// Within four months for days, the present or last quarter, the present half or season.
bool is_close(const Stretch& present, const Stretch& part) {
  const auto ahead = (part.first - present.first).count();
  if (part.grain == Grain::day) return std::abs(ahead) <= 120;
  if (part.grain == Grain::month) return ahead >= 0 && ahead <= 93;
  return ahead == 0 || (part.grain == Grain::quarter && ahead < 0 && ahead > -93);
}

Stretch nearest_weekday(int weekday, const Stretch& day, Pick pick, bool strictly) {
  int back = (weekday_of(day) - weekday + 7) % 7;
  if (strictly && back == 0) back = 7;
  if (pick == Pick::after) back = back == 7 ? -7 : back == 0 ? 0 : back - 7;
  return {day.first - std::chrono::days(back), Grain::day};
}

/// The `weekday` nearest to `day`.
Stretch day_beside(int weekday, const Stretch& day) {
  const int ahead = (weekday - weekday_of(day) + 7) % 7;
  return {day.first + std::chrono::days(ahead > 3 ? ahead - 7 : ahead), Grain::day};
}

/// The weekend that is on, or else the last or the next.
Stretch nearest_weekend(const Stretch& day, Pick pick) {
  const Stretch weekend = widened(day, Grain::weekend);
  const bool on = weekday_of(day) >= 6;
  if (on) return shifted(day, Grain::weekend, 0);
  return pick == Pick::after ? weekend : shifted(weekend, Grain::weekend, -1);
}

/// The day of the month in the year, of the present and those beside it, in which it is on the
/// weekday that the text gives, "Friday, Oct. 23", and on the side that `pick` says. None where no
/// year or two fit.
std::optional<Stretch> day_of_weekday(const Meaning& m, const Stretch& now, Pick pick) {
  std::optional<Stretch> found;
  for (int year = year_of(now) - 1; m.beside > 0 && year <= year_of(now) + 1; ++year) {
    const auto day = part_of_year(m, year);
    if (!day || weekday_of(*day) != m.beside) continue;
    // A slip in the weekday is likelier than one in the verb.
    if (pick == Pick::before ? day->first > now.first
                             : pick == Pick::after && day->first < now.first) {
      continue;
    }
    if (found) return std::nullopt;
    found = day;
  }
  return found;
}

/// Nothing says which: the weekday or date nearest to when the text was written.
Found by_verb(const Meaning& m, const Written& written, Direction verb, const Memory& memory,
              std::size_t sentence) {
  const bool told = m.pick != Pick::by_verb;
  const Pick pick = told ? m.pick : verb.pick;
  if (!written.stretch) return {std::nullopt, kMissing};
  const Stretch& now = *written.stretch;
  if (m.weekend || m.weekday > 0) {
    if (!tells(now.grain, Grain::day)) return {std::nullopt, kMissing};
    if (m.weekend) return {nearest_weekend(now, pick), written.name};
    if (m.aside && memory.day && memory.day->sentence == sentence) {
      return {day_beside(m.weekday, memory.day->stretch), memory.day->id};
    }
    const auto& known = memory.weekdays[static_cast<std::size_t>(m.weekday)];
    if (pick == Pick::by_verb && known && sentence <= known->sentence + kWeekdayHolds) {
      return {known->stretch, written.name};
    }
    return {nearest_weekday(m.weekday, now, pick == Pick::by_verb ? Pick::before : pick, told),
            written.name};
  }
  if (!tells(now.grain, part_grain(m) == Grain::day ? Grain::month : part_grain(m))) {
    return {std::nullopt, kMissing};
  }
  if (const auto day = day_of_weekday(m, now, pick)) return {day, written.name};
  if (told) return {nearest_part(m, now, pick, true), written.name};
  // What is close at hand is meant, whatever the verb: "the Jan. 14 deadline that was set".
  const Stretch present = widened(now, part_grain(m));
  const auto close = nearest_part(m, now, Pick::by_verb, false);
  const auto ahead = close ? (close->first - present.first).count() : 0;
  const bool firm = (verb.beside && part_grain(m) <= Grain::month) ||
                    (verb.opens && part_grain(m) == Grain::month) ||
                    (verb.opens && part_grain(m) == Grain::day && ahead > kSlack);
  if (close && !firm && is_close(present, *close)) return {close, written.name};
  const bool reported = pick != Pick::after || (ahead < 0 && ahead > -kReported);
  if (close && verb.attributive && reported) return {close, written.name};
  return {nearest_part(m, now, pick, false), written.name};
}

/// `count` of the meaning's grain from `from`, with the part that it names there.
std::optional<Stretch> counted(const Meaning& m, const Stretch& from) {
  if (!tells(from.grain, m.grain)) return std::nullopt;
  if (m.weekday > 0 && m.base == Base::named) return nearest_weekday(m.weekday, from, m.pick, true);
  const Stretch base = shifted(from, m.grain, m.count);
  if (year_of(base) < 1 || year_of(base) >= kLastYear) return std::nullopt;
  if (m.grain == Grain::week && m.weekday > 0) {
    return Stretch{base.first + std::chrono::days(m.weekday - 1), Grain::day};
  }
  if (m.grain == Grain::year && names_part_of_year(m)) return part_of_year(m, year_of(base));
  return base;
}

Found from_written(const Meaning& m, const Written& written) {
  if (!written.stretch) return {std::nullopt, kMissing};
  const auto stretch = counted(m, *written.stretch);
  return {stretch, stretch ? written.name : kMissing};
}

/// From the last time that the text named, or the last day where that was longer.
Found from_named(const Meaning& m, const Memory& memory, std::size_t sentence) {
  for (const auto* named : {&memory.last, &memory.day}) {
    if (!*named || sentence > (*named)->sentence + kDayHolds) continue;
    if (const auto stretch = counted(m, (*named)->stretch)) return {stretch, (*named)->id};
  }
  return {std::nullopt, kMissing};
}

const std::optional<Named>& memory_of(const Meaning& m, const Memory& memory) {
  return m.quarter == kThePeriod ? memory.period : memory.quarter;
}

/// The quarter that the text is about, or the same of another year.
Found from_quarter(const Meaning& m, const Written& written, const Memory& memory) {
  if (m.quarter > 0) {
    Found found = by_verb(m, written, {Pick::before, false}, memory, 0);
    if (found.stretch) found.stretch = shifted_years(*found.stretch, m.count);
    return found;
  }
  if (const auto& about = memory_of(m, memory)) {
    return {shifted_years(about->stretch, m.count), about->id};
  }
  Meaning other;
  other.grain = m.count == 0 ? Grain::quarter : Grain::year;
  // "The latest quarter" is over.
  other.count = m.count == 0 && m.pick == Pick::before ? -1 : m.count;
  return from_written(other, written);
}

Found found_in_base(const Meaning& m, const Written& written, const Memory& memory, Direction verb,
                    std::size_t sentence) {
  switch (m.base) {
    case Base::year:
      if (names_part_of_year(m)) return {part_of_year(m, m.year), ""};
      return {Stretch{stretch_of_year(m.year).first, m.grain > Grain::year ? m.grain : Grain::year},
              ""};
    case Base::written:
      return from_written(m, written);
    case Base::named:
      return from_named(m, memory, sentence);
    case Base::quarter:
      return from_quarter(m, written, memory);
    case Base::compared:
      if (memory.period && sentence <= memory.period->sentence + kQuarterHolds) {
        return {shifted_years(memory.period->stretch, m.count), memory.period->id};
      }
      return from_written(m, written);
    case Base::none:
      break;
  }
  if (names_part_of_year(m) || m.weekday > 0 || m.weekend)
    return by_verb(m, written, verb, memory, sentence);
  // A time of day alone: of the day that its sentence names, or of the day of writing.
  if (memory.last && memory.last->sentence == sentence &&
      memory.last->stretch.grain == Grain::day) {
    return {memory.last->stretch, memory.last->id};
  }
  return from_written(m, written);
}

/// A value in which X stands for all that is not known.
std::string relative_value(const Meaning& m, const Written& written) {
  std::string year = m.base == Base::year ? padded(m.year, 4) : "XXXX";
  if (m.days_off != 0) return unknown_value_of(Grain::day);
  if (m.quarter_to) return year + "-QX";
  if (m.weekday > 0) return "XXXX-WXX-" + std::to_string(m.weekday);
  if (m.weekend) return unknown_value_of(Grain::weekend);
  if (m.month > 0) {
    return year + "-" + padded(m.month, 2) + (m.day > 0 ? "-" + padded(m.day, 2) : "");
  }
  if (m.quarter > 0) return year + "-Q" + std::to_string(m.quarter);
  if (m.half > 0) return year + "-H" + std::to_string(m.half);
  if (m.season > 0) {
    return value_of({stretch_of_month(1, m.season).first, Grain::season}).replace(0, 4, year);
  }
  if (m.whole == Grain::year) return year;
  if (m.base == Base::quarter || m.quarter < 0) return year + "-QX";
  if (m.holiday > 0) return unknown_value_of(Grain::day);
  // "today", where only the month or the year is known.
  const bool now = m.base == Base::written && m.count == 0 && written.stretch;
  if (now && m.grain == Grain::day) {
    return written.stretch->grain == Grain::month ? value_of(*written.stretch) + "-XX"
                                                  : value_of(*written.stretch) + "-XX-XX";
  }
  return unknown_value_of(m.grain);
}

std::string clock_value(const Meaning& m) {
  if (!m.clock) return "T" + std::string(letters_of(m.part));
  std::string value = "T" + padded(m.clock->hour, 2);
  if (m.clock->minute >= 0) value += ":" + padded(m.clock->minute, 2);
  return m.clock->universal ? value + "Z" : value;
}

}  // namespace

void remember(const Meaning& meaning, const Anchored& found, const std::string& id,
              std::size_t sentence, Memory& memory) {
  if (meaning.year_to_date && memory.period) {
    memory.period = Named{widened(memory.period->stretch, Grain::year), id, sentence};
  }
  if (!found.stretch) {
    // What counts from a time that is not known is not known.
    if (found.anchor == kMissing) memory.last = memory.day = std::nullopt;
    return;
  }
  const Named named{*found.stretch, id, sentence};
  memory.last = named;
  if (named.stretch.grain == Grain::day) memory.day = named;
  if (meaning.base == Base::none && meaning.weekday > 0 && found.told) {
    memory.weekdays[static_cast<std::size_t>(meaning.weekday)] = named;
  }
  const bool of_now =
      meaning.base == Base::none || (meaning.base == Base::written && meaning.count == 0);
  const bool first = meaning.base == Base::year && !memory.quarter;
  // A quarter that runs is what the text is about only where it has named none that is over.
  const bool about = found.over && (found.past || !memory.quarter);
  if (named.stretch.grain == Grain::quarter && (of_now || first) && about) {
    memory.quarter = memory.period = named;
  }
  if (meaning.base != Base::quarter || !memory.quarter) return;
  memory.quarter->sentence = sentence;
  if (meaning.quarter == kTheQuarter) memory.period = memory.quarter;
  memory.period->sentence = sentence;
}

Anchored anchored(const Meaning& m, const Written& written, const Memory& memory, Direction verb,
                  std::size_t sentence) {
  if (!m.value.empty()) return {m.value, "", std::nullopt};
  Found found = found_in_base(m, written, memory, verb, sentence);
  // "last year's quarter", "the 1988 quarter": the one that the text is about, in that year.
  const auto& about = memory_of(m, memory);
  if (m.quarter < 0 && m.base != Base::quarter && found.stretch && about) {
    const int years = year_of(*found.stretch) - year_of(about->stretch);
    found = {shifted_years(about->stretch, years), about->id};
  }
  if (m.quarter_to && memory.quarter && sentence <= memory.quarter->sentence + kQuarterHolds) {
    found = {memory.quarter->stretch, memory.quarter->id};
  } else if (found.stretch && m.quarter_to) {
    found.stretch = widened({found.stretch->first - kHalfQuarter, Grain::day}, Grain::quarter);
  }
  if (found.stretch && m.days_off != 0) {
    found.stretch = found.stretch->grain == Grain::day
                        ? std::optional(shifted(*found.stretch, Grain::day, m.days_off))
                        : std::nullopt;
  }
  if (found.stretch && m.whole) found.stretch = widened(*found.stretch, *m.whole);
  const bool of_day = m.clock || m.part != Part::none;
  Anchored out{found.stretch ? value_of(*found.stretch) : relative_value(m, written), found.anchor,
               found.stretch};
  out.past = !found.stretch || !written.stretch ||
             shifted(*found.stretch, found.stretch->grain, 1).first <= written.stretch->first;
  out.over = out.past || verb.pick == Pick::before;
  out.told = verb.pick != Pick::by_verb;
  if (of_day) out.value += clock_value(m);
  return out;
}

}  // namespace sayso::timex
