#include "analysis/same_source.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/places.h"
#include "analysis/source_phrase.h"
#include "analysis/sources.h"
#include "base/ascii.h"

namespace sayso {
namespace {

constexpr std::size_t kMost = 3;  // relations of one attribution
constexpr std::array kRelatives = {"who", "which", "that", "whose", "whom"};
// Two of them have nothing to do with each other.
constexpr std::array kNobody = {"someone", "somebody", "anyone", "everyone",
                                "one",     "ones",     "other"};

/// An unnamed source, with what tells it from others.
struct Described {
  const Attribution* attribution = nullptr;
  SourcePhrase phrase;
  std::string noun;   // singular, lower case; empty where there is none
  std::string words;  // as written, up to where the head ends
  std::vector<std::string_view> countries;
  std::size_t chain = 0;  // the index of the first that is the same source
};

std::string quoted(const Described& source) { return "'" + source.words + "'"; }

/// The words that stand for a source in a reason: all up to a relative clause or a comma where they
/// are short, else those up to the noun or the affiliation.
std::string shown(std::string_view text, const SourcePhrase& phrase,
                  const std::optional<Detail>& affiliation) {
  constexpr std::uint32_t kLong = 60;  // bytes
  Span noun{phrase.words.front().span.begin, phrase.words[phrase.head].span.end};
  std::uint32_t end = noun.end;
  for (std::size_t i = phrase.follow; i < phrase.words.size(); ++i) {
    const Word& word = phrase.words[i];
    if (word.after_break || is_one_of(word.lower, kRelatives)) break;
    end = word.span.end;
  }
  if (affiliation) noun.end = std::max(noun.end, affiliation->span.end);
  if (end - noun.begin <= kLong) noun.end = std::max(noun.end, end);
  return std::string(noun.in(text));
}

/// The countries that a source is of, by itself or by its body: "US and Israeli", "a Pentagon
/// official".
std::vector<std::string_view> countries_of(std::string_view text, const SourcePhrase& phrase,
                                           const SourceDetail& detail) {
  std::vector<std::string_view> countries;
  for (std::size_t i = phrase.first; i < phrase.follow; ++i) {
    const Place* const place = place_at(text, phrase.words[i].span.begin);
    if (place != nullptr) countries.push_back(place->country);
  }
  if (detail.nationality) countries.push_back(detail.nationality->value);
  return countries;
}

Described described(std::string_view text, const Attribution& attribution) {
  Described out;
  out.attribution = &attribution;
  const Span span = describing_span(text, attribution.source);
  out.phrase = source_phrase(text, span);
  out.words = span.in(text);
  if (out.phrase.has_head()) {
    out.noun = singular(out.phrase.words[out.phrase.head].lower);
    out.words = shown(text, out.phrase, attribution.source_detail.affiliation);
    out.countries = countries_of(text, out.phrase, attribution.source_detail);
  }
  return out;
}

bool is_several(const Described& source) {
  const std::optional<SourceNumber>& number = source.phrase.number;
  return (number && (number->value > 1 || number->at_least)) ||
         (source.phrase.has_head() && !(number && number->value == 1) &&
          is_plural(source.phrase.words[source.phrase.head].lower));
}

/// Both say it, and not the same; a longer form of it is the same.
bool differ(const std::optional<Detail>& a, const std::optional<Detail>& b) {
  if (!a || !b) return false;
  const std::string one = lower_ascii(a->value);
  const std::string other = lower_ascii(b->value);
  return one.find(other) == one.npos && other.find(one) == other.npos;
}

bool agree(const std::optional<Detail>& a, const std::optional<Detail>& b) {
  return a.has_value() == b.has_value() && !differ(a, b);
}

/// Exact numbers that are not equal.
bool counts_differ(const Described& a, const Described& b) {
  return a.phrase.number && b.phrase.number && !a.phrase.number->at_least &&
         !b.phrase.number->at_least && a.phrase.number->value != b.phrase.number->value;
}

/// What makes it plain that they are not one; empty if nothing does.
std::string conflict(const Described& later, const Described& earlier) {
  const SourceDetail& a = later.attribution->source_detail;
  const SourceDetail& b = earlier.attribution->source_detail;
  if (!later.countries.empty() && !earlier.countries.empty() &&
      std::find_first_of(later.countries.begin(), later.countries.end(), earlier.countries.begin(),
                         earlier.countries.end()) == later.countries.end()) {
    return quoted(later) + " and " + quoted(earlier) + " are of different countries";
  }
  if (differ(a.affiliation, b.affiliation)) {
    return quoted(later) + " and " + quoted(earlier) + " belong to different bodies";
  }
  return {};
}

/// The modifiers of the noun that say what kind it is: "civil rights" of "senior civil rights
/// leaders", in lower case.
std::string kind_of(const Described& source) {
  static constexpr std::array kRanks = {"senior", "top", "former", "longtime", "current"};
  if (!source.attribution->source_detail.role) return {};
  std::string kind;
  const SourcePhrase& phrase = source.phrase;
  for (const Word& word : words_in(
           source.attribution->source_detail.role->value,
           {0, static_cast<std::uint32_t>(source.attribution->source_detail.role->value.size())})) {
    if (!is_one_of(word.lower, kRanks)) kind += word.lower + " ";
  }
  const std::size_t noun = phrase.words[phrase.head].lower.size() + 1;
  return kind.size() > noun ? kind.substr(0, kind.size() - noun) : std::string();
}

bool described_alike(const Described& a, const Described& b) {
  const SourceDetail& one = a.attribution->source_detail;
  const SourceDetail& other = b.attribution->source_detail;
  return agree(one.nationality, other.nationality) && agree(one.affiliation, other.affiliation) &&
         kind_of(a) == kind_of(b);
}

bool counts_fit(const Described& a, const Described& b) {
  return !counts_differ(a, b) && is_several(a) == is_several(b);
}

/// Whether they may be spoken of as one: nothing that is said of one keeps it from being the other.
bool compatible(const Described& later, const Described& earlier) {
  if (!conflict(later, earlier).empty()) return false;
  const std::string a = kind_of(later);
  const std::string b = kind_of(earlier);
  if (a == b) return true;
  // "Civil rights leaders" may be "leaders", but not "ministry leaders".
  const Described& plainer = a.empty() ? later : earlier;
  return (a.empty() || b.empty()) && (!plainer.attribution->source_detail.affiliation ||
                                      agree(later.attribution->source_detail.affiliation,
                                            earlier.attribution->source_detail.affiliation));
}

/// How `later`, which does not take up an earlier one, may be related to `earlier`.
std::string possible_link(const Described& later, const Described& earlier) {
  const auto joined = [&](const char* how) { return quoted(later) + how + quoted(earlier); };
  if (is_several(later) && !is_several(earlier)) return joined(" may include ");
  if (!is_several(later) && is_several(earlier)) return joined(" may be one of ");
  if (described_alike(later, earlier)) return joined(" is described like ");
  return joined(is_several(later) ? " may overlap with " : " may be ");
}

/// Relates one source to those before it.
class Relater {
 public:
  Relater(std::vector<Described>& sources, const std::vector<Span>& sentences, std::size_t later)
      : sources_(sources), sentences_(sentences), later_(later) {}

  std::vector<SourceRelation> relations() {
    if (speaker_is_known()) return std::move(out_);
    const Described& later = sources_[later_];
    if (later.noun.empty() || is_one_of(later.noun, kNobody)) return {};
    const std::vector<std::size_t> candidates = nearest_of_each_chain();
    const Reference reference = later.phrase.reference;
    if (reference == Reference::other) {
      set_apart(candidates);
    } else if (!((reference == Reference::definite || reference == Reference::same) &&
                 take_up(candidates))) {
      compare(candidates);
    }
    return std::move(out_);
  }

 private:
  void add(std::size_t earlier, SameSource relation, std::string reason) {
    if (out_.size() == kMost) return;
    out_.push_back({sources_[earlier].attribution->id, relation, std::move(reason)});
  }

  /// "another official": none of those before it, unless they are several of whom it may be one.
  void set_apart(const std::vector<std::size_t>& candidates) {
    const Described& later = sources_[later_];
    for (const std::size_t i : candidates) {
      if (is_several(sources_[i]) != is_several(later)) continue;
      add(i, SameSource::different, quoted(later) + " is set apart from " + quoted(sources_[i]));
    }
  }

  /// "the official": the only one that fits, or the nearest if it is near; false if none fits.
  bool take_up(std::vector<std::size_t> candidates) {
    const Described& later = sources_[later_];
    std::erase_if(candidates, [&](std::size_t i) {
      return !compatible(later, sources_[i]) || !counts_fit(later, sources_[i]);
    });
    if (candidates.empty()) return false;
    const std::size_t nearest = candidates.front();
    if (candidates.size() == 1 || is_near(sources_[nearest], later)) {
      sources_[later_].chain = sources_[nearest].chain;
      add(nearest, SameSource::same,
          quoted(later) + " refers back to " + quoted(sources_[nearest]));
      return true;
    }
    for (const std::size_t i : candidates) {
      add(i, SameSource::possible,
          quoted(later) + " may refer back to " + quoted(sources_[i]) + " or to another");
    }
    return true;
  }

  /// "an official", "officials": what is plainly another, and the one that it may be: the nearest
  /// that is described alike, else the nearest.
  void compare(const std::vector<std::size_t>& candidates) {
    const Described& later = sources_[later_];
    const bool is_class = later.attribution->source_kind == SourceKind::unnamed_group;
    std::optional<std::size_t> link;
    for (const std::size_t i : candidates) {
      if (!compatible(later, sources_[i])) continue;
      if (!link) link = i;
      if (!described_alike(later, sources_[i])) continue;
      link = i;
      break;
    }
    if (link) add(*link, SameSource::possible, possible_link(later, sources_[*link]));
    for (const std::size_t i : candidates) {
      std::string reason = is_class ? std::string() : conflict(later, sources_[i]);
      if (!reason.empty()) add(i, SameSource::different, std::move(reason));
    }
  }

  /// At most two sentences lie between them.
  bool is_near(const Described& earlier, const Described& later) const {
    const std::uint32_t from = earlier.attribution->source.front().begin;
    const std::uint32_t to = later.attribution->source.front().begin;
    return std::count_if(sentences_.begin(), sentences_.end(),
                         [&](Span s) { return s.begin > from && s.begin <= to; }) <= 2;
  }

  /// The same entity speaks, or the very same words are the source of both.
  bool speaker_is_known() {
    const Attribution& mine = *sources_[later_].attribution;
    for (std::size_t i = later_; i-- > 0;) {
      const Attribution& other = *sources_[i].attribution;
      const bool same_words = mine.source == other.source;
      if (!same_words && (mine.speaker.empty() || mine.speaker != other.speaker)) continue;
      sources_[later_].chain = sources_[i].chain;
      add(i, SameSource::same,
          same_words ? quoted(sources_[later_]) + " is the source of both"
                     : quoted(sources_[later_]) + " refers back to " + quoted(sources_[i]));
      return true;
    }
    return false;
  }

  /// Of the earlier sources with the same noun, the last mention of each.
  std::vector<std::size_t> nearest_of_each_chain() const {
    std::vector<std::size_t> found;
    for (std::size_t i = later_; i-- > 0;) {
      if (sources_[i].noun != sources_[later_].noun) continue;
      const bool known = std::any_of(found.begin(), found.end(), [&](std::size_t j) {
        return sources_[j].chain == sources_[i].chain;
      });
      if (!known) found.push_back(i);
    }
    return found;
  }

  std::vector<Described>& sources_;
  const std::vector<Span>& sentences_;
  std::size_t later_;
  std::vector<SourceRelation> out_;
};

}  // namespace

void relate_sources(std::string_view text, Analysis& analysis) {
  std::vector<Described> sources;
  std::vector<Attribution*> attributions;
  for (Attribution& attribution : analysis.attributions) {
    if (!is_unnamed(attribution.source_kind) || attribution.source.empty()) continue;
    sources.push_back(described(text, attribution));
    sources.back().chain = sources.size() - 1;
    attributions.push_back(&attribution);
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    attributions[i]->same_source = Relater(sources, analysis.sentences, i).relations();
  }
}

}  // namespace sayso
