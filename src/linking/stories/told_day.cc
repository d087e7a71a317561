#include "linking/stories/told_day.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "linking/moment.h"

namespace sayso {
namespace {

constexpr std::size_t kYear = 4;         // bytes of "2031"
constexpr std::size_t kDay = 10;         // and of "2031-03-04"
constexpr std::int64_t kHalfYear = 183;  // days

/// "2031-03-04", said by the words alone.
bool is_full_day(const Timex& time) {
  return time.anchor.empty() && time.value.size() >= kDay && day_number(time.value);
}

/// "XXXX-03-24": a day whose year the text leaves open.
bool is_day_of_a_year(std::string_view value) {
  return value.size() == kDay && value.starts_with("XXXX-") && value.find('X', kYear) == value.npos;
}

bool names_a_later_year(const Timex& time, int year) {
  const auto moment = moment_of(time.value);
  return time.anchor.empty() && moment && std::stoi(time.value.substr(0, kYear)) > year;
}

}  // namespace

std::optional<std::int64_t> told_day(const std::vector<Timex>& times) {
  std::string latest;
  for (const Timex& time : times) {
    if (is_full_day(time)) latest = std::max(latest, time.value.substr(0, kDay));
  }
  if (latest.empty()) return std::nullopt;
  const int year = std::stoi(latest.substr(0, kYear));
  const bool later = std::any_of(times.begin(), times.end(),
                                 [&](const Timex& time) { return names_a_later_year(time, year); });
  if (later) return std::nullopt;
  const std::int64_t full = *day_number(latest);
  std::int64_t told = full;
  for (const Timex& time : times) {
    if (!is_day_of_a_year(time.value)) continue;
    for (const int its_year : {year, year + 1}) {
      const auto day = day_number(std::to_string(its_year) + time.value.substr(kYear));
      if (day && *day > full && *day - full <= kHalfYear) told = std::max(told, *day);
    }
  }
  return told;
}

}  // namespace sayso
