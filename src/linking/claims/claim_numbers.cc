#include "linking/claims/claim_numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/one_of.h"
#include "linking/claims/claim_words.h"
#include "linking/letters.h"

namespace sayso {
namespace {

constexpr std::pair<std::string_view, int> kNumerals[] = {
    {"two", 2},      {"three", 3},      {"four", 4},      {"five", 5},      {"six", 6},
    {"seven", 7},    {"eight", 8},      {"nine", 9},      {"ten", 10},      {"eleven", 11},
    {"twelve", 12},  {"dozen", 12},     {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
    {"eighty", 80},  {"ninety", 90},
};

constexpr std::pair<std::string_view, double> kScales[] = {
    {"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6},   {"m", 1e6},
    {"billion", 1e9}, {"bn", 1e9},       {"trillion", 1e12},
};

std::optional<double> numeral(std::string_view word) {
  for (const auto& [name, value] : kNumerals) {
    if (word == name) return value;
  }
  return std::nullopt;
}

std::optional<double> value_of(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (!is_digit(word.front())) {
    const std::size_t hyphen = word.find('-');  // "twenty-one"
    const auto tens = numeral(word.substr(0, hyphen));
    if (hyphen == word.npos || !tens || *tens < 20) return tens;
    const std::string_view rest = word.substr(hyphen + 1);
    if (rest == "one") return *tens + 1;
    const auto units = numeral(rest);
    return units && *units < 10 ? std::optional(*tens + *units) : std::nullopt;
  }
  std::string plain;
  for (const char c : word) {
    if (c != ',') plain += c;
  }
  double value = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (read.ec != std::errc() || read.ptr != plain.data() + plain.size()) return std::nullopt;
  return value;
}

std::string written(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.12g", value);
  return text;
}

/// By the twelve hours of a clock.
std::string clock_time(int hour, int minute) {
  char text[32];
  std::snprintf(text, sizeof text, "t%02d:%02d", (hour + 24) % 12, minute);
  return text;
}

bool in_date(Span word, const std::vector<Timex>& times) {
  return std::any_of(times.begin(), times.end(), [&](const Timex& time) {
    return time.type == TimexType::date && time.span.overlaps(word);
  });
}

/// Reads the numbers of one stretch, word after word.
class Reading {
 public:
  Reading(std::string_view text, Span span, const std::vector<Timex>& times)
      : text_(text), words_(claim_words(text, span)), times_(times) {}

  /// Those that are stated, and those that give way: "204, not 240", "to 19 from 21".
  struct Numbers {
    std::vector<std::string> stated, replaced;
  };
  Numbers numbers() {
    Numbers out;
    while (at_ < words_.size()) {
      const bool gives_way = at_ > 0 && (word(at_ - 1) == "not" || word(at_ - 1) == "from");
      auto number = clock();
      if (!number) number = part_of_point();
      if (!number) number = plain();
      if (number) {
        (gives_way ? out.replaced : out.stated).push_back(*std::move(number));
      } else {
        ++at_;
      }
    }
    return out;
  }

 private:
  std::string_view word(std::size_t i) const {
    return i < words_.size() ? std::string_view(words_[i].lower) : std::string_view();
  }
  std::string behind(std::size_t i, std::size_t size) const {
    return lower_ascii(text_.substr(words_[i].span.end, size));
  }
  std::string take(std::size_t count, std::string number) {
    at_ += count;
    return number;
  }

  /// A whole hour or minute, as a numeral or in figures.
  std::optional<int> whole(std::size_t i, int below) const {
    const auto value = i < words_.size() ? value_of(words_[i].lower) : std::nullopt;
    if (word(i) == "one") return 1;
    if (!value || *value >= below || *value != std::floor(*value)) return std::nullopt;
    return static_cast<int>(*value);
  }

  /// "18.52", "6:52 p.m.", "6 p.m.", "six o'clock", "a quarter to eight", "ten minutes past six".
  std::optional<std::string> clock() {
    if (auto time = in_figures()) return take(1, *std::move(time));
    const auto hour = whole(at_, 25);
    if (hour) {
      const std::string next = behind(at_, 10);
      const bool half = next.starts_with(" p.m") || next.starts_with(" a.m") ||
                        next.starts_with(" pm") || next.starts_with(" am");
      if (half || next.starts_with(" o'clock") || next.starts_with(" o\u2019clock")) {
        return take(1, clock_time(*hour, 0));
      }
    }
    return beside_hour();
  }

  std::optional<std::string> beside_hour() {
    std::size_t i = at_;
    std::optional<int> minutes;
    if (word(i) == "half") {
      minutes = 30;
    } else if (word(i) == "quarter") {
      minutes = 15;
    } else {
      minutes = whole(i, 60);
      if (word(i + 1) != "minutes") return std::nullopt;
      ++i;
    }
    if (!minutes) return std::nullopt;
    const bool before = word(i + 1) == "to";
    if (!before && word(i + 1) != "past" && word(i + 1) != "after") return std::nullopt;
    const auto hour =
        word(i + 2) == "midnight" || word(i + 2) == "noon" ? std::optional(12) : whole(i + 2, 13);
    if (!hour) return std::nullopt;
    const auto count = i + 3 - at_;
    return take(count, before ? clock_time(*hour - 1, 60 - *minutes) : clock_time(*hour, *minutes));
  }

  std::optional<std::string> in_figures() const {
    const std::string_view digits = words_[at_].span.in(text_);
    const std::size_t point = digits.find_first_of(":.");
    if (point == digits.npos || point == 0 || point > 2 || digits.size() - point != 3) {
      return std::nullopt;
    }
    int hour = 0, minute = 0;
    std::from_chars(digits.data(), digits.data() + point, hour);
    std::from_chars(digits.data() + point + 1, digits.data() + digits.size(), minute);
    if (hour > 23 || minute > 59) return std::nullopt;
    const std::string next = behind(at_, 6);
    const bool half = next.starts_with(" p.m") || next.starts_with(" pm") ||
                      next.starts_with(" a.m") || next.starts_with(" am");
    // "6.25" may be anything else.
    const bool surely = digits[point] == ':' || half;
    if (!surely && (point != 2 || next.starts_with("%") || next.starts_with(" per"))) {
      return std::nullopt;
    }
    return clock_time(hour, minute);
  }

  /// "three quarters of a percentage point", "half a point", "50 basis points": as "0.5pt".
  std::optional<std::string> part_of_point() {
    std::size_t i = at_;
    std::optional<double> value;
    const bool three =
        word(i) == "three" && (word(i + 1) == "quarters" || word(i + 1) == "quarter");
    if (three || word(i) == "half" || word(i) == "quarter") {
      value = three ? 0.75 : word(i) == "half" ? 0.5 : 0.25;
      i += three ? 2 : 1;
      if (word(i) == "of") ++i;
      if (word(i) == "a") ++i;
      if (word(i) == "percentage") ++i;
      if (!word(i).starts_with("point") && !word(i).starts_with("percentage-point")) return {};
      return take(i + 1 - at_, written(*value) + "pt");
    }
    value = value_of(words_[i].lower);
    if (!value || in_date(words_[i].span, times_)) return std::nullopt;
    const std::string_view unit = word(i + 1);
    const bool basis = unit == "bp" || unit == "bps" || unit.starts_with("basis-point") ||
                       (unit == "basis" && word(i + 2).starts_with("point"));
    if (basis) return take(unit == "basis" ? 3 : 2, written(*value / 100) + "pt");
    const bool points = unit.starts_with("percentage-point") ||
                        (unit == "percentage" && word(i + 2).starts_with("point"));
    if (points) return take(unit == "percentage" ? 3 : 2, written(*value) + "pt");
    return std::nullopt;
  }

  std::optional<std::string> plain() {
    auto value = value_of(words_[at_].lower);
    if (!value || in_date(words_[at_].span, times_)) return std::nullopt;
    while (at_ + 1 < words_.size()) {
      const auto* scale =
          std::find_if(std::begin(kScales), std::end(kScales),
                       [&](const auto& one) { return one.first == words_[at_ + 1].lower; });
      if (scale == std::end(kScales)) break;
      *value *= scale->second;
      ++at_;
    }
    const std::string next = behind(at_, 9);
    const bool percent =
        next.starts_with("%") || next.starts_with(" per cent") || next.starts_with(" percent");
    return take(1, written(*value) + (percent ? "%" : unit_of_time(at_ + 1)));
  }

  /// "22 minutes" is not 22 of anything else.
  std::string unit_of_time(std::size_t i) const {
    for (const std::string_view unit : {"minute", "hour", "day", "week", "month", "year"}) {
      if (word(i).starts_with(unit) && word(i).size() <= unit.size() + 1) return std::string(unit);
    }
    return {};
  }

  std::string_view text_;
  const std::vector<ClaimWord> words_;
  const std::vector<Timex>& times_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> claim_numbers(std::string_view text, Span span,
                                       const std::vector<Timex>& times) {
  auto numbers = Reading(text, span, times).numbers();
  // "Not 240", "from 21" alone: nothing else is stated.
  return numbers.stated.empty() ? std::move(numbers.replaced) : std::move(numbers.stated);
}

std::vector<std::string> replaced_numbers(std::string_view text, Span span) {
  return Reading(text, span, {}).numbers().replaced;
}

}  // namespace sayso
