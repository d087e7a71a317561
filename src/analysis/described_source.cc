#include "analysis/described_source.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/places.h"

namespace sayso {
namespace {

constexpr std::array kRelatives = {"who", "which", "that", "whose", "whom"};
constexpr std::array kParties = {"republican", "democratic",   "gop",  "labour",
                                 "liberal",    "conservative", "tory", "green"};
constexpr std::array kRanks = {"senior", "top", "former", "longtime", "current"};

/// The words that stand for a source in a reason: all up to a relative clause or a comma where they
/// are short, else those up to the noun or the affiliation.
std::string shown(std::string_view text, const SourcePhrase& phrase,
                  const std::optional<Detail>& affiliation) {
  constexpr std::uint32_t kLong = 60;  // bytes
  Span noun{phrase.words.front().span.begin, phrase.words[phrase.head].span.end};
  std::uint32_t end = noun.end;
  for (std::size_t i = phrase.follow; i < phrase.words.size(); ++i) {
    const PhraseWord& word = phrase.words[i];
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
    // Of "Mexican-American" neither alone is it.
    if (place != nullptr &&
        !text.substr(phrase.words[i].span.begin + place->words.size()).starts_with('-')) {
      countries.push_back(place->country);
    }
  }
  if (detail.nationality) countries.push_back(detail.nationality->value);
  return countries;
}

/// The modifiers of the noun that say what kind it is: "civil rights" of "senior civil rights
/// leaders", in lower case.
std::string kind_of(const std::optional<Detail>& role) {
  if (!role) return {};
  std::string kind;
  const Span whole{0, static_cast<std::uint32_t>(role->value.size())};
  std::vector<PhraseWord> words = words_in(role->value, whole);
  if (!words.empty()) words.pop_back();  // the noun
  for (const PhraseWord& word : words) {
    if (!is_one_of(word.lower, kRanks)) kind += word.lower + " ";
  }
  return kind;
}

/// Both say it, and not the same; a longer form of it is the same.
bool differ(const std::optional<Detail>& a, const std::optional<Detail>& b) {
  if (!a || !b) return false;
  const std::string one = lower_ascii(a->value);
  const std::string other = lower_ascii(b->value);
  return one.find(other) == one.npos && other.find(one) == other.npos;
}

/// Nobody belongs to both; but who is of a party may be of another body, too.
bool exclude(const std::optional<Detail>& a, const std::optional<Detail>& b) {
  return differ(a, b) &&
         is_one_of(lower_ascii(a->value), kParties) == is_one_of(lower_ascii(b->value), kParties);
}

bool agree(const std::optional<Detail>& a, const std::optional<Detail>& b) {
  return a.has_value() == b.has_value() && !differ(a, b);
}

/// Exact numbers that are not equal.
bool counts_differ(const DescribedSource& a, const DescribedSource& b) {
  return a.phrase.number && b.phrase.number && !a.phrase.number->at_least &&
         !b.phrase.number->at_least && a.phrase.number->value != b.phrase.number->value;
}

}  // namespace

DescribedSource described_source(std::string_view text, const Attribution& attribution) {
  DescribedSource out;
  out.attribution = &attribution;
  const Span span = describing_span(text, attribution.source);
  out.phrase = source_phrase(text, span);
  out.words = span.in(text);
  if (out.phrase.has_head()) {
    out.noun = singular(out.phrase.words[out.phrase.head].lower);
    out.words = shown(text, out.phrase, attribution.source_detail.affiliation);
    out.kind = kind_of(attribution.source_detail.role);
    out.countries = countries_of(text, out.phrase, attribution.source_detail);
  }
  return out;
}

std::string quoted(const DescribedSource& source) { return "'" + source.words + "'"; }

bool is_several(const DescribedSource& source) {
  const std::optional<SourceNumber>& number = source.phrase.number;
  return (number && (number->value > 1 || number->at_least)) ||
         (source.phrase.has_head() && !(number && number->value == 1) &&
          is_plural(source.phrase.words[source.phrase.head].lower));
}

std::string conflict(const DescribedSource& later, const DescribedSource& earlier) {
  const SourceDetail& a = later.attribution->source_detail;
  const SourceDetail& b = earlier.attribution->source_detail;
  if (!later.countries.empty() && !earlier.countries.empty() &&
      std::find_first_of(later.countries.begin(), later.countries.end(), earlier.countries.begin(),
                         earlier.countries.end()) == later.countries.end()) {
    return quoted(later) + " and " + quoted(earlier) + " are of different countries";
  }
  if (exclude(a.affiliation, b.affiliation)) {
    return quoted(later) + " and " + quoted(earlier) + " belong to different bodies";
  }
  return {};
}

bool described_alike(const DescribedSource& a, const DescribedSource& b) {
  const SourceDetail& one = a.attribution->source_detail;
  const SourceDetail& other = b.attribution->source_detail;
  return agree(one.nationality, other.nationality) && agree(one.affiliation, other.affiliation) &&
         a.kind == b.kind;
}

bool counts_fit(const DescribedSource& a, const DescribedSource& b) {
  return !counts_differ(a, b) && is_several(a) == is_several(b);
}

bool compatible(const DescribedSource& later, const DescribedSource& earlier) {
  if (!conflict(later, earlier).empty()) return false;
  const std::string& a = later.kind;
  const std::string& b = earlier.kind;
  if (a == b) return true;
  // "Civil rights leaders" may be "leaders", but not "ministry leaders".
  const DescribedSource& plainer = a.empty() ? later : earlier;
  return (a.empty() || b.empty()) && (!plainer.attribution->source_detail.affiliation ||
                                      agree(later.attribution->source_detail.affiliation,
                                            earlier.attribution->source_detail.affiliation));
}

}  // namespace sayso
