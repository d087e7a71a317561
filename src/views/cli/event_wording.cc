#include "views/cli/event_wording.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "views/cli/text.h"

namespace sayso::cli {

std::string type_words(const CodedEvent& event) {
  if (!event.type) return "other";
  std::string words(name_of(*event.type));
  if (!event.mode.empty()) words += ", " + event.mode;
  return harmless_line(words);
}

std::string dyad_words(const std::string& actors, const std::string& recipients) {
  std::string words = actors.empty() ? "?" : actors;
  if (!recipients.empty()) words += " → " + recipients;
  return harmless_line(words);
}

std::string certainty_words(Certainty certainty) {
  switch (certainty) {
    case Certainty::ct_plus:
      return "certain";
    case Certainty::ct_minus:
      return "certainly not";
    case Certainty::pr_plus:
      return "probable";
    case Certainty::pr_minus:
      return "probably not";
    case Certainty::ps_plus:
      return "possible";
    case Certainty::ps_minus:
      return "possibly not";
    case Certainty::u:
      break;
  }
  return "open";
}

std::string holder_words(const CodedHolder& holder) {
  const bool is_author = holder.kind == HolderKind::author;
  const std::string unknown = is_author ? "the author" : "nobody named";
  const std::string& who = holder.source.empty() ? unknown : holder.source;
  return harmless_line(who) + " (" + certainty_words(holder.certainty) + ")";
}

std::string holders_words(const CodedEvent& event) {
  std::string words;
  for (const CodedHolder& holder : event.holders) {
    const bool says_nothing = holder.kind == HolderKind::author && holder.certainty == Certainty::u;
    if (says_nothing && event.holders.size() > 1) continue;
    words += (words.empty() ? "" : "\n") + holder_words(holder);
  }
  return words;
}

std::string stage_mark(Stage stage) {
  switch (stage) {
    case Stage::done:
      return "●";
    case Stage::said:
      return "◐";
    case Stage::planned:
      return "○";
    case Stage::requested:
      return "◇";
    case Stage::threatened:
      return "▲";
    case Stage::hypothetical:
      return "?";
    case Stage::denied:
      break;
  }
  return "✕";
}

std::string excerpt(const CodedEvent& event, std::size_t reach) {
  const std::string& sentence = event.sentence;
  if (sentence.empty()) return harmless_line(event.trigger);
  const CodePointIndex points(sentence);
  const auto around = static_cast<std::uint32_t>(reach);
  const std::uint32_t begin = event.trigger_span.begin - event.sentence_span.begin;
  const std::uint32_t end = event.trigger_span.end - event.sentence_span.begin;
  std::size_t from = points.byte(begin > around ? begin - around : 0);
  std::size_t to = points.byte(std::min(points.size(), end + around));
  // Out to whole words.
  if (from > 0) {
    const std::size_t space = sentence.rfind(' ', from);
    from = space == sentence.npos ? 0 : space + 1;
  }
  to = std::min(sentence.find(' ', to), sentence.size());
  std::string words = sentence.substr(from, to - from);
  if (from > 0) words.insert(0, "... ");
  if (to < sentence.size()) words += " ...";
  return harmless_line(words);
}

}  // namespace sayso::cli
