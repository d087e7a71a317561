#include "views/cli/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
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
  const std::string owner = outlet.owner.empty() ? "" : "owner: " + outlet.owner;
  return listed({spaced(outlet.kind), outlet.country, owner});
}

std::string manner_of(const Attribution& attribution) {
  std::string words(name_of(attribution.quote));
  if (attribution.stance != Stance::asserts) words += ", " + stance_words(attribution.stance);
  return words;
}

std::string kind_words(SourceKind kind) { return spaced(name_of(kind)); }

std::string stance_words(Stance stance) { return spaced(name_of(stance)); }

std::string described(const SourceDetail& detail, std::string_view name) {
  const auto value = [&](const std::optional<Detail>& told) {
    return told && name.find(told->value) == name.npos ? told->value : "";
  };
  std::string number;
  if (detail.number && detail.number->value > 1) {
    number = (detail.number->at_least ? "at least " : "") + std::to_string(detail.number->value) +
             " people";
  }
  return harmless_line(listed({value(detail.role), value(detail.nationality),
                               value(detail.affiliation), number, value(detail.anonymity_reason)}));
}

std::string score_words(double score) {
  const int hundredths = static_cast<int>(std::lround(score * 100));
  const std::string digits = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + (digits.size() < 2 ? ".0" : ".") + digits;
}

std::string entity_words(const Entity& entity) {
  return harmless_line(listed({entity.name, entity.role, entity.country}));
}

std::string citation_words(const Citation& citation) {
  std::string how;
  switch (citation.relation) {
    case CitationRelation::reported_by:
      how = spaced(citation.medium);
      break;
    case CitationRelation::told_to:
      how = "told to it";
      break;
    case CitationRelation::agency_credit:
      how = "credited agency";
      break;
    case CitationRelation::reprint_notice:
      how = "reprinted from it";
      break;
    case CitationRelation::link:
      how = "link";
      break;
  }
  const std::string& name = citation.outlet.empty() ? citation.url : citation.outlet;
  return harmless_line(name + " (" + how + ")");
}

std::string listed(const std::vector<std::string>& parts) {
  std::string list;
  for (const std::string& part : parts) {
    if (!part.empty()) list += (list.empty() ? "" : ", ") + part;
  }
  return list;
}

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
