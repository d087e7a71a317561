#include "analysis/label_features.h"

#include <algorithm>
#include <cctype>

#include "analysis/label_words.h"
#include "analysis/labels.h"
#include "analysis/quote.h"
#include "base/places.h"
#include "base/quotation.h"
#include "base/utf8.h"
#include "documents/outlets.h"

namespace sayso {
namespace {

using Features = std::vector<float>;

constexpr std::size_t kKinds = 9, kStances = 11, kCertainties = 7;

void add(Features& features, bool holds) { features.push_back(holds ? 1.0F : 0.0F); }

/// One feature for each number below `size`: whether it is `value`.
template <typename Enum>
void add_one_hot(Features& features, Enum value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) add(features, static_cast<std::size_t>(value) == i);
}

bool is_quoted(const Spans& spans, const std::vector<Span>& quoted) {
  if (spans.empty()) return false;
  const auto quotation = std::partition_point(quoted.begin(), quoted.end(),
                                              [&](Span q) { return q.end <= spans.front().begin; });
  return quotation != quoted.end() && quotation->begin <= spans.front().begin;
}

/// Whether a run of capitalised words in `source` names an outlet of the table.
bool names_outlet(std::string_view source) {
  const auto is_letter = [&](std::size_t i) {
    return std::isalnum(static_cast<unsigned char>(source[i])) != 0;
  };
  const auto starts_word = [&](std::size_t i) {
    return std::isupper(static_cast<unsigned char>(source[i])) != 0 &&
           (i == 0 || source[i - 1] == ' ' || source[i - 1] == '(');
  };
  for (std::size_t begin = 0; begin < source.size(); ++begin) {
    if (!starts_word(begin)) continue;
    for (std::size_t end = std::min(source.size(), begin + 40); end > begin + 1; --end) {
      const bool at_border = end == source.size() || !is_letter(end);
      if (at_border && is_letter(end - 1) && outlet_named(source.substr(begin, end - begin)))
        return true;
    }
  }
  return false;
}

/// Whether the paragraph around `at` opens with a quotation mark or with who speaks ("VARGA: …").
struct Opening {
  bool quotation = false;
  bool speaker = false;
};

Opening opening_of(std::string_view text, std::uint32_t at) {
  const std::size_t line = text.rfind('\n', at);
  const std::string_view start = text.substr(line == text.npos ? 0 : line + 1, 40);
  const std::size_t colon = start.find(':');
  const bool speaks = colon != start.npos && start.find_first_of(".,\n") > colon &&
                      std::isupper(static_cast<unsigned char>(start[0])) != 0;
  return {!start.empty() && is_quotation_mark(code_point_at(start, 0).value), speaks};
}

/// Whether `text` is the record of an interview or debate: several paragraphs open with a speaker.
bool is_transcript(std::string_view text) {
  int speakers = 0;
  for (std::size_t at = 0; at < text.size() && speakers < 4;) {
    if (opening_of(text, static_cast<std::uint32_t>(at)).speaker) ++speakers;
    const std::size_t end = text.find('\n', at);
    at = end == text.npos ? text.size() : std::min(text.find_first_not_of('\n', end), text.size());
  }
  return speakers >= 4;
}

/// How often the writer speaks of himself: "I", "me" and "my" outside quotation marks.
int first_person_outside(std::string_view text, const std::vector<Span>& quoted) {
  int times = 0;
  std::uint32_t begin = 0;
  const auto count_in = [&](std::uint32_t end) {
    for (const std::string& word : words_of(text.substr(begin, end - begin))) {
      if (is_one_of(word, {"i", "me", "my", "i'm", "i've"})) ++times;
    }
  };
  for (const Span quotation : quoted) {
    count_in(quotation.begin);
    begin = quotation.end;
  }
  count_in(static_cast<std::uint32_t>(text.size()));
  return times;
}

/// Which kinds of place `source` names, and whether one ends it, as in "officials in Orlum".
void add_places(Features& features, std::string_view source) {
  bool country = false, nationality = false, capital = false, seat = false, at_end = false;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (std::isupper(static_cast<unsigned char>(source[at])) == 0) continue;
    const Place* place = place_at(source, at);
    if (place == nullptr) continue;
    country |= place->kind == "country";
    nationality |= place->kind == "nationality";
    capital |= place->kind == "capital";
    seat |= place->kind == "seat";
    at += place->words.size() - 1;
    at_end = at + 1 == source.size();
  }
  for (const bool holds : {country, nationality, capital, seat, at_end}) add(features, holds);
}

void add_source(Features& features, std::string_view source, bool quoted) {
  Words words = words_of(source);
  if (!words.empty()) drop_possessive(words.back());
  const std::string first = words.empty() ? "" : words.front();
  const Words head = head_of(words);
  const std::string noun = head.empty() ? first : head.back();
  const int capitals = capitalised(source);
  const bool alone = words.size() == 1;
  add(features, words.empty());
  for (const WordGroup& pronouns : {WordGroup{"i", "me", "my", "myself"},
                                    {"we", "us", "our"},
                                    {"he", "she", "him", "her", "his"},
                                    {"they", "them", "their"},
                                    {"it", "its"},
                                    {"who", "that", "which", "whom"},
                                    {"you"}}) {
    add(features, alone && is_one_of(first, pronouns));
  }
  add(features, is_one_of(first, {"my", "our"}));
  add(features, !alone && is_first_person(words));
  add(features, quoted);
  add(features, capitals == 1);
  add(features, capitals == 2);
  add(features, capitals > 2);
  add(features, alone && capitals == 1);
  add(features, is_proper(source));
  add(features, is_one_of(first, {"a", "an", "one", "another"}));
  add(features, is_one_of(first, {"the", "this", "that", "these", "those"}));
  add(features, is_one_of(first, {"his", "her", "their", "its"}));
  add(features, has_word({first}, kQuantifiers) || std::isdigit(first.empty() ? 0 : first[0]));
  add(features, noun.ends_with("s") && !noun.ends_with("ss"));
  add(features, capitals > 0 && names_outlet(source));
  add_places(features, source);
  for (const WordGroup& nouns : {kOfficials, kPeople, kGroups, kDocuments, kOutlets, kBodies}) {
    add(features, is_one_of(noun, nouns));
    add(features, has_word(words, nouns));
  }
  add(features, has_stem(words, {"spokes"}));
  add(features, has_word(words, {"reporter", "reporters", "journalist", "host", "editor"}));
  add(features, has_word(words, {"percent", "per", "majority", "voters", "half"}));
  add(features, has_word(words, {"campaign", "campaigns"}));
  add(features, alone);
  add(features, words.size() > 4);
}

/// What the sentence says before byte `at`, from which the reader of a cue without a source of its
/// own takes who it is: "She sold the mill and openly …".
std::string_view sentence_before(std::string_view text, std::uint32_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != '\n' &&
         !(text[begin - 1] == ' ' && begin > 1 &&
           std::string_view(".?!").find(text[begin - 2]) != std::string_view::npos))
    --begin;
  return text.substr(begin, at - begin);
}

/// Where no source is marked, or only "who": whom else the sentence names.
void add_subject(Features& features, std::string_view before, bool absent, bool relative) {
  const Words words = words_of(before);
  const std::string first = words.empty() ? "" : words.front();
  add(features, absent && words.empty());
  add(features, absent && has_word(words, {"he", "she", "his", "her"}));
  add(features, absent && has_word(words, {"i", "we", "my", "our"}));
  add(features, absent && has_word(words, {"they", "their"}));
  add(features, absent && is_one_of(first, {"it", "there", "this", "that"}));
  add(features, absent && !words.empty() && is_one_of(words.back(), {"it", "there", "which"}));
  add(features, absent && capitalised(before) > 1);
  add(features, absent && !words.empty() && is_one_of(words.back(), {"and", "or", "but"}));
  const std::size_t last = before.find_last_not_of(" ,");
  const std::size_t space = last == before.npos ? before.npos : before.rfind(' ', last);
  const std::size_t start = space == before.npos ? 0 : space + 1;
  add(features, relative && start < before.size() &&
                    std::isupper(static_cast<unsigned char>(before[start])) != 0);
}

void add_cue(Features& features, const Attribution& attribution, std::string_view cue) {
  const Words words = words_of(cue);
  add(features, words.empty());
  add(features, words.size() == 1);
  add(features, words.size() > 2);
  add(features, negated(words));
  add(features, has_word(words, {"to"}));
  add(features, has_word(words, {"was", "were", "been", "is", "are", "be", "being"}));
  add(features, has_word(words, {"according", "per"}));
  add(features, !words.empty() && is_one_of(words.front(), {"a", "an", "the"}));
  add(features, !words.empty() && words.front() == "to");
  add(features, !words.empty() && words.front().ends_with("ing"));
  add(features, has_word(words, {"would", "will", "should", "must", "may", "could", "can"}));
  add(features, !attribution.cue.empty() && !attribution.content.empty() &&
                    attribution.content.front().begin < attribution.cue.front().begin);
}

/// What lowers or turns the certainty, looked for near the start of the content.
void add_hedges(Features& features, const Words& words) {
  add(features, negated(words));
  add(features, has_word(words, kHedgesPossible));
  add(features, has_word(words, kHedgesProbable));
  add(features, has_word(words, {"should", "must", "need", "needs", "ought"}));
  add(features, has_word(words, {"would", "we'd", "he'd", "they'd"}));
  add(features, has_word(words, {"if", "unless", "whether"}));
  add(features, has_word(words, {"will", "going", "we'll", "i'll", "he'll", "they'll"}));
  add(features, has_word(words, {"think", "believe", "feel", "guess", "hope", "suspect"}));
  add(features, has_word(words, {"can", "able"}));
}

void add_content(Features& features, const Attribution& attribution, std::string_view text,
                 std::string_view content, const std::vector<Span>& quoted) {
  const Words words = words_of(content);
  const std::string first = words.empty() ? "" : words.front();
  add_one_hot(features, quote_of(text, attribution.content, quoted), 3);
  const std::size_t question = content.find('?');
  add(features, question != content.npos);
  add(features, question < 120);
  add(features, words.size() <= 2);
  add(features, words.size() <= 5);
  for (const WordGroup& openings :
       {WordGroup{"whether", "if"},
        {"what", "who", "why", "how", "when", "where", "which"},
        {"to"},
        {"that"},
        {"for"},
        {"of", "on", "about"},
        {"a", "an", "the"},
        {"do", "does", "did", "is", "are", "can", "would", "will", "have"},
        {"i", "we"},
        {"no", "not", "never"}}) {
    add(features, is_one_of(first, openings));
  }
  add(features, first.ends_with("ing"));
  for (const std::size_t reach : {std::size_t{4}, std::size_t{8}, std::size_t{16}}) {
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min(reach, words.size()));
    add_hedges(features, Words(words.begin(), end));
  }
}

}  // namespace

LabelFeatures::LabelFeatures(std::string_view text)
    : text_(text),
      quoted_(quotations(text)),
      transcript_(is_transcript(text)),
      first_person_(first_person_outside(text, quoted_)) {}

std::vector<float> LabelFeatures::of(const Attribution& attribution) const {
  const std::string source = words_of(text_, attribution.source);
  const std::string cue = words_of(text_, attribution.cue);
  const std::string content = words_of(text_, attribution.content);
  const Spans& place = attribution.source.empty() ? attribution.cue : attribution.source;
  const Opening opening = place.empty() ? Opening{} : opening_of(text_, place.front().begin);
  Features features;
  add(features, opening.quotation);
  add(features, opening.speaker);
  add(features, transcript_);
  for (const int times : {1, 3, 8}) add(features, first_person_ >= times);
  add_source(features, source, is_quoted(attribution.source, quoted_));
  const bool relative = has_word({source}, {"who", "whom", "that", "which"});
  add_subject(features,
              place.empty() ? std::string_view{} : sentence_before(text_, place.front().begin),
              source.empty(), relative);
  add_cue(features, attribution, cue);
  add_content(features, attribution, text_, content, quoted_);
  const Stance stance = stance_of(cue, content);
  add_one_hot(features, source_kind_of(source), kKinds);
  add_one_hot(features, stance, kStances);
  add_one_hot(features, certainty_of(cue, content, stance), kCertainties);
  return features;
}

std::size_t LabelFeatures::count() { return LabelFeatures({}).of({}).size(); }

}  // namespace sayso
