#include "analysis/number_words.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

struct NamedNumber {
  std::string_view word;
  std::uint32_t value;
};
constexpr std::array<NamedNumber, 24> kNumbers = {{
    {"one", 1},     {"two", 2},     {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},     {"seven", 7},   {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"twenty", 20}, {"thirty", 30}, {"forty", 40},    {"fifty", 50},    {"both", 2},
    {"couple", 2},  {"pair", 2},    {"trio", 3},      {"dozen", 12},
}};

}  // namespace

std::uint32_t number_of(std::string_view word) {
  for (const NamedNumber& number : kNumbers) {
    if (number.word == word) return number.value;
  }
  const bool is_year = word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
  const bool digits =
      !word.empty() && word.size() <= 5 && !is_year &&
      std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::uint32_t value = 0;
  for (const char c : word.substr(0, digits ? word.size() : 0)) {
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value;
}

std::uint32_t least_of(std::string_view word) {
  if (word == "dozens") return 24;
  if (word == "scores") return 40;
  if (word == "hundreds") return 200;
  return word == "thousands" ? 2000 : 2;
}

}  // namespace sayso
