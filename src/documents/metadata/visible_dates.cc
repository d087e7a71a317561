#include "documents/metadata/visible_dates.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/ascii.h"
#include "documents/metadata/roles.h"

namespace sayso {
namespace {

constexpr std::size_t longest_line = 240;  // bytes of a line with a label
constexpr std::size_t lines_before = 10;   // the headline, in lines of text
constexpr std::size_t lines_after = 16;
constexpr std::size_t most_dates = 400;

/// What the words before a date call it.
enum class Label { none, published, updated, other };

Label label_in(std::string_view before) {
  const std::string text =
      lower_ascii(before.substr(before.size() - std::min<std::size_t>(before.size(), 60)));
  // The label nearest to the date counts: "Published March 1, 2024 Updated March 4, 2024".
  std::size_t best = 0;
  Label label = Label::none;
  const auto look = [&](std::initializer_list<std::string_view> words, Label found) {
    for (const std::string_view word : words) {
      const std::size_t at = text.rfind(word);
      if (at != std::string::npos && at + word.size() > best) {
        best = at + word.size();
        label = found;
      }
    }
  };
  look({"published", "posted", "publish date", "publication date", "date:", "released", "submitted",
        "originally", "created", "first appeared", "written on", "date published"},
       Label::published);
  look({"updated", "modified", "revised", "reviewed", "edited on", "amended",
        "update:", "fact checked", "fact-checked", "verified", "last checked", "corrected"},
       Label::updated);
  look({"accessed", "retrieved", "copyright", "©", "(c)", "expires", "until", "deadline", "through",
        "since", "born", "joined", "member", "valid", "webinar", "epub", "today", "open "},
       Label::other);
  return label;
}

class Search {
 public:
  explicit Search(const PageEvidence& page) : page_(page) {
    if (page.heading) {
      heading_ = page.line_at(page.heading->begin);
      heading_end_ = page.line_at(page.heading->end - 1);
    }
  }

  VisibleDates read() {
    for (std::size_t i = 0; i < page_.lines.size(); ++i) read_line(i);
    for (const Mark& mark : page_.marks) read_mark(mark);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Placed& a, const Placed& b) { return a.at < b.at; });
    find_lists();
    for (Placed& placed : found_) out_.dates.push_back(std::move(placed.date));
    return std::move(out_);
  }

 private:
  struct Placed {
    VisibleDate date;
    std::size_t at = 0;    // in the text
    std::size_t line = 0;  // of the text
  };

  bool is_near(std::size_t line) const {
    if (!page_.heading) return line < lines_before;
    return line + lines_before >= heading_ && line <= heading_end_ + lines_after;
  }

  static bool is_elsewhere(std::uint32_t roles) { return (roles & (elsewhere | role_header)) != 0; }

  void read_line(std::size_t i) {
    const TextLine& line = page_.lines[i];
    const std::string_view words = page_.words(line);
    if (words.size() > longest_line || found_.size() > most_dates) return;
    const std::vector<FoundDate> dates = find_dates(words);
    for (const FoundDate& date : dates) {
      if (out_.order == DayOrder::unknown) out_.order = date.order;
    }
    if (is_elsewhere(line.roles) || (line.roles & role_hidden) != 0) return;
    if (page_.heading && i >= heading_ && i <= heading_end_) return;
    for (const FoundDate& date : dates) {
      if (date.date.value.size() < 10) continue;
      add(date, i, line, words);
    }
  }

  void add(const FoundDate& date, std::size_t i, const TextLine& line, std::string_view words) {
    const std::string_view before = words.substr(0, date.begin);
    Label label = label_in(before);
    // The label may be a line of its own.
    const bool below_heading = page_.heading && i == heading_end_ + 1;
    if (label == Label::none && before.size() < 4 && i > 0 && !below_heading) {
      const std::string_view above = page_.words(page_.lines[i - 1]);
      if (above.size() <= 40 && find_dates(above).empty()) label = label_in(above);
    }
    if (label == Label::other) return;
    if (label == Label::none ? !stands_alone(date, i, line, words) : before.size() > 100) return;
    Placed placed;
    placed.at = line.begin + date.begin;
    placed.line = i;
    VisibleDate& out = placed.date;
    out.date = date.date;
    out.other = date.other;
    out.published =
        label == Label::published || (label == Label::none && is_called(placed.at, role_published));
    out.updated = label == Label::updated ||
                  (label == Label::none && !out.published && is_called(placed.at, role_updated));
    out.near = is_near(i);
    out.weight = weight(placed, line, words.size(), date.end - date.begin);
    found_.push_back(std::move(placed));
  }

  /// Whether a line is a date with little else, or a byline, and no sentence.
  bool stands_alone(const FoundDate& date, std::size_t i, const TextLine& line,
                    std::string_view words) const {
    const std::size_t rest = words.size() - (date.end - date.begin);
    if (rest <= 12) return true;
    if (rest > 90) return false;
    if ((line.roles & (role_date | role_byline | role_time | role_author)) != 0 ||
        is_called(line.begin + date.begin, role_date | role_time)) {
      return true;
    }
    const bool at_heading = page_.heading && i + 4 >= heading_ && i <= heading_end_ + 4;
    return at_heading && !words.ends_with('.') && (date.begin < 4 || date.end + 24 >= words.size());
  }

  /// Whether the innermost elements around `at` are called that.
  bool is_called(std::size_t at, std::uint32_t role) const {
    return std::any_of(page_.marks.begin(), page_.marks.end(), [&](const Mark& mark) {
      return (mark.roles & role) != 0 && mark.begin <= at && at < mark.end &&
             mark.end - mark.begin < 80;
    });
  }

  double weight(const Placed& placed, const TextLine& line, std::size_t size,
                std::size_t date_size) const {
    double weight = 0;
    if (placed.date.near) weight += 1;
    if (page_.heading && placed.date.near) {
      const std::size_t distance =
          placed.line < heading_ ? (heading_ - placed.line) * 2 : placed.line - heading_end_;
      weight += 1.0 - static_cast<double>(std::min<std::size_t>(distance, 20)) / 20.0;
    }
    if (is_called(placed.at, role_date | role_time | role_published) ||
        (line.roles & (role_date | role_byline | role_time)) != 0) {
      weight += 1;
    }
    if (date_size * 2 >= size) weight += 0.7;
    if (placed.date.published) weight += 1;
    return weight;
  }

  /// A datetime or content attribute.
  void read_mark(const Mark& mark) {
    if (mark.value.empty() || found_.size() > 2 * most_dates ||
        (mark.roles & (role_time | role_date_mark | role_updated)) == 0)
      return;
    if (is_elsewhere(mark.around | mark.roles)) return;
    const auto date = parse_date(mark.value);
    if (!date || date->value.size() < 10) return;
    const std::size_t line = std::min(page_.line_at(mark.begin), page_.lines.size());
    Placed placed;
    placed.at = mark.begin;
    placed.line = line;
    VisibleDate& out = placed.date;
    out.date = *date;
    out.in_markup = true;
    out.marked = (mark.roles & role_date_mark) != 0;
    out.near = is_near(line);
    out.updated =
        !out.marked && (mark.roles & role_updated) != 0 && (mark.roles & role_published) == 0;
    out.published = (mark.roles & role_published) != 0;
    // What its own words, or those before it, call it.
    if (!out.marked) {
      const std::size_t before = std::max<std::size_t>(mark.begin, 50) - 50;
      std::string_view above = std::string_view(page_.text).substr(before, mark.begin - before);
      if (const std::size_t end = above.find_last_of("0123456789"); end != std::string_view::npos) {
        above.remove_prefix(end + 1);
      }
      Label label = label_in(page_.words(mark).substr(0, 60));
      if (label == Label::none) label = label_in(above);
      if (label == Label::updated) {
        out.updated = true;
        out.published = false;
      } else if (label == Label::published) {
        out.published = true;
        out.updated = false;
      }
    }
    if (line < page_.lines.size()) out.weight = weight(placed, page_.lines[line], 10, 10);
    found_.push_back(std::move(placed));
  }

  /// Dates that no word calls anything, and that follow one another every few lines: a calendar,
  /// or a list of articles.
  void find_lists() {
    constexpr std::size_t in_row = 4;
    constexpr std::size_t lines_between = 8;
    std::vector<Placed*> unnamed;
    for (Placed& placed : found_) {
      if (!placed.date.published && !placed.date.updated && !placed.date.marked) {
        unnamed.push_back(&placed);
      }
    }
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= unnamed.size(); ++i) {
      if (i < unnamed.size() && unnamed[i]->line <= unnamed[i - 1]->line + lines_between) continue;
      std::set<std::string> days;
      for (std::size_t k = begin; k < i; ++k)
        days.insert(unnamed[k]->date.date.value.substr(0, 10));
      if (days.size() >= in_row - 1 && i - begin >= in_row) {
        for (std::size_t k = begin; k < i; ++k) unnamed[k]->date.listed = true;
      }
      begin = i;
    }
  }

  const PageEvidence& page_;
  VisibleDates out_;
  std::vector<Placed> found_;
  std::size_t heading_ = 0;
  std::size_t heading_end_ = 0;
};

}  // namespace

VisibleDates visible_dates(const PageEvidence& page) { return Search(page).read(); }

}  // namespace sayso
