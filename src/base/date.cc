#include "base/date.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/month.h"

namespace sayso {
namespace {

/// Parts of a date as they were written; -1 for those that were not.
struct Moment {
  int year = -1;
  int month = -1;
  int day = -1;
  int hour = -1;
  int minute = -1;
  int second = -1;
  std::string zone;      // "Z" or "+02:00"; empty when none was written
  bool digits = false;   // day and month in digits, whose order is in question
  bool swapped = false;  // of those, the day was taken as first
};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

/// Takes a text apart from its start.
class Cursor {
 public:
  explicit Cursor(std::string_view rest) : rest_(rest) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  bool at_digit() const { return !rest_.empty() && is_digit(rest_[0]); }

  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Any one of `chars`, which it returns; else 0.
  char take_any(std::string_view chars) {
    if (rest_.empty() || chars.find(rest_[0]) == std::string_view::npos) return 0;
    const char taken = rest_[0];
    rest_.remove_prefix(1);
    return taken;
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
    for (char& c : word) {
      if (static_cast<unsigned char>(c) < 0x80) c = static_cast<char>(std::tolower(c));
    }
    rest_.remove_prefix(size);
    if (size > 0) take('.');
    return word;
  }

 private:
  std::string_view rest_;
};

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> names = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return word.size() >= 3 && std::any_of(names.begin(), names.end(), [word](std::string_view name) {
           return name.starts_with(word);
         });
}

/// The zones that RFC 2822 names, and those that have one meaning in the news.
std::string zone_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 20> zones = {{
      {"z", "Z"},         {"ut", "Z"},        {"utc", "Z"},       {"gmt", "Z"},
      {"est", "-05:00"},  {"edt", "-04:00"},  {"cst", "-06:00"},  {"cdt", "-05:00"},
      {"mst", "-07:00"},  {"mdt", "-06:00"},  {"pst", "-08:00"},  {"pdt", "-07:00"},
      {"bst", "+01:00"},  {"cet", "+01:00"},  {"cest", "+02:00"}, {"eet", "+02:00"},
      {"eest", "+03:00"}, {"aest", "+10:00"}, {"aedt", "+11:00"}, {"jst", "+09:00"},
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
  const int minutes = in.at_digit() ? in.fixed(2).value_or(99) : 0;
  if (!hours || *hours > 14 || minutes > 59) return false;
  moment.zone.assign(1, plus ? '+' : '-');
  moment.zone += two_digits(*hours);
  moment.zone += ':';
  moment.zone += two_digits(minutes);
  return true;
}

/// "10:15", "10:15:30.5", "10.15am", "10 p.m.", "101530"
bool read_clock(Cursor& in, Moment& moment) {
  Cursor compact = in;
  if (const auto all = compact.number(6, 6)) {
    moment.hour = *all / 10000;
    moment.minute = *all / 100 % 100;
    moment.second = *all % 100;
    in = compact;
    return true;
  }
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
      if (in.rest().size() > 1 && is_digit(in.rest()[1]) && in.take_any(".,") != 0) {
        in.skip("0123456789");
      }
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

/// What may stand after a clock: an offset, a zone's name, either in brackets.
bool read_zone(Cursor& in, Moment& moment) {
  Cursor ahead = in;
  ahead.skip(" (");
  if (!ahead.at_end() && (ahead.rest()[0] == '+' || ahead.rest()[0] == '-') &&
      ahead.rest().size() > 2 && is_digit(ahead.rest()[1])) {
    if (!read_offset(ahead, moment)) return false;
    in = ahead;
    ahead.skip(" (");
  }
  const std::string word = ahead.word();
  const std::string zone = zone_of(word);
  if (zone.empty()) return true;
  if (moment.zone.empty()) moment.zone = zone;
  if (zone == "Z" && word != "z" && !read_offset(ahead, moment)) return false;  // "GMT+2"
  in = ahead;
  if (!in.at_end() && in.rest()[0] == ')') in.take(')');
  return true;
}

bool is_time(const Moment& moment) {
  return moment.hour <= 23 && moment.minute <= 59 && moment.second <= 60;
}

/// The hour alone, which is a time only behind the "T" of ISO 8601.
bool read_hour(Cursor& in, Moment& moment) {
  const auto hour = in.fixed(2);
  if (!hour || in.at_digit()) return false;
  moment.hour = *hour;
  return true;
}

/// The time after a date; nothing is taken where none follows.
bool read_time(Cursor& in, Moment& moment) {
  Moment with_time = moment;
  Cursor ahead = in;
  const bool is_iso = ahead.take_any("Tt") != 0;
  if (!is_iso) {
    ahead.skip(" ,.|-");
    Cursor word = ahead;
    if (const std::string at = word.word(); at == "at" || at == "um") ahead = word;
    ahead.skip(" ");
  }
  const Cursor clock = ahead;
  if (!read_clock(ahead, with_time)) {
    ahead = clock;
    with_time = moment;
    if (!is_iso || !read_hour(ahead, with_time)) return false;
  }
  if (!read_zone(ahead, with_time)) return false;
  if (!is_time(with_time)) return false;
  in = ahead;
  moment = with_time;
  return true;
}

/// "2024-03-04", "2024/3/4", "2024.03.04", "20240304", "2024-03", "2024".
bool read_iso(Cursor& in, Moment& moment) {
  const auto year = in.fixed(4);
  if (!year) return false;
  moment.year = *year;
  Cursor ahead = in;
  const char separator = ahead.take_any("-/.");
  if (separator == 0) {
    const auto month = ahead.fixed(2);
    const auto day = ahead.fixed(2);
    if (month && day && !ahead.at_digit()) {
      moment.month = *month;
      moment.day = *day;
      in = ahead;
    }
    return !in.at_digit();
  }
  const auto month = ahead.number(1, 2);
  if (!month) return false;
  moment.month = *month;
  in = ahead;
  if (!ahead.take(separator)) return separator == '-' || separator == '/';
  const auto day = ahead.number(1, 2);
  if (!day) return false;
  moment.day = *day;
  in = ahead;
  return true;
}

void skip_ordinal(Cursor& in) {
  Cursor ahead = in;
  ahead.skip(" ");
  const std::string end = ahead.word();
  if (end == "st" || end == "nd" || end == "rd" || end == "th") in = ahead;
}

void skip_word(Cursor& in, std::initializer_list<std::string_view> words) {
  Cursor ahead = in;
  const std::string word = ahead.word();
  if (std::find(words.begin(), words.end(), word) == words.end()) return;
  ahead.skip(" ");
  in = ahead;
}

bool read_day(Cursor& in, Moment& moment) {
  const auto day = in.number(1, 2);
  if (!day) return false;
  moment.day = *day;
  skip_ordinal(in);
  return true;
}

/// The year at the end, or after a clock: "10:15:00 UTC 2024".
bool read_year(Cursor& in, Moment& moment) {
  if (const auto year = in.number(4, 4)) {
    moment.year = *year;
    return true;
  }
  if (moment.day < 0 || !read_clock(in, moment) || !read_zone(in, moment)) return false;
  in.skip(" ");
  moment.year = in.number(4, 4).value_or(-1);
  return moment.year >= 0;
}

/// "March 4, 2024", "4 March 2024" and "2024 Mar 4" with all that may stand around them.
bool read_words(Cursor& in, Moment& moment) {
  Cursor ahead = in;
  if (is_weekday(ahead.word())) in = ahead;
  in.skip(" ,");
  if (const auto year = in.number(4, 4)) {
    moment.year = *year;
    in.skip(" -,");
  } else if (read_day(in, moment)) {
    in.skip(" .-/,");
    skip_word(in, {"of", "de", "di"});
  }
  moment.month = month_named(in.word());
  if (moment.month == 0) return false;
  if (moment.year >= 0) {
    ahead = in;
    ahead.skip(" -,");
    if (read_day(ahead, moment)) in = ahead;
    return true;
  }
  in.skip(" -/,");
  if (moment.day < 0) read_day(in, moment);
  in.skip(" ,.");
  skip_word(in, {"de", "del"});
  return read_year(in, moment);
}

/// "25/12/2024", "4.3.2024", "12-25-24"; a full stop means day first.
bool read_digits(Cursor& in, Moment& moment, DayOrder order) {
  const auto first = in.number(1, 2);
  const char separator = in.take_any("./-");
  if (!first || separator == 0) return false;
  const auto second = in.number(1, 2);
  if (!second || !in.take(separator)) return false;
  auto year = in.number(4, 4);
  if (!year && separator == '/') {
    year = in.number(2, 2);
    if (year) *year += *year < 70 ? 2000 : 1900;
  }
  if (!year) return false;
  moment.year = *year;
  moment.digits = separator != '.' && *first != *second && *first <= 12 && *second <= 12;
  moment.swapped =
      separator == '.' || *first > 12 || (moment.digits && order == DayOrder::day_first);
  moment.day = moment.swapped ? *first : *second;
  moment.month = moment.swapped ? *second : *first;
  return true;
}

bool exists(const Moment& moment) {
  if (moment.year < 1800 || moment.year > 2199 || !is_time(moment)) return false;
  if (moment.month == -1) return true;
  if (moment.month < 1 || moment.month > 12) return false;
  return moment.day == -1 ||
         (moment.day >= 1 && moment.day <= days_in_month(moment.year, moment.month));
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

/// The date at the start of `in`, in the first form that makes one.
std::optional<Moment> read_date(Cursor& in, DayOrder order) {
  const Cursor start = in;
  for (const int form : {0, 1, 2}) {
    Moment moment;
    in = start;
    const bool read = form == 0   ? read_iso(in, moment)
                      : form == 1 ? read_words(in, moment)
                                  : read_digits(in, moment, order);
    if (!read || !exists(moment) || in.at_digit()) continue;
    if (form == 0 && moment.month == -1) {  // "2024 March 4"
      Cursor words = start;
      Moment longer;
      if (read_words(words, longer) && exists(longer)) {
        in = words;
        moment = longer;
      }
    }
    if (moment.day > 0 && moment.hour < 0) read_time(in, moment);
    return moment;
  }
  return std::nullopt;
}

/// White space and dashes of several bytes as as many that are one byte each.
std::string plain_spaces(std::string_view text) {
  std::string out(text);
  const auto replace = [&out](std::string_view from, std::string_view to) {
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at)) {
      out.replace(at, from.size(), to);
    }
  };
  if (out.find('\xC2') != std::string::npos) replace("\u00A0", "  ");
  if (out.find('\xE2') != std::string::npos) {
    for (const std::string_view space : {"\u2009", "\u202F"}) replace(space, "   ");
    for (const std::string_view dash : {"–", "—"}) replace(dash, " - ");
  }
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

Moment with_days_swapped(Moment moment) {
  std::swap(moment.day, moment.month);
  moment.swapped = !moment.swapped;
  return moment;
}

bool could_start_date(std::string_view text, std::size_t at) {
  if (at > 0) {
    const char before = text[at - 1];
    if (is_digit(before) || is_letter(before)) return false;
    if (is_digit(text[at]) && (before == '/' || before == '.' || before == ':' || before == '-' ||
                               before == '$' || before == ',')) {
      return false;
    }
  }
  if (is_digit(text[at])) return true;
  std::size_t size = 0;
  while (at + size < text.size() && is_letter(text[at + size])) ++size;
  if (size < 3 || size > 12) return false;
  const std::string word = Cursor(text.substr(at, size)).word();
  return is_weekday(word) || month_named(word) != 0;
}

}  // namespace

std::optional<Date> parse_date(std::string_view written, DayOrder order) {
  constexpr std::string_view white = " \t\r\n\f\v";
  written.remove_prefix(std::min(written.find_first_not_of(white), written.size()));
  written = written.substr(0, written.find_last_not_of(white) + 1);
  if (written.empty() || written.size() > 100) return std::nullopt;
  const std::string text = plain_spaces(written);
  Cursor in(text);
  const auto moment = read_date(in, order);
  if (!moment || (moment->digits && order == DayOrder::unknown)) return std::nullopt;
  // A zone's name that is not known, or a longer one in brackets.
  in.skip(" ");
  if (moment->hour >= 0) {
    if (in.take('(')) {
      in.skip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ");
    } else {
      in.word();
    }
  }
  in.skip(" ).");
  if (!in.at_end()) return std::nullopt;
  return written_out(*moment);
}

std::vector<FoundDate> find_dates(std::string_view text, DayOrder order) {
  std::vector<FoundDate> found;
  if (std::none_of(text.begin(), text.end(), is_digit)) return found;
  const std::string plain = plain_spaces(text);
  for (std::size_t at = 0; at < plain.size(); ++at) {
    if (!is_digit(plain[at]) && !is_letter(plain[at])) continue;
    if (!could_start_date(plain, at)) continue;
    Cursor in(std::string_view(plain).substr(at));
    const auto moment = read_date(in, order);
    if (!moment || moment->month == -1) continue;
    const std::size_t end = plain.size() - in.rest().size();
    // Part of something longer, or a number.
    if (!in.at_end() && is_digit(plain[end - 1]) &&
        (is_letter(in.rest()[0]) || in.rest()[0] == '/' || in.rest()[0] == '_')) {
      continue;
    }
    if (std::all_of(&plain[at], &plain[at] + (end - at), is_digit)) continue;
    FoundDate date{at, end, written_out(*moment), std::nullopt, DayOrder::unknown};
    if (moment->digits && order == DayOrder::unknown) {
      date.other = written_out(with_days_swapped(*moment));
    } else if (!moment->digits && moment->day > 0 && is_digit(plain[at]) &&
               plain.find('/', at) < at + 3) {
      date.order = moment->swapped ? DayOrder::day_first : DayOrder::month_first;
    }
    found.push_back(std::move(date));
    at = end - 1;
  }
  return found;
}

}  // namespace sayso
