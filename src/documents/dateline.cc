#include "documents/dateline.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "base/month.h"
#include "documents/agencies.h"

namespace sayso {
namespace {

constexpr std::size_t paragraphs_read = 6;     // headline, byline and the like may come first
constexpr std::size_t longest_dateline = 110;  // bytes
constexpr std::size_t longest_place = 60;      // bytes

constexpr std::string_view marks = " \t,.;:";  // that may stand around a part of a dateline

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool is_lower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

/// The dash or colon that ends a dateline.
struct End {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

End end_of_dateline(std::string_view paragraph) {
  const std::string_view head = paragraph.substr(0, longest_dateline + 4);
  End end;
  for (const std::string_view dash : {"—", "–", "--", " - ", " : ", "): "}) {
    const std::size_t at = head.find(dash);
    if (at >= end.at) continue;
    // "March 4–5" and "Franco–Prussian" hold a dash between letters.
    const std::size_t after = at + dash.size();
    const bool tight = dash == "–" && at > 0 && head[at - 1] != ' ' && head[at - 1] != ')' &&
                       after < head.size() && head[after] != ' ';
    if (!tight) end = {at, dash.size()};
  }
  if (end.at != std::string_view::npos && paragraph[end.at] == ')') end = {end.at + 1, 2};
  return end;
}

/// A day without a year: "March 4", "4 March", "Oct. 30".
struct DayOfYear {
  int month = 0;
  int day = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::string lower_word(std::string_view text, std::size_t at) {
  std::string word;
  while (at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0) {
    word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(text[at++]))));
  }
  return word;
}

std::optional<DayOfYear> find_day(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_upper(text[at]) || (at > 0 && text[at - 1] != ' ')) continue;
    const std::string word = lower_word(text, at);
    const int month = month_named(word);
    if (month == 0) continue;
    DayOfYear found{month, 0, at, at + word.size()};
    if (found.end < text.size() && text[found.end] == '.') ++found.end;
    const auto digit = [text](std::size_t i) {
      return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    std::size_t after = found.end + 1;
    while (digit(after) && after < found.end + 3)
      found.day = found.day * 10 + (text[after++] - '0');
    if (found.day > 0 && !digit(after)) {
      found.end = after;
    } else if (at >= 2 && digit(at - 2)) {
      found.begin = at - 2;
      found.day = text[at - 2] - '0';
      if (at >= 3 && digit(at - 3)) {
        found.begin = at - 3;
        found.day += 10 * (text[at - 3] - '0');
      }
    }
    if (found.day >= 1 && found.day <= days_in_month(2024, month)) return found;
  }
  return std::nullopt;
}

/// Whether `text` can only be a place: names with capitals. All in capitals unless `known` says
/// that a date or an agency stands beside it.
enum class Beside { nothing, more };
bool is_place(std::string_view text, Beside beside) {
  if (text.size() < 3 || text.size() > longest_place || !is_upper(text[0])) return false;
  static constexpr std::array<std::string_view, 16> no_places = {
      "BREAKING", "UPDATE", "UPDATED", "EXCLUSIVE", "WATCH",      "OPINION", "ANALYSIS", "VIDEO",
      "LIVE",     "PHOTOS", "NOTE",    "EDITORIAL", "CORRECTION", "REVIEW",  "READ",     "FACTBOX"};
  static constexpr std::array<std::string_view, 16> small = {
      "of", "the", "de",  "del", "da",  "do",   "la",   "le",
      "el", "al",  "and", "am",  "sur", "upon", "near", "an"};
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,/", at), text.size());
    const std::string_view word = trim(text.substr(at, end - at), marks);
    at = end + 1;
    if (word.empty()) continue;
    ++words;
    if (std::find(no_places.begin(), no_places.end(), word) != no_places.end()) return false;
    if (std::find(small.begin(), small.end(), word) != small.end()) continue;
    if (is_lower(word[0]) || std::any_of(word.begin(), word.end(), [](char c) {
          return (c >= '0' && c <= '9') || c == '?' || c == '!' || c == '"' || c == '(';
        })) {
      return false;
    }
    capitals += std::none_of(word.begin(), word.end(), is_lower) && word.size() > 1 ? 1 : 0;
  }
  if (words == 0 || words > 6) return false;
  if (beside == Beside::more) return true;
  // The city is in capitals; what follows a comma may be "Fla."
  const std::string_view city = text.substr(0, text.find(','));
  return capitals > 0 && std::none_of(city.begin(), city.end(), is_lower);
}

/// The year of "© 2024 Agence France-Presse" or "Copyright 2024 …" in the last paragraphs.
struct Copyright {
  int year = 0;  // 0 if there is none
  Span span;
};

Copyright copyright_in(std::string_view text) {
  constexpr std::size_t last = 600;  // bytes
  const std::size_t begin = text.size() - std::min(text.size(), last);
  for (const std::string_view mark : {"©", "Copyright", "(c)", "(C)"}) {
    std::size_t at = text.find(mark, begin);
    if (at == std::string_view::npos) continue;
    at += mark.size();
    for (std::size_t i = at; i < at + 24 && i + 4 <= text.size(); ++i) {
      const auto date = parse_date(text.substr(i, 4));
      if (!date || date->granularity != "year") continue;
      const auto year_at = static_cast<std::uint32_t>(i);
      return {std::stoi(date->value), {year_at, year_at + 4}};
    }
  }
  return {};
}

class Reader {
 public:
  explicit Reader(Document& document) : document_(document) {}

  void read() {
    const std::string_view text = document_.text;
    std::size_t at = 0;
    for (std::size_t i = 0; i < paragraphs_read && at < text.size(); ++i) {
      const std::size_t end = std::min(text.find("\n\n", at), text.size());
      if (read_paragraph(at, text.substr(at, end - at))) return;
      at = end + 2;
    }
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  bool read_paragraph(std::size_t at, std::string_view paragraph) {
    const End end = end_of_dateline(paragraph);
    if (end.at > longest_dateline || end.at < 3) return false;
    const std::string_view after = trim(paragraph.substr(end.at + end.size), " ");
    if (after.size() < 20 || is_lower(after[0])) return false;
    const std::string_view head = trim(paragraph.substr(0, end.at), marks);
    std::string rest(head);  // what is read of it is blanked out
    Dateline line;
    const bool has_agency = blank_agency(rest);
    const auto date = take_date(at, rest);
    if (date) line.date = date;
    const bool more = has_agency || blanked_day_;
    const std::string_view place = trim(rest, " ,;/");
    if (!is_place(place, more ? Beside::more : Beside::nothing)) return false;
    line.place = place_in(head, place);
    line.span = span(at, at + head.size());
    document_.dateline = line;
    if (!document_.published && line.date && !line.date->value.empty()) {
      document_.published = line.date;
    }
    return true;
  }

  /// `place`, which was blanked in between, as it is written.
  static std::string place_in(std::string_view head, std::string_view place) {
    const std::size_t at = head.find(place);
    if (at != std::string_view::npos) return std::string(place);
    return std::string(place.substr(0, place.find("  ")));
  }

  static bool is_digit_in(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
  }

  /// Blanks out "(Agency)" or "Agency" at the end.
  static bool blank_agency(std::string& rest) {
    const std::size_t open = rest.find('(');
    const std::size_t close = rest.find(')', open);
    if (open == std::string::npos || is_digit_in(rest.substr(open))) return false;
    const std::size_t end = close == std::string::npos ? rest.size() : close + 1;
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(open),
              rest.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    return true;
  }

  std::optional<Timestamp> take_date(std::size_t at, std::string& rest) {
    const auto blank = [&rest](std::size_t begin, std::size_t end) {
      std::fill(rest.begin() + static_cast<std::ptrdiff_t>(begin),
                rest.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    };
    const std::vector<FoundDate> dates = find_dates(rest);
    Timestamp time;
    time.granularity = "day";
    time.how = "dateline";
    if (!dates.empty() && dates.front().date.value.size() >= 10 && !dates.front().other) {
      const FoundDate& date = dates.front();
      time.value = date.date.value;
      time.granularity = date.date.granularity;
      time.span = span(at + date.begin, at + date.end);
      blank(date.begin, date.end);
      blanked_day_ = true;
      return time;
    }
    const auto day = find_day(rest);
    if (!day) return std::nullopt;
    blank(day->begin, day->end);
    blanked_day_ = true;
    const int year = year_of(*day);
    if (year == 0) return std::nullopt;
    const std::string written =
        std::to_string(year) + "-" + std::to_string(day->month) + "-" + std::to_string(day->day);
    const auto date = parse_date(written);
    if (!date) return std::nullopt;
    time.value = date->value;
    time.span = span(at + day->begin, at + day->end);
    return time;
  }

  /// The year that puts a day last before publication (one day later is the same day elsewhere);
  /// else that of a copyright line; 0 if neither is known.
  int year_of(const DayOfYear& day) const {
    if (document_.published && document_.published->value.size() >= 10) {
      const std::string& value = document_.published->value;
      const int year = std::stoi(value.substr(0, 4));
      const int month = std::stoi(value.substr(5, 2));
      const int of_month = std::stoi(value.substr(8, 2));
      const bool later = day.month * 31 + day.day > month * 31 + of_month + 1;
      const bool new_year = month == 12 && of_month == 31 && day.month == 1 && day.day == 1;
      return new_year ? year + 1 : later ? year - 1 : year;
    }
    return copyright_in(document_.text).year;
  }

  Document& document_;
  bool blanked_day_ = false;
};

/// The year that a copyright line gives, where nothing else says when.
void read_copyright_year(Document& document) {
  if (document.published) return;
  const Copyright copyright = copyright_in(document.text);
  if (copyright.year == 0) return;
  const std::string year = std::to_string(copyright.year);
  Timestamp time;
  time.granularity = "day";
  time.how = "text";
  time.span = copyright.span;
  time.from = year + "-01-01";
  time.to = year + "-12-31";
  document.published = time;
}

}  // namespace

void read_dateline(Document& document) {
  if (!document.dateline) Reader(document).read();
  read_copyright_year(document);
}

}  // namespace sayso
