#include "coding/timeline.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <string_view>
#include <utility>

#include "base/ascii.h"

namespace sayso {

namespace {

/// Of `date`, which is YYYY-MM-DD.
std::chrono::sys_days day_of(std::string_view date) {
  const auto number = [&](std::size_t begin, std::size_t size) {
    int value = 0;
    std::from_chars(date.data() + begin, date.data() + begin + size, value);
    return value;
  };
  return std::chrono::year(number(0, 4)) / std::chrono::month(static_cast<unsigned>(number(5, 2))) /
         std::chrono::day(static_cast<unsigned>(number(8, 2)));
}

/// Days that lie between two dates, neither of them counted.
std::size_t days_between(const std::string& before, const std::string& after) {
  if (before.empty() || after.empty()) return 0;
  const auto days = (day_of(after) - day_of(before)).count();
  return days > 1 ? static_cast<std::size_t>(days - 1) : 0;
}

bool is_committed(const CodedHolder& holder) { return holder.certainty != Certainty::u; }

TimelineDyad& dyad_of(TimelineDay& day, const CodedEvent& event) {
  std::string actors = labels_of(event.actors);
  std::string recipients = labels_of(event.recipients);
  for (TimelineDyad& dyad : day.dyads) {
    if (same_ascii(dyad.actors, actors) && same_ascii(dyad.recipients, recipients)) return dyad;
  }
  return day.dyads.emplace_back(TimelineDyad{std::move(actors), std::move(recipients), {}});
}

}  // namespace

Stage stage_of(const CodedEvent& event) {
  switch (event.status) {
    case EventStatus::happened:
    case EventStatus::ongoing:
      break;
    case EventStatus::planned:
    case EventStatus::considered:
      return Stage::planned;
    case EventStatus::requested:
      return Stage::requested;
    case EventStatus::threatened:
      return Stage::threatened;
    case EventStatus::hypothetical:
      return Stage::hypothetical;
    case EventStatus::denied:
      return Stage::denied;
  }
  const auto author =
      std::find_if(event.holders.begin(), event.holders.end(), [](const CodedHolder& holder) {
        return holder.kind == HolderKind::author && is_committed(holder);
      });
  return author != event.holders.end() ? Stage::done : Stage::said;
}

std::string labels_of(const std::vector<CodedParty>& parties) {
  std::string labels;
  for (const CodedParty& party : parties) {
    labels += (labels.empty() ? "" : ", ") + label_of(party);
  }
  return labels;
}

std::vector<TimelineDay> timeline(const std::vector<CodedEvent>& events) {
  std::map<std::pair<bool, std::string_view>, TimelineDay> by_date;
  for (const CodedEvent& event : events) {
    TimelineDay& day = by_date[{event.date.empty(), event.date}];
    day.date = event.date;
    dyad_of(day, event).events.push_back(&event);
  }
  std::vector<TimelineDay> days;
  for (auto& [date, day] : by_date) {
    if (!days.empty()) day.days_before = days_between(days.back().date, day.date);
    days.push_back(std::move(day));
  }
  return days;
}

}  // namespace sayso
