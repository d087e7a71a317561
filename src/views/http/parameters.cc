#include "views/http/parameters.h"

#include <algorithm>
#include <charconv>

#include "base/split.h"
#include "base/utf8.h"

namespace sayso::http {
namespace {

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "2031", "2031-03", "2031-03-04", "2031-03-04T10:00:00Z".
bool is_date(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-dd";
  for (std::size_t i = 0; i < std::min(text.size(), shape.size()); ++i) {
    if (shape[i] == 'd' ? !is_digit(text[i]) : text[i] != '-') return false;
  }
  if (text.size() <= shape.size()) return text.size() == 4 || text.size() == 7 || text.size() == 10;
  std::string_view time = text.substr(shape.size());
  if (time.size() < 2 || time.front() != 'T') return false;
  if (time.ends_with('Z')) time.remove_suffix(1);
  return time.size() > 1 && std::all_of(time.begin() + 1, time.end(),
                                        [](char c) { return is_digit(c) || c == ':' || c == '.'; });
}

}  // namespace

std::optional<std::string> Parameters::value(const std::string& name) {
  const auto found = query_.find(name);
  if (found == query_.end()) return std::nullopt;
  return found->second;
}

void Parameters::refuse(const std::string& name, const std::string& why) {
  if (!error_) error_ = Error{"bad-parameter", "'" + name + "' " + why};
}

std::string Parameters::words(const std::string& name, std::size_t most) {
  std::string text = value(name).value_or("");
  if (!is_utf8(text)) {
    refuse(name, "is not UTF-8");
  } else if (count_code_points(text) > most) {
    refuse(name, "is longer than " + std::to_string(most) + " characters");
  }
  return text;
}

std::string Parameters::needed(const std::string& name, std::size_t most) {
  std::string text = words(name, most);
  if (text.empty()) refuse(name, "is wanted");
  return text;
}

std::string Parameters::date(const std::string& name) {
  const auto text = value(name);
  if (!text) return {};
  constexpr std::size_t longest = 30;
  if (!is_date(*text) || text->size() > longest) {
    refuse(name, "is no date such as 2031, 2031-03 or 2031-03-04");
  }
  return *text;
}

bool Parameters::flag(const std::string& name) {
  const std::string text = value(name).value_or("false");
  if (text != "true" && text != "false") refuse(name, "is neither true nor false");
  return text == "true";
}

std::size_t Parameters::number(const std::string& name, std::size_t least, std::size_t most,
                               std::size_t otherwise) {
  const auto text = value(name);
  if (!text) return otherwise;
  const auto number = number_in<std::size_t>(*text);
  if (!number || *number < least || *number > most) {
    refuse(name, "is no number from " + std::to_string(least) + " to " + std::to_string(most));
    return otherwise;
  }
  return *number;
}

std::vector<std::string> Parameters::choices(const std::string& name,
                                             const std::vector<std::string>& choices,
                                             std::size_t most) {
  const auto text = value(name);
  if (!text) return {};
  std::vector<std::string> chosen = split_strings(*text, ',');
  if (chosen.empty() || chosen.size() > std::min(most, choices.size()))
    refuse(name, "has too few or too many");
  for (const std::string& one : chosen) {
    if (std::find(choices.begin(), choices.end(), one) == choices.end()) {
      refuse(name, "has no value '" + one + "'");
    }
  }
  return chosen;
}

std::string Parameters::choice(const std::string& name, const std::vector<std::string>& choices,
                               std::string otherwise) {
  const auto text = value(name);
  if (!text) return otherwise;
  if (std::find(choices.begin(), choices.end(), *text) == choices.end()) {
    refuse(name, "has no value '" + repair_utf8(*text) + "'");
  }
  return *text;
}

std::vector<std::string> Parameters::all(const std::string& name, std::size_t most) {
  constexpr std::size_t longest = 400;  // characters, so that the address stays short enough
  std::vector<std::string> values;
  const auto [begin, end] = query_.equal_range(name);
  for (auto one = begin; one != end; ++one) values.push_back(one->second);
  if (values.empty() || values.size() > most) {
    refuse(name, "is wanted, once to " + std::to_string(most) + " times");
  }
  for (const std::string& one : values) {
    if (one.empty() || !is_utf8(one)) refuse(name, "is empty or not UTF-8");
    if (count_code_points(one) > longest) refuse(name, "is too long");
  }
  return values;
}

PageWish Parameters::page() {
  PageWish wish;
  constexpr std::size_t most = 500;
  wish.limit = number("limit", 1, most, wish.limit);
  const auto cursor = value("cursor");
  if (!cursor) return wish;
  const auto place = place_of(*cursor);
  if (!place) {
    refuse("cursor", "is not one that this server gave");
    return wish;
  }
  wish.after = *place;
  return wish;
}

std::string cursor_of(const ListPlace& place) {
  return std::to_string(place.rank) + "_" + std::to_string(place.key) + "_" + place.time;
}

std::optional<ListPlace> place_of(std::string_view cursor) {
  const std::size_t first = cursor.find('_');
  const std::size_t second = first == cursor.npos ? first : cursor.find('_', first + 1);
  if (second == cursor.npos) return std::nullopt;
  const auto rank = number_in<std::int64_t>(cursor.substr(0, first));
  const auto key = number_in<std::int64_t>(cursor.substr(first + 1, second - first - 1));
  if (!rank || !key) return std::nullopt;
  return ListPlace{*rank, std::string(cursor.substr(second + 1)), *key};
}

}  // namespace sayso::http
