#include "views/cli/wording.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sayso::cli {

namespace {

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view month_name(std::string_view number) {
  static constexpr std::array<std::string_view, 13> names = {
      "",     "January", "February",  "March",   "April",    "May",     "June",
      "July", "August",  "September", "October", "November", "December"};
  if (number.size() != 2 || !is_digits(number)) return "";
  int index = (number[0] - '0') * 10 + (number[1] - '0');
  return index < 13 ? names[static_cast<std::size_t>(index)] : "";
}

std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

void add_marks(std::vector<Mark>& marks, const Spans& spans, Style style,
               const std::string& label) {
  for (Span span : spans) marks.push_back({span, style, ""});
  if (!spans.empty()) marks.back().label = label;
}

}  // namespace

std::string readable_date(std::string_view iso) {
  std::string_view year = iso.substr(0, 4);
  if (iso.size() < 7 || iso[4] != '-' || !is_digits(year)) return std::string(iso);
  std::string_view month = month_name(iso.substr(5, 2));
  if (month.empty()) return std::string(iso);
  std::string words = std::string(month) + " " + std::string(year);
  if (iso.size() < 10 || iso[7] != '-') return words;
  std::string_view day = iso.substr(8, 2);
  if (!is_digits(day)) return std::string(iso);
  if (day.front() == '0') day.remove_prefix(1);
  return std::string(day) + " " + words;
}

std::string origin_line(std::string_view outlet, std::string_view published) {
  std::string line(outlet);
  std::string date = readable_date(published);
  if (!line.empty() && !date.empty()) line += ", ";
  return line + date;
}

std::string known_time(const std::optional<Timestamp>& time) {
  if (!time) return {};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> ways = {{
      {"given", "as given"},
      {"json-ld", "by the page's structured data"},
      {"meta", "by the page's meta data"},
      {"markup", "by the page's markup"},
      {"dateline", "by the dateline"},
      {"url", "by the address"},
      {"text", "by the text"},
      {"feed", "by the feed"},
      {"http", "by the server"},
      {"container", "by the container"},
      {"file", "by the file"},
  }};
  std::string words = readable_date(time->value);
  if (words.empty()) words = readable_date(time->from) + " to " + readable_date(time->to);
  for (const auto& [how, way] : ways) {
    if (how == time->how) words += " (" + std::string(way) + ")";
  }
  return words;
}

std::string outlet_words(const Outlet& outlet) {
  std::string words = spaced(outlet.kind);
  const auto add = [&words](const std::string& more) {
    if (!more.empty()) words += (words.empty() ? "" : ", ") + more;
  };
  add(outlet.country);
  if (!outlet.owner.empty()) add("owner: " + outlet.owner);
  return words;
}

std::string manner_of(const Attribution& attribution) {
  std::string words(name_of(attribution.quote));
  if (attribution.stance != Stance::asserts) words += ", " + spaced(name_of(attribution.stance));
  return words;
}

std::string kind_words(SourceKind kind) { return spaced(name_of(kind)); }

std::string counted(std::size_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string words_of(const Spans& spans, std::string_view text) {
  return harmless_line(sayso::words_of(text, spans, " ... "));
}

std::vector<Mark> marks_of(const Attribution& attribution, const std::string& label) {
  std::vector<Mark> marks;
  add_marks(marks, attribution.source, Style::source, label);
  add_marks(marks, attribution.cue, Style::cue, label);
  add_marks(marks, attribution.content, Style::content, label);
  return marks;
}

}  // namespace sayso::cli
