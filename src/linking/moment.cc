#include "linking/moment.h"

#include <charconv>
#include <chrono>

namespace sayso {
namespace {

/// Reads digits off the front of what is left of a value.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  bool skip(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<int> number(std::size_t digits) {
    int value = 0;
    const char* end = rest_.data() + digits;
    if (rest_.size() < digits) return std::nullopt;
    const auto read = std::from_chars(rest_.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value < 0) return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }

  /// Seconds that the zone is ahead of UTC.
  std::int64_t zone() {
    const bool behind = rest_.starts_with('-');
    if (!behind && !rest_.starts_with('+')) return 0;
    rest_.remove_prefix(1);
    const std::int64_t hours = number(2).value_or(0);
    skip(':');
    const std::int64_t ahead = hours * 3600 + number(2).value_or(0) * 60;
    return behind ? -ahead : ahead;
  }

 private:
  std::string_view rest_;
};

std::int64_t seconds_of(std::chrono::year_month_day day) {
  return std::int64_t{std::chrono::sys_days(day).time_since_epoch().count()} * 86400;
}

}  // namespace

std::optional<Moment> moment_of(std::string_view value) {
  Reader in(value);
  const auto year_number = in.number(4);
  if (!year_number) return std::nullopt;
  const std::chrono::year year(*year_number);
  const auto month_number = in.skip('-') ? in.number(2) : std::nullopt;
  if (!month_number)
    return Moment{seconds_of(year / 1 / 1), seconds_of((year + std::chrono::years(1)) / 1 / 1)};
  const auto month = year / *month_number;
  if (!month.ok()) return std::nullopt;
  const auto day_number = in.skip('-') ? in.number(2) : std::nullopt;
  if (!day_number)
    return Moment{seconds_of(month / 1), seconds_of((month + std::chrono::months(1)) / 1)};
  if (!(month / *day_number).ok()) return std::nullopt;
  std::int64_t begin = seconds_of(month / *day_number);
  std::int64_t unit = 86400;
  for (const char before : {'T', ':', ':'}) {
    const auto number = in.skip(before) ? in.number(2) : std::nullopt;
    if (!number) break;
    unit = unit == 86400 ? 3600 : unit / 60;
    begin += *number * unit;
  }
  if (unit < 86400) {
    if (in.skip('.')) {
      while (in.number(1)) {
      }
    }
    begin -= in.zone();
  }
  return Moment{begin, begin + unit};
}

std::optional<std::int64_t> day_number(std::string_view value) {
  constexpr std::size_t kDay = 10;  // bytes of "2031-03-04"
  const auto day = value.size() < kDay ? std::nullopt : moment_of(value.substr(0, kDay));
  if (!day) return std::nullopt;
  return day->begin / 86400 - (day->begin % 86400 < 0 ? 1 : 0);
}

int compare(const std::optional<Moment>& one, const std::optional<Moment>& other) {
  if (!one || !other) return 0;
  if (one->end <= other->begin) return -1;
  return other->end <= one->begin ? 1 : 0;
}

}  // namespace sayso
