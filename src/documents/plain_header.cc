#include "documents/plain_header.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "documents/agencies.h"
#include "documents/domain.h"
#include "documents/header_fields.h"
#include "documents/metadata/names.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

constexpr std::size_t longest_headline = 200;  // bytes
constexpr std::size_t longest_outlet = 45;     // bytes
constexpr std::size_t header_paragraphs = 7;

bool is_name(std::string_view words) {
  if (words.empty() || words.size() > 60 || ends_sentence(words)) return false;
  const auto first = static_cast<unsigned char>(words[0]);
  return std::isupper(first) != 0 || first >= 0x80;
}

/// Words that names of outlets end with, in lower case.
bool is_outlet_word(std::string_view word) {
  static constexpr std::array<std::string_view, 44> words = {
      "times",     "post",      "news",     "herald",       "standard",    "courier",   "gazette",
      "tribune",   "journal",   "daily",    "weekly",       "mail",        "telegraph", "guardian",
      "observer",  "chronicle", "star",     "mirror",       "independent", "press",     "review",
      "record",    "echo",      "examiner", "mercury",      "bulletin",    "dispatch",  "globe",
      "inquirer",  "register",  "sentinel", "monitor",      "online",      "wire",      "agency",
      "tv",        "radio",     "network",  "broadcasting", "advertiser",  "argus",     "reporter",
      "messenger", "leader"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether a line by itself is the name or the address of an outlet: "THE ESTUARY STANDARD".
bool is_outlet(std::string_view line) {
  if (line.size() > longest_outlet || ends_sentence(line) || !is_name(line)) return false;
  const auto spaces = std::count(line.begin(), line.end(), ' ');
  if (spaces > 4) return false;
  const std::string lower = lower_ascii(line);
  const std::string last = lower.substr(lower.rfind(' ') + 1);
  if (!is_outlet_word(last)) return is_agency(line);
  // "Storm delays mail": a headline has words without a capital.
  std::size_t small = 0;
  bool at_start = true;
  for (const char c : line) {
    if (at_start && std::islower(static_cast<unsigned char>(c)) != 0) ++small;
    at_start = c == ' ';
  }
  return small == 0 || lower.find(" of ") != std::string::npos;
}

/// What stands before the date in a heading: "Headline, Outlet, ", "Outlet | " or nothing.
struct Heading {
  std::string_view title;
  std::string_view outlet;
};

Heading before_date(std::string_view line) {
  static constexpr std::string_view separators = " ,|-";
  const auto cut = [](std::string_view text) {
    for (const std::string_view dash : {"–", "—", "·"}) {
      text = trim_white(text);
      if (text.ends_with(dash)) text.remove_suffix(dash.size());
    }
    const std::size_t last = text.find_last_not_of(separators);
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  };
  line = cut(line);
  for (const std::string_view separator : {" | ", ", "}) {
    const std::size_t at = line.rfind(separator);
    if (at == std::string_view::npos) continue;
    const std::string_view outlet = line.substr(at + separator.size());
    if (is_name(outlet)) return {cut(line.substr(0, at)), outlet};
  }
  return is_name(line) && line.size() <= 40 ? Heading{{}, line} : Heading{};
}

/// A date's label, as far as it is one: "Updated", "Last updated on:", "Published".
enum class Label { none, published, updated };

Label label_of(std::string_view before) {
  const std::string lower = lower_ascii(before);
  const std::size_t updated = std::max(lower.rfind("updated") + 1, lower.rfind("modified") + 1);
  std::size_t published = 0;
  for (const std::string_view word : {"published", "posted", "date:", "released", "filed"}) {
    published = std::max(published, lower.rfind(word) + 1);
  }
  if (updated == 0 && published == 0) return Label::none;
  return updated > published ? Label::updated : Label::published;
}

class Reader {
 public:
  explicit Reader(Document& document) : document_(document), text_(document.text) {}

  void read() {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text_.size() && lines.size() < header_paragraphs + 1;) {
      const std::size_t end = std::min(text_.find("\n\n", at), text_.size());
      lines.push_back(text_.substr(at, end - at));
      at = end + 2;
    }
    if (lines.size() < 2) return;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (!read_line(lines[i], lines[i + 1])) return;
    }
  }

 private:
  /// False where the report itself begins.
  bool read_line(std::string_view line, std::string_view next) {
    if (line.size() > longest_headline) return false;
    if (starts_byline(line) || line.starts_with("BY ")) {
      const std::vector<std::string> names = names_in(line);
      if (!names.empty() && is_name(names[0])) {
        if (document_.byline.empty()) document_.byline = names;
        read_dates(line);
        return true;
      }
    }
    const bool may_be_outlet = document_.outlet.name.empty() && document_.title.empty();
    if (may_be_outlet && is_outlet(line) && next.size() <= longest_headline) {
      document_.outlet.name = line;
      return true;
    }
    if (may_be_outlet && line.find(' ') == std::string_view::npos && is_host(line)) {
      document_.outlet.domain = domain_of("https://" + std::string(line));
      return true;
    }
    if (read_dates(line)) return true;
    if (ends_sentence(line) && !document_.title.empty()) return false;
    if (ends_sentence(line) && !line.ends_with('?') && !line.ends_with('!')) return false;
    if (document_.title.empty() && !is_bracketed(line)) document_.title = line;
    return true;
  }

  /// "(KorInform)" is a credit.
  static bool is_bracketed(std::string_view line) {
    return line.starts_with('(') && line.ends_with(')');
  }

  static bool is_host(std::string_view line) {
    return line.size() < 60 && line.find('.') != std::string_view::npos && !line.ends_with('.') &&
           std::all_of(line.begin(), line.end(), [](char c) {
             return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
           });
  }

  /// Takes the dates of a line that is about dates, or of a heading such as "Headline, Outlet,
  /// Feb. 23, 2023."
  bool read_dates(std::string_view line) {
    const std::vector<FoundDate> dates = find_dates(line);
    if (dates.empty() || dates.front().date.value.size() < 10) return false;
    const std::string_view tail = trim_white(line.substr(dates.back().end));
    if (tail.size() > 12) return false;
    std::size_t begin = 0;
    bool labelled = false;
    for (const FoundDate& date : dates) {
      if (date.date.value.size() < 10) continue;
      const Label label = label_of(line.substr(begin, date.begin - begin));
      begin = date.end;
      labelled = labelled || label != Label::none;
      auto& time = label == Label::updated ? document_.updated : document_.published;
      if (!time) time = timestamp(line, date);
    }
    if (labelled || starts_byline(line)) return true;
    const Heading heading = before_date(line.substr(0, dates.front().begin));
    if (document_.title.empty()) document_.title = heading.title;
    if (document_.outlet.name.empty()) document_.outlet.name = heading.outlet;
    return true;
  }

  Timestamp timestamp(std::string_view line, const FoundDate& date) const {
    const auto at = static_cast<std::uint32_t>(line.data() - text_.data());
    Timestamp time;
    time.how = "text";
    time.span = Span{at + static_cast<std::uint32_t>(date.begin),
                     at + static_cast<std::uint32_t>(date.end)};
    time.granularity = date.date.granularity;
    if (!date.other) {
      time.value = date.date.value;
    } else {
      time.granularity = "day";
      time.from = std::min(date.date.value, date.other->value).substr(0, 10);
      time.to = std::max(date.date.value, date.other->value).substr(0, 10);
    }
    return time;
  }

  Document& document_;
  const std::string_view text_;
};

}  // namespace

void read_plain_header(Document& document) { Reader(document).read(); }

}  // namespace sayso
