#include "base/month.h"

#include <array>
#include <cstddef>
#include <utility>

namespace sayso {
namespace {

/// Months that other languages write otherwise than English does, in full or as they are cut.
int foreign_month(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, int>, 80> names = {{
      {"janvier", 1},    {"janv", 1},      {"januar", 1},    {"jänner", 1},     {"enero", 1},
      {"ene", 1},        {"gennaio", 1},   {"gen", 1},       {"janeiro", 1},    {"januari", 1},
      {"février", 2},    {"févr", 2},      {"fév", 2},       {"februar", 2},    {"febrero", 2},
      {"febbraio", 2},   {"fevereiro", 2}, {"fev", 2},       {"februari", 2},   {"mars", 3},
      {"märz", 3},       {"mär", 3},       {"marzo", 3},     {"março", 3},      {"maart", 3},
      {"mrt", 3},        {"avril", 4},     {"avr", 4},       {"abril", 4},      {"abr", 4},
      {"aprile", 4},     {"mai", 5},       {"mayo", 5},      {"maggio", 5},     {"mag", 5},
      {"maio", 5},       {"mei", 5},       {"juin", 6},      {"juni", 6},       {"junio", 6},
      {"giugno", 6},     {"giu", 6},       {"junho", 6},     {"juillet", 7},    {"juil", 7},
      {"juli", 7},       {"julio", 7},     {"luglio", 7},    {"lug", 7},        {"julho", 7},
      {"août", 8},       {"agosto", 8},    {"ago", 8},       {"augustus", 8},   {"septembre", 9},
      {"septiembre", 9}, {"settembre", 9}, {"setembro", 9},  {"set", 9},        {"octobre", 10},
      {"oktober", 10},   {"okt", 10},      {"octubre", 10},  {"ottobre", 10},   {"ott", 10},
      {"outubro", 10},   {"out", 10},      {"novembre", 11}, {"noviembre", 11}, {"décembre", 12},
      {"dezember", 12},  {"dez", 12},      {"déc", 12},      {"diciembre", 12}, {"dic", 12},
      {"dicembre", 12},  {"dezembro", 12}, {"novembro", 11}, {"febr", 2},       {"sept", 9},
  }};
  for (const auto& [name, month] : names) {
    if (name == word) return month;
  }
  return 0;
}

}  // namespace

int month_named(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].starts_with(word)) return static_cast<int>(i) + 1;
  }
  return foreign_month(word);
}

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days[static_cast<std::size_t>(month) - 1] + (leap && month == 2 ? 1 : 0);
}

}  // namespace sayso
