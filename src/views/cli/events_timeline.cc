#include <algorithm>
#include <string>

#include "coding/timeline.h"
#include "views/cli/event_wording.h"
#include "views/cli/events_text.h"
#include "views/cli/text.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

constexpr std::string_view legend =
    "● done, ◐ said to be done, ○ planned, ◇ requested, ▲ threatened, ? hypothetical, ✕ denied";
constexpr std::size_t excerpt_reach = 60;

Style style_of(Stage stage) {
  switch (stage) {
    case Stage::done:
      return Style::content;
    case Stage::said:
      return Style::source;
    case Stage::planned:
    case Stage::requested:
    case Stage::threatened:
      return Style::cue;
    case Stage::hypothetical:
    case Stage::denied:
      break;
  }
  return Style::faint;
}

/// The holders of holders_words on one line.
std::string on_one_line(std::string words) {
  std::size_t at = 0;
  while ((at = words.find('\n', at)) != words.npos) words.replace(at, 1, ", ");
  return words;
}

class Drawing {
 public:
  explicit Drawing(Console& console)
      : console_(console), paint_(console.colored() ? Paint::color : Paint::plain) {}

  void write(const TimelineDay& day) {
    line({{day.date.empty() ? "no day known" : readable_date(day.date), Style::strong}}, "", "");
    for (const TimelineDyad& dyad : day.dyads) {
      line({{dyad_words(dyad.actors, dyad.recipients), Style::plain}}, "├─ ", "│  ");
      for (const CodedEvent* event : dyad.events) write(*event);
    }
  }

  /// The stretch of days without events, or a day's end.
  void write_gap(std::size_t days) {
    if (days == 0) return line({{"│", Style::plain}}, "", "");
    line({{"┊ " + counted(days, "day"), Style::faint}}, "", "");
  }

  void line(const StyledText& text, const std::string& first, const std::string& indent) {
    console_.write(wrap(text, {console_.width(), indent, first, paint_}));
  }

 private:
  void write(const CodedEvent& event) {
    const Stage stage = stage_of(event);
    line({{stage_mark(stage) + " ", style_of(stage)},
          {type_words(event), Style::strong},
          {", " + std::string(name_of(event.status)) + ": ", Style::plain},
          {on_one_line(holders_words(event)), Style::source}},
         "│  ", "│      ");
    line({{excerpt(event, excerpt_reach), Style::faint}}, "│    ", "│    ");
  }

  Console& console_;
  const Paint paint_;
};

}  // namespace

void write_timeline(const std::vector<CodedEvent>& events, Console& console) {
  if (events.empty()) return console.write_line("No event found.");
  Drawing drawing(console);
  drawing.line({{std::string(legend), Style::faint}}, "", "");
  console.write("\n");
  bool first = true;
  for (const TimelineDay& day : timeline(events)) {
    if (!first) drawing.write_gap(day.days_before);
    first = false;
    drawing.write(day);
  }
}

}  // namespace sayso::cli
