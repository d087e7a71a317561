#include "base/date.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace sayso {
namespace {

/// A written moment as far as it is known; -1 where it is not.
struct Moment {
  int year = -1;
  int month = -1;
  int day = -1;
  int hour = -1;
  int minute = -1;
  int second = -1;
  std::string zone;  // "Z" or "+02:00"; empty when none was written
};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

/// Takes a text apart from its start.
class Cursor {
 public:
  explicit Cursor(std::string_view rest) : rest_(rest) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void skip(std::string_view any_of) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(any_of), rest_.size()));
  }

  /// A number of `least` to `most` digits, no digit following; else nothing is taken.
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t size = 0;
    while (size < rest_.size() && is_digit(rest_[size])) ++size;
    if (size < least || size > most) return std::nullopt;
    return fixed(size);
  }

  /// A number of just `size` digits, whatever follows.
  std::optional<int> fixed(std::size_t size) {
    if (rest_.size() < size) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (!is_digit(rest_[i])) return std::nullopt;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(size);
    return value;
  }

  /// A run of letters in lower case, and one full stop after it.
  std::string word() {
    std::size_t size = 0;
    while (size < rest_.size() && is_letter(rest_[size])) ++size;
    std::string word(rest_.substr(0, size));
    for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    rest_.remove_prefix(size);
    if (size > 0) take('.');
    return word;
  }

 private:
  std::string_view rest_;
};

/// Place of `word` in `names`, from 1, where it is one of them or its first letters (at least
/// three).
int place_in(std::string_view word, const auto& names) {
  if (word.size() < 3) return -1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].starts_with(word)) return static_cast<int>(i) + 1;
  }
  return -1;
}

int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  return place_in(word, names);
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> names = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return place_in(word, names) > 0;
}

/// The zones that RFC 2822 names, and the European ones that have one meaning in the news.
std::string zone_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> zones = {{
      {"z", "Z"},
      {"ut", "Z"},
      {"utc", "Z"},
      {"gmt", "Z"},
      {"est", "-05:00"},
      {"edt", "-04:00"},
      {"cst", "-06:00"},
      {"cdt", "-05:00"},
      {"mst", "-07:00"},
      {"mdt", "-06:00"},
      {"pst", "-08:00"},
      {"pdt", "-07:00"},
      {"bst", "+01:00"},
      {"cet", "+01:00"},
      {"cest", "+02:00"},
      {"eest", "+03:00"},
  }};
  for (const auto& [name, zone] : zones) {
    if (name == word) return std::string(zone);
  }
  return {};
}

/// `number` is 0 to 99.
std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

/// "+02:00", "+0200" or "+02"; false where a sign is followed by something else.
bool read_offset(Cursor& in, Moment& moment) {
  const bool plus = in.take('+');
  if (!plus && !in.take('-')) return true;
  const auto hours = in.fixed(2);
  in.take(':');
  const int minutes = in.at_end() || !is_digit(in.rest()[0]) ? 0 : in.fixed(2).value_or(99);
  if (!hours || *hours > 14 || minutes > 59) return false;
  moment.zone = (plus ? "+" : "-") + two_digits(*hours) + ":" + two_digits(minutes);
  return true;
}

/// "10:15", "10:15:30.5", "10.15am", "10 p.m."
bool read_clock(Cursor& in, Moment& moment) {
  const auto hour = in.number(1, 2);
  if (!hour) return false;
  moment.hour = *hour;
  if (in.take(':') || (in.rest().size() > 2 && is_digit(in.rest()[1]) && in.take('.'))) {
    const auto minute = in.fixed(2);
    if (!minute) return false;
    moment.minute = *minute;
    if (in.take(':')) {
      const auto second = in.fixed(2);
      if (!second) return false;
      moment.second = *second;
      if (in.take('.') || in.take(',')) in.skip("0123456789");
    }
  }
  Cursor ahead = in;
  ahead.skip(" ");
  std::string half = ahead.word();
  if (half == "a" || half == "p") half += ahead.word();
  if (half != "am" && half != "pm") return moment.minute >= 0;
  if (moment.hour < 1 || moment.hour > 12) return false;
  moment.hour = moment.hour % 12 + (half == "pm" ? 12 : 0);
  in = ahead;
  return true;
}

/// What may stand after a clock, to the end: an offset, a zone's name, either in brackets.
bool read_zone(Cursor& in, Moment& moment) {
  in.skip(" (");
  if (!read_offset(in, moment)) return false;
  in.skip(" (");
  const std::string word = in.word();
  if (moment.zone.empty()) moment.zone = zone_of(word);
  if (moment.zone == "Z" && word != "z" && !read_offset(in, moment)) return false;  // "GMT+2"
  in.skip(" ).");
  return in.at_end();
}

bool read_iso(Cursor in, Moment& moment) {
  const auto year = in.fixed(4);
  if (!year) return false;
  moment.year = *year;
  if (in.at_end()) return true;
  const bool dashed = in.take('-') || in.take('/');
  const auto month = dashed ? in.number(1, 2) : in.fixed(2);
  if (!month) return false;
  moment.month = *month;
  if (in.at_end()) return dashed;
  if (dashed && !in.take('-') && !in.take('/')) return false;
  const auto day = in.fixed(2);
  if (!day) return false;
  moment.day = *day;
  if (in.at_end()) return true;
  if (!in.take('T') && !in.take('t') && !in.take(' ')) return false;
  in.skip(" ");
  if (in.rest().size() >= 4 && is_digit(in.rest()[2])) {  // 101500
    moment.hour = in.fixed(2).value_or(99);
    moment.minute = in.fixed(2).value_or(99);
    if (!in.at_end() && is_digit(in.rest()[0])) moment.second = in.fixed(2).value_or(99);
  } else if (!read_clock(in, moment)) {
    return false;
  }
  return read_zone(in, moment);
}

/// "March 4, 2024" and "4 March 2024" with all that may stand around them.
bool read_words(Cursor in, Moment& moment) {
  static constexpr std::string_view gap = " ,";
  const auto ordinal = [&in] {
    Cursor ahead = in;
    const std::string end = ahead.word();
    if (end == "st" || end == "nd" || end == "rd" || end == "th") in = ahead;
  };
  Cursor ahead = in;
  if (is_weekday(ahead.word())) in = ahead;
  in.skip(gap);
  if (const auto day = in.number(1, 2)) {
    moment.day = *day;
    ordinal();
    in.skip(" -");
    ahead = in;
    if (ahead.word() == "of") in = ahead;
    in.skip(" ");
  }
  moment.month = month_of(in.word());
  if (moment.month < 0) return false;
  in.skip(" -,");
  if (moment.day < 0) {
    if (const auto day = in.number(1, 2)) {
      moment.day = *day;
      ordinal();
    }
  }
  in.skip(gap);
  const auto year = in.number(4, 4);
  if (!year) return false;
  moment.year = *year;
  in.skip(" ,.|-");
  ahead = in;
  if (const std::string word = ahead.word(); word == "at" || word == "t") in = ahead;
  in.skip(" ");
  if (in.at_end()) return true;
  return moment.day > 0 && read_clock(in, moment) && read_zone(in, moment);
}

/// "25/12/2024", "4.3.2024": read only where no other order is possible; a full stop means day
/// first.
bool read_digits(Cursor in, Moment& moment) {
  const auto first = in.number(1, 2);
  const bool dots = in.take('.');
  if (!first || (!dots && !in.take('/') && !in.take('-'))) return false;
  const auto second = in.number(1, 2);
  if (!second || (!in.take('.') && !in.take('/') && !in.take('-'))) return false;
  const auto year = in.number(4, 4);
  if (!year || !in.at_end()) return false;
  moment.year = *year;
  const bool day_first = dots || *first > 12 || *first == *second;
  if (!day_first && *second <= 12) return false;
  moment.day = day_first ? *first : *second;
  moment.month = day_first ? *second : *first;
  return true;
}

bool exists(const Moment& moment) {
  if (moment.year < 1800 || moment.year > 2199) return false;
  if (moment.month == -1) return true;
  if (moment.month < 1 || moment.month > 12) return false;
  if (moment.day != -1) {
    static constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = moment.year % 4 == 0 && (moment.year % 100 != 0 || moment.year % 400 == 0);
    const int last =
        days[static_cast<std::size_t>(moment.month) - 1] + (leap && moment.month == 2 ? 1 : 0);
    if (moment.day < 1 || moment.day > last) return false;
  }
  return moment.hour <= 23 && moment.minute <= 59 && moment.second <= 60;
}

Date written_out(const Moment& moment) {
  Date date;
  const auto add = [&date](const char* separator, const std::string& number,
                           const char* granularity) {
    date.value += separator + number;
    date.granularity = granularity;
  };
  add("", std::to_string(moment.year), "year");
  if (moment.month == -1) return date;
  add("-", two_digits(moment.month), "month");
  if (moment.day == -1) return date;
  add("-", two_digits(moment.day), "day");
  if (moment.hour == -1) return date;
  add("T", two_digits(moment.hour), "hour");
  if (moment.minute != -1) add(":", two_digits(moment.minute), "minute");
  if (moment.second != -1) add(":", two_digits(moment.second), "second");
  date.value += moment.zone;
  return date;
}

}  // namespace

std::optional<Date> parse_date(std::string_view written) {
  while (!written.empty() && is_space(written.front())) written.remove_prefix(1);
  while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
  if (written.size() > 100) return std::nullopt;
  for (const auto read : {read_iso, read_words, read_digits}) {
    Moment moment;
    if (read(Cursor(written), moment) && exists(moment)) return written_out(moment);
  }
  return std::nullopt;
}

}  // namespace sayso
