#include <string>
#include <string_view>

#include "linking/moment.h"
#include "views/cli/story_text.h"
#include "views/cli/text.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

constexpr std::string_view kLegend =
    "● first said, ↻ takes another's place, + another origin, ✓ confirmed, ✕ denied, ○ no answer, "
    "▲ surer than before, ✎ changed without a word, ! corrected by the outlet, § corrected here";
constexpr std::size_t kShortId = 10;  // "c:1f2e3d4c"; claim and why take it

struct Sign {
  std::string_view mark;
  std::string_view words;
  Style style;
};

Sign sign_of(Development what) {
  switch (what) {
    case Development::appears:
      return {"●", "first said", Style::content};
    case Development::revised:
      return {"↻", "takes another's place", Style::content};
    case Development::another_origin:
      return {"+", "another origin", Style::source};
    case Development::confirmed:
      return {"✓", "confirmed", Style::source};
    case Development::denied:
      return {"✕", "denied", Style::cue};
    case Development::no_answer:
      return {"○", "no answer", Style::faint};
    case Development::hedge_dropped:
      return {"▲", "surer than before", Style::cue};
    case Development::edited:
      return {"✎", "changed without a word", Style::cue};
    case Development::corrected:
      return {"!", "corrected by the outlet", Style::cue};
    case Development::decided:
      break;
  }
  return {"§", "corrected here", Style::strong};
}

constexpr std::int64_t kSecondsOfDay = 86400;

std::int64_t days_between(std::string_view earlier, std::string_view later) {
  const auto one = moment_of(earlier);
  const auto other = moment_of(later);
  return one && other ? (other->begin - one->begin) / kSecondsOfDay : 0;
}

class Drawing {
 public:
  Drawing(const StoryRecord& record, Console& console)
      : record_(record),
        console_(console),
        paint_(console.colored() ? Paint::color : Paint::plain) {}

  void write_head() {
    line({{harmless_line(record_.story.title), Style::strong}}, "", "");
    line({{record_.story.id + ", " + counted(record_.reports.size(), "report"), Style::faint}}, "",
         "");
    line({{std::string(kLegend), Style::faint}}, "", "");
    console_.write("\n");
  }

  void write(const TimelineEntry& entry) {
    const std::string day = entry.time.substr(0, 10);
    if (!begun_ || day != day_) write_day(day);
    const Sign sign = sign_of(entry.what);
    StyledText head = {{std::string(sign.mark) + " ", sign.style},
                       {std::string(sign.words), Style::strong}};
    const std::string detail = harmless_line(entry.detail);
    if (!detail.empty()) head.push_back({" (" + detail + ")", Style::plain});
    head.push_back({": ", Style::plain});
    if (!entry.who.empty()) head.push_back({harmless_line(entry.who) + ", ", Style::source});
    head.push_back({harmless_line(entry.outlet), Style::plain});
    if (!entry.claim.empty()) {
      head.push_back({"  " + entry.claim.substr(0, kShortId), Style::faint});
    }
    line(head, "├─ ", "│    ");
    write_passage("before: ", entry.before, Style::faint);
    write_passage(entry.before.document.empty() ? "" : "now: ", entry.words, Style::content);
    if (entry.what == Development::decided && !entry.text.empty()) {
      line({{harmless_line(entry.text), Style::plain}}, "│    ", "│    ");
    }
  }

 private:
  void write_day(const std::string& day) {
    if (begun_) {
      const std::int64_t gap = day_.empty() || day.empty() ? 0 : days_between(day_, day) - 1;
      const bool is_gap = gap > 0;
      line({{is_gap ? "┊ " + counted(static_cast<std::size_t>(gap), "day") : "│",
             is_gap ? Style::faint : Style::plain}},
           "", "");
    }
    begun_ = true;
    day_ = day;
    line({{day.empty() ? "no day known" : readable_date(day), Style::strong}}, "", "");
  }

  void write_passage(const std::string& label, const Passage& passage, Style style) {
    const LedgerDocumentRow* report = record_.report(passage.document);
    if (report == nullptr) return;
    const std::string words = harmless_line(sayso::cli::words_of(passage.spans, report->text));
    if (words.empty()) return;
    line({{label, Style::faint}, {"“" + words + "”", style}}, "│    ", "│    ");
  }

  void line(const StyledText& text, const std::string& first, const std::string& indent) {
    console_.write(wrap(text, {console_.width(), indent, first, paint_}));
  }

  const StoryRecord& record_;
  Console& console_;
  const Paint paint_;
  bool begun_ = false;
  std::string day_;
};

}  // namespace

void write_timeline(const StoryRecord& record, const std::vector<TimelineEntry>& entries,
                    Console& console) {
  Drawing drawing(record, console);
  drawing.write_head();
  if (entries.empty()) console.write_line("No claim of more than one article; see --all.");
  for (const TimelineEntry& entry : entries) drawing.write(entry);
}

}  // namespace sayso::cli
