#include "analysis/chains.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "analysis/inner_attributions.h"
#include "analysis/labels.h"

namespace sayso {
namespace {

constexpr std::size_t kSourceWords = 14;  // of the longest source after "citing"

bool holds(const Spans& outer, Span inner) {
  return std::any_of(outer.begin(), outer.end(), [&](Span o) { return o.contains(inner); });
}

bool holds(const Spans& outer, const Spans& inner) {
  return std::all_of(inner.begin(), inner.end(), [&](Span i) { return holds(outer, i); });
}

bool overlaps(const Spans& spans, Span other) {
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.overlaps(other); });
}

bool cites(std::string_view text, const Attribution& attribution) {
  const std::string cue = words_of(text, attribution.cue);
  return cue == "citing" || cue == "quoting";
}

/// Whether `outer` reports `inner`: its content holds it, or it is the source that `outer` cites.
bool reports(std::string_view text, const Attribution& outer, const Attribution& inner) {
  if (inner.content.empty() || !holds(outer.content, inner.content)) return false;
  if (cites(text, inner) && outer.content == inner.content) return !cites(text, outer);
  return !inner.cue.empty() && holds(outer.content, inner.cue) &&
         size_of(outer.content) > size_of(inner.content);
}

/// Whether these words name someone, or something written, rather than a reason.
bool is_source(const WordList& words, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i + 1 < end; ++i) {
    if (words[i].lower.ends_with("'s")) return false;  // "citing Marrow's age"
  }
  const Span span = words.span_of(begin, end);
  switch (source_kind_of(span.in(words.text()))) {
    case SourceKind::unnamed_official:
    case SourceKind::unnamed_person:
    case SourceKind::document:
    case SourceKind::outlet:
      return true;
    case SourceKind::named_person:
    case SourceKind::named_organisation:
      return words[begin].capital ||
             (words.is(begin, {"the"}) && begin + 1 < end && words[begin + 1].capital);
    default:
      return false;
  }
}

/// The source after "citing", word `i`: up to a comma, a bracket, the end of the sentence or
/// "that".
std::optional<Span> source_after(const WordList& words, std::size_t i) {
  const std::size_t begin = i + 1;
  std::size_t end = begin;
  while (end < words.size() && end < begin + kSourceWords && words.flows(end - 1) &&
         !words.is(end, {"that", "said", "reported"})) {
    ++end;
  }
  if (end == begin || !is_source(words, begin, end)) return std::nullopt;
  return words.span_of(begin, end);
}

bool from_outlet(const Attribution& attribution, std::span<const Citation> citations) {
  return std::any_of(citations.begin(), citations.end(), [&](const Citation& citation) {
    return citation.span && citation.medium != "document" &&
           citation.relation == CitationRelation::reported_by &&
           overlaps(attribution.source, *citation.span);
  });
}

/// Whether only white space, a comma and a day or two stand between `from` and `to`.
bool close_by(std::string_view text, std::uint32_t from, std::uint32_t to) {
  constexpr std::uint32_t most = 24;
  if (from > to || to - from > most) return false;
  return text.substr(from, to - from).find_first_of(".;:!?\n\"") == std::string_view::npos;
}

/// The attribution of an outlet that "citing" at `citing` belongs to.
const Attribution* citing_outlet(std::string_view text, Span citing,
                                 std::span<const Citation> citations,
                                 const std::vector<Attribution>& attributions) {
  for (const Attribution& attribution : attributions) {
    if (attribution.source.empty() || attribution.content.empty()) continue;
    if (overlaps(attribution.content, citing) || !from_outlet(attribution, citations)) continue;
    const bool beside =
        close_by(text, attribution.source.back().end, citing.begin) ||
        (!attribution.cue.empty() && close_by(text, attribution.cue.back().end, citing.begin)) ||
        close_by(text, attribution.content.back().end, citing.begin);
    if (beside) return &attribution;
  }
  return nullptr;
}

/// Whether `told` stands in a gap of what is reported, while the cue stands before or after it all.
bool in_gap(const Spans& content, Span told, Span cue) {
  if (content.empty()) return false;
  const Span whole = {content.front().begin, content.back().end};
  return whole.contains(told) && !whole.contains(cue);
}

/// Whether a cue of another attribution stands between `a` and `b`.
bool parted(const std::vector<Attribution>& attributions, const Attribution& self, Span a, Span b) {
  const Span between = a.end <= b.begin ? Span{a.end, b.begin} : Span{b.end, a.begin};
  return std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& other) {
    return &other != &self && !between.empty() && between.begin < between.end &&
           overlaps(other.cue, between);
  });
}

/// "the Gazette, citing a diplomat" is the Gazette, where a source holds both.
void cut_before(const WordList& words, std::size_t citing, std::vector<Attribution>& attributions) {
  for (Attribution& attribution : attributions) {
    for (Span& source : attribution.source) {
      const bool inside = citing > 0 && source.contains(words[citing].span);
      if (inside && source.begin < words[citing].span.begin)
        source.end = words[citing - 1].span.end;
    }
  }
}

}  // namespace

void add_cited_sources(const WordList& words, std::span<const Citation> citations,
                       std::vector<Attribution>& attributions) {
  std::vector<Attribution> added;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!words.is(i, {"citing", "quoting"})) continue;
    cut_before(words, i, attributions);
    const Span cue = words[i].span;
    const std::optional<Span> source = source_after(words, i);
    if (!source) continue;
    const auto read = std::find_if(
        attributions.begin(), attributions.end(),
        [&](const Attribution& a) { return a.cue.size() == 1 && a.cue.front() == cue; });
    if (read != attributions.end()) {
      // The reader may take the source for what the outlet says; else it has the chain already.
      if (!holds({*source}, read->content)) continue;
      attributions.erase(read);
    }
    const Attribution* const outlet = citing_outlet(words.text(), cue, citations, attributions);
    if (outlet == nullptr) continue;
    Attribution& attribution = added.emplace_back();
    attribution.source = {*source};
    attribution.cue = {cue};
    attribution.content = outlet->content;
    attribution.quote = outlet->quote;
    attribution.source_kind = source_kind_of(source->in(words.text()));
    attribution.stance = Stance::asserts;
    attribution.certainty = outlet->certainty;
    attribution.score = outlet->score;
  }
  if (added.empty()) return;
  std::move(added.begin(), added.end(), std::back_inserter(attributions));
  put_in_order(attributions);
}

void set_within(std::string_view text, std::vector<Attribution>& attributions) {
  for (Attribution& inner : attributions) {
    const Attribution* innermost = nullptr;
    for (const Attribution& outer : attributions) {
      if (&outer == &inner || !reports(text, outer, inner)) continue;
      // The source that an outlet cites stands between the outlet and what it reports.
      const bool nearer = innermost == nullptr ||
                          size_of(outer.content) < size_of(innermost->content) ||
                          (outer.content == innermost->content && cites(text, outer));
      if (nearer) innermost = &outer;
    }
    inner.within = innermost != nullptr ? innermost->id : "";
  }
}

void set_told_to(std::span<const Span> sentences, std::span<const Citation> citations,
                 std::vector<Attribution>& attributions) {
  for (Attribution& attribution : attributions) {
    if (attribution.cue.empty()) continue;
    const Span cue = attribution.cue.back();
    const std::size_t number = first_ending_behind(sentences, cue.begin);
    if (number == sentences.size()) continue;
    const Span sentence = sentences[number];
    const auto holder =
        std::find_if(attributions.begin(), attributions.end(),
                     [&](const Attribution& other) { return other.id == attribution.within; });
    const Citation* nearest = nullptr;
    for (const Citation& citation : citations) {
      if (citation.relation != CitationRelation::told_to || !citation.span) continue;
      const Span told = *citation.span;
      if (!sentence.contains(told) || overlaps(attribution.content, told) ||
          in_gap(attribution.content, told, cue) || overlaps(attribution.source, told))
        continue;
      if (holder != attributions.end() && !holds(holder->content, told)) continue;
      if (parted(attributions, attribution, cue, told)) continue;
      if (nearest == nullptr || distance(told, cue) < distance(*nearest->span, cue))
        nearest = &citation;
    }
    if (nearest != nullptr) attribution.told_to = nearest->id;
  }
}

}  // namespace sayso
