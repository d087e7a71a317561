#include "documents/live_entries.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "documents/dom.h"

namespace sayso {
namespace {

bool says_live(const GumboNode* node) {
  return attribute(node, "class").find("live") != std::string_view::npos ||
         attribute(node, "id").find("live") != std::string_view::npos;
}

/// The first <time> inside each element that says when; null where there is none.
std::vector<const GumboNode*> first_times(const Outline& outline) {
  std::vector<const GumboNode*> times;
  for (const OutlineElement& element : outline.elements) times.push_back(element.time);
  // Parents come before their children: from the last, each hands its own on.
  for (std::size_t e = times.size(); e-- > 1;) {
    if (times[e] != nullptr) times[outline.elements[e].parent] = times[e];
  }
  return times;
}

Span span_of(const OutlineElement& element, const std::vector<Span>& spans) {
  Span span;
  for (std::size_t i = element.first; i < element.last; ++i) {
    if (spans[i].empty()) continue;
    if (span.empty()) span.begin = spans[i].begin;
    span.end = spans[i].end;
  }
  return span;
}

std::optional<Timestamp> time_of(const GumboNode* node) {
  const auto date = parse_date(attribute(node, "datetime"));
  if (!date) return std::nullopt;
  Timestamp time;
  time.value = date->value;
  time.granularity = date->granularity;
  time.how = "markup";
  return time;
}

}  // namespace

std::vector<LiveEntry> live_entries(const Outline& outline, const std::vector<Span>& spans) {
  const std::vector<const GumboNode*> times = first_times(outline);
  std::vector<char> live(outline.elements.size(), 0);
  // Elements side by side that are made alike, by their parent and what they are called.
  std::map<std::pair<std::size_t, std::uint64_t>, std::vector<std::size_t>> rows;
  for (std::size_t e = 1; e < outline.elements.size(); ++e) {
    const OutlineElement& element = outline.elements[e];
    live[e] = live[element.parent] != 0 || says_live(element.node) ? 1 : 0;
    const bool has_text = !spans.empty() && element.first < element.last;
    if (live[e] != 0 && has_text && times[e] != nullptr) {
      rows[{element.parent, element.path}].push_back(e);
    }
  }
  std::vector<LiveEntry> best;
  std::uint32_t most = 0;
  for (const auto& [alike, elements] : rows) {
    if (elements.size() < 2) continue;
    std::vector<LiveEntry> entries;
    std::uint32_t size = 0;
    for (const std::size_t e : elements) {
      const Span span = span_of(outline.elements[e], spans);
      if (span.empty()) continue;
      entries.push_back({span, time_of(times[e])});
      size += span.size();
    }
    if (entries.size() > 1 && size > most) {
      most = size;
      best = std::move(entries);
    }
  }
  return best;
}

}  // namespace sayso
