#include "documents/metadata/names.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"
#include "base/date.h"
#include "base/month.h"
#include "base/utf8.h"
#include "documents/metadata/name_words.h"
#include "documents/metadata/plain.h"

namespace sayso {
namespace {

constexpr std::size_t longest_line = 400;  // bytes
constexpr std::size_t longest_name = 60;   // bytes

/// Openings of a byline, the longest first, in lower case.
constexpr std::array<std::string_view, 40> openings = {"view all posts by",
                                                       "see all posts by",
                                                       "more articles by",
                                                       "all posts by",
                                                       "more posts by",
                                                       "read more by",
                                                       "more from",
                                                       "more by",
                                                       "article written by",
                                                       "written by",
                                                       "posted by",
                                                       "published by",
                                                       "authored by",
                                                       "reported by",
                                                       "reporting by",
                                                       "story by",
                                                       "words by",
                                                       "text by",
                                                       "article by",
                                                       "created by",
                                                       "post by",
                                                       "submitted by",
                                                       "contributed by",
                                                       "review by",
                                                       "guest post by",
                                                       "guest author",
                                                       "content by",
                                                       "a post by",
                                                       "posted on by",
                                                       "authors",
                                                       "author",
                                                       "writer",
                                                       "analysis by",
                                                       "opinion by",
                                                       "commentary by",
                                                       "column by",
                                                       "about the author",
                                                       "about",
                                                       "words",
                                                       "by"};

/// Where a name ends and something else begins, in lower case.
constexpr std::array<std::string_view, 24> stops = {
    " | ",        " • ",     " · ",      " – ",           " — ",        " on ",
    " published", " posted", " updated", " reviewed by",  " edited by", " last updated",
    " in ",       " at ",    " for ",    " from ",        " min read",  " minute read",
    " is a ",     " is an ", " is the ", " fact checked", " - ",        " // "};

bool is_alpha(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view around = " \t\n,;:|/*-+>\"[]{}";  // single bytes
  while (true) {
    text = sayso::trim(text, around);
    if (text.empty()) return {};
    bool cut = false;
    for (const std::string_view mark :
         {"–", "—", "•", "·", "›", "»", "|", "“", "”", "®", "™", "✉", "\u200B", "\u00A0", "×"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), cut = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), cut = true;
    }
    if (!cut) return text;
  }
}

/// `text` after an opening of a byline; all of it if there is none.
std::string_view after_opening(std::string_view text) {
  for (int i = 0; i < 2; ++i) {
    text = trim(text);
    const std::string lower = lower_ascii(text.substr(0, 40));
    bool cut = false;
    for (const std::string_view opening : openings) {
      if (!lower.starts_with(opening)) continue;
      const std::string_view rest = text.substr(opening.size());
      // "Byron", "Words" and the like; but "ByIda Holm", as glued by pages.
      const bool glued = opening == "by" && !rest.empty() && text[1] == 'y' &&
                         std::isupper(static_cast<unsigned char>(rest[0])) != 0;
      if (!rest.empty() && is_alpha(rest[0]) && !glued) continue;
      text = rest;
      cut = true;
      break;
    }
    if (!cut) return text;
  }
  return trim(text);
}

/// Up to where something else than names begins.
std::string_view before_stop(std::string_view text) {
  const std::string lower = lower_ascii(text);
  std::size_t end = text.size();
  for (const std::string_view stop : stops) {
    const std::size_t at = lower.find(stop);
    if (at == std::string::npos || at < 2) continue;
    // "Human in the Loop" is a name.
    const bool is_place = stop == " in " || stop == " at " || stop == " for " || stop == " from ";
    if (!is_place || is_person(trim(text.substr(0, at)))) end = std::min(end, at);
  }
  for (const FoundDate& date : find_dates(text.substr(0, end))) end = std::min(end, date.begin);
  if (const std::size_t digit = text.substr(0, end).find_first_of("0123456789");
      digit != std::string_view::npos && digit > 2 && text[digit - 1] == ' ') {
    end = digit;
  }
  if (const std::size_t bracket = text.substr(0, end).find(" (");
      bracket != std::string_view::npos && bracket > 2 &&
      text.substr(0, end).find(',') == std::string_view::npos) {
    // "Ida Holm (Content Manager)", but not the account behind "ida (Ida Holm)".
    end = bracket;
  }
  return trim(text.substr(0, end));
}

/// "Ida Holm PhD", "Dr. Ida Holm", "Ida Holm, Jr" without the degree.
std::string_view without_degree(std::string_view name) {
  while (true) {
    const std::size_t space = name.rfind(' ');
    if (space == std::string_view::npos) return name;
    const std::string_view last = name.substr(space + 1);
    const bool capitals =
        last.size() >= 2 && std::isupper(static_cast<unsigned char>(last[1])) != 0;
    if (!is_degree(last) ||
        (!capitals && last.find('.') == std::string_view::npos && lower_ascii(last) != "phd")) {
      return name;
    }
    name = trim(name.substr(0, space));
  }
}

/// "Ida Holm Senior Reporter" without what she is.
std::string_view without_role(std::string_view name) {
  const std::string_view whole = name;
  for (std::size_t space; (space = name.rfind(' ')) != std::string_view::npos;) {
    const std::vector<std::string> last = words_of_name(name.substr(space));
    if (last.empty() || !is_role_word(last.back())) break;
    name = trim(name.substr(0, space));
  }
  return name.find(' ') == std::string_view::npos ? whole : name;
}

/// Three words or more, most of them without a capital.
bool is_phrase(std::string_view name) {
  std::size_t words = 0;
  std::size_t small = 0;
  bool at_start = true;
  for (const char c : name) {
    if (at_start && is_alpha(c)) {
      ++words;
      small += std::islower(static_cast<unsigned char>(c)) != 0 ? 1 : 0;
    }
    at_start = c == ' ';
  }
  return words > 2 && small * 2 > words;
}

/// What cannot be a name at all: addresses, sentences, numbers.
bool is_no_name(std::string_view name) {
  if (name.size() < 2 || name.size() > longest_name) return true;
  if (name.find_first_of("@:?!{}[]<>=") != std::string_view::npos || name.starts_with("www.")) {
    return true;
  }
  if (std::none_of(name.begin(), name.end(), is_alpha)) return true;
  if (month_named(lower_ascii(name)) != 0) return true;
  const std::string lower = lower_ascii(name);
  if (lower.find(" read") != std::string::npos || lower.find(" by ") != std::string::npos ||
      lower.starts_with("terms of")) {
    return true;
  }
  if (is_phrase(name)) return true;
  const auto spaces = std::count(name.begin(), name.end(), ' ');
  return spaces > 6 || (spaces > 1 && (name.ends_with('.') || name.ends_with('!')) &&
                        words_of_name(name).back().size() > 3);
}

/// Puts "Holm, Ida K." in order; other lists stay.
std::string in_order(std::string_view line) {
  const std::size_t comma = line.find(", ");
  if (comma == std::string_view::npos || line.find(',', comma + 1) != std::string_view::npos) {
    return std::string(line);
  }
  const std::string_view family = line.substr(0, comma);
  const std::string_view given = line.substr(comma + 2);
  const bool one_word = family.find(' ') == std::string_view::npos && !family.empty();
  const auto words = std::count(given.begin(), given.end(), ' ') + 1;
  if (!one_word || words > 2 || is_degree(given) || is_role(given) || given.size() < 2 ||
      given.find(" and ") != std::string_view::npos) {
    return std::string(line);
  }
  return std::string(given) + " " + std::string(family);
}

/// "A, B and C" at its commas and conjunctions.
std::vector<std::string_view> parts_of(std::string_view list) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < list.size();) {
    std::size_t size = 0;
    for (const std::string_view separator :
         {" and ", " AND ", " And ", " & ", " with ", ", ", ",", ";", "\n"}) {
      if (list.substr(i).starts_with(separator)) {
        size = separator.size();
        break;
      }
    }
    if (size == 0) {
      ++i;
      continue;
    }
    parts.push_back(list.substr(begin, i - begin));
    i += size;
    begin = i;
    if (list.substr(i).starts_with("and ")) begin = i += 4;
  }
  parts.push_back(list.substr(begin));
  return parts;
}

/// Whether something else than a comma stands before `part` of `list`.
bool is_joined(std::string_view list, std::string_view part) {
  const std::string_view before =
      list.substr(0, static_cast<std::size_t>(part.data() - list.data()));
  return !before.ends_with(", ") && !before.ends_with(",");
}

}  // namespace

bool starts_byline(std::string_view line) {
  const std::string lower = lower_ascii(line.substr(0, 24));
  for (const std::string_view opening :
       {"by ", "by:", "written by", "posted by", "words by", "story by", "authored by",
        "reported by", "author:", "authors:", "text by", "article by", "published by"}) {
    if (lower.starts_with(opening)) return true;
  }
  return false;
}

bool is_byline_opening(std::string_view line) {
  const std::string lower = lower_ascii(line.substr(0, 30));
  return line.size() < 24 && !lower.starts_with("more") && !lower.starts_with("about us") &&
         lower != "about" && after_opening(line).empty();
}

bool is_person(std::string_view name) {
  if (lower_ascii(name.substr(0, 4)) == "the ") return false;
  std::size_t words = 0;
  std::size_t capitals = 0;
  bool at_start = true;
  for (const char c : name) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return false;
    if (at_start && is_alpha(c)) {
      ++words;
      const auto byte = static_cast<unsigned char>(c);
      capitals += std::isupper(byte) != 0 || byte >= 0x80 ? 1 : 0;
    }
    at_start = c == ' ';
  }
  return words >= 2 && words <= 5 && capitals >= 2 && !is_role(name) && !is_nobody(name);
}

void add_names(const std::vector<std::string>& more, std::vector<std::string>& names) {
  for (const std::string& name : more) {
    const std::string letters = letters_of(name);
    if (std::none_of(names.begin(), names.end(), [&letters](const std::string& known) {
          return letters_of(known) == letters;
        })) {
      names.push_back(name);
    }
  }
}

std::vector<std::string> names_in(std::string_view line) {
  std::vector<std::string> names;
  bool after_role = false;
  const std::string collapsed = on_one_line(plain(std::string(start_of(line, longest_line))));
  const std::string list = in_order(before_stop(after_opening(collapsed)));
  for (const std::string_view part : parts_of(list)) {
    // What follows a role belongs to it: "Ida Holm, Editor, The Harbour Courier".
    const bool joined = is_joined(list, part);
    if (after_role && !joined) continue;
    after_role = false;
    std::string_view name = trim(after_opening(part));
    name = without_role(without_degree(name));
    // "Ida Holm, Senior Reporter": what follows a name may be what she is.
    if (!names.empty() && (is_degree(name) || is_role(name))) {
      after_role = is_role(name);
      continue;
    }
    if (!is_utf8(name) || is_no_name(name) || is_nobody(name)) continue;
    // "Holm News, Larkby": a lone word after a comma is a place.
    if (!names.empty() && !joined && name.find(' ') == std::string_view::npos) continue;
    if (names.empty() && is_role(name) && part.data() != list.data()) continue;
    add_names({std::string(name)}, names);
  }
  return names;
}

}  // namespace sayso
