#include "analysis/source_phrase.h"

#include <algorithm>
#include <array>

#include "analysis/number_words.h"

namespace sayso {
namespace {

constexpr std::array kPronouns = {"he",      "she",     "they",       "i",     "we",   "you", "it",
                                  "him",     "her",     "them",       "who",   "whom", "us",  "me",
                                  "himself", "herself", "themselves", "which", "that"};
constexpr std::array kDefinite = {"the", "this", "that", "these", "those"};
// Of the boundaries, those that may be a modifier, too: "outside analysts".
constexpr std::array kBeforeNoun = {"outside", "inside", "close", "like"};
constexpr std::array kOwners = {"his", "her", "their", "its", "our", "my"};
constexpr std::array kOther = {"other", "second", "third", "fourth", "different", "separate"};
constexpr std::array kVague = {"several", "some",   "many",     "multiple", "numerous",
                               "various", "more",   "most",     "all",      "others",
                               "dozens",  "scores", "hundreds", "thousands"};
constexpr std::array kAbout = {"about", "around", "nearly", "almost", "roughly", "fewer", "less"};
// "a number of officials": what counts the noun that follows.
constexpr std::array kCounting = {"number", "group",  "handful",  "series",    "majority",
                                  "host",   "couple", "pair",     "trio",      "dozen",
                                  "dozens", "scores", "hundreds", "thousands", "few"};
// A noun phrase ends before them.
constexpr std::array kBoundaries = {
    "of",         "at",         "in",          "from",    "with",     "on",      "for",
    "to",         "by",         "inside",      "within",  "near",     "under",   "outside",
    "across",     "around",     "among",       "close",   "familiar", "briefed", "involved",
    "speaking",   "quoted",     "working",     "based",   "present",  "aware",   "knowledgeable",
    "privy",      "attending",  "interviewed", "cited",   "who",      "whom",    "whose",
    "that",       "which",      "including",   "like",    "such",     "as",      "representing",
    "traveling",  "travelling", "opposed",     "serving", "is",       "are",     "was",
    "were",       "has",        "have",        "had",     "about",    "through", "against",
    "requesting", "asking",     "declining"};
// One word for many: how many is not said.
constexpr std::array kCollectives = {
    "family",   "public",        "crowd",      "opposition", "team",      "staff",    "group",
    "media",    "press",         "west",       "crew",       "community", "majority", "audience",
    "everyone", "establishment", "delegation", "side",       "everybody", "world"};

/// Reads a phrase from left to right: what stands before the noun, then the noun.
class PhraseReader {
 public:
  explicit PhraseReader(SourcePhrase& phrase) : phrase_(phrase), words_(phrase.words) {}

  void read() {
    if (words_.size() == 1 && is_one_of(words_[0].lower, kPronouns)) {
      phrase_.reference = Reference::pronoun;
      phrase_.first = phrase_.head = phrase_.follow = words_.size();
      return;
    }
    while (at_ < words_.size() && (read_count_of() || read_determiner() || read_number())) {
    }
    phrase_.first = at_;
    find_head();
    split_pair();
    if (counts_ && !phrase_.number) imply_number();
  }

 private:
  std::string_view word(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? std::string_view(words_[at_ + ahead].lower) : "";
  }

  void count(std::uint32_t value, bool at_least, std::size_t words) {
    // Of "one of the two officials" the first number counts.
    if (!phrase_.number) {
      phrase_.number = {
          value, at_least || at_least_, {words_[at_].span.begin, words_[at_ + words - 1].span.end}};
      if (about_ && value > 2) phrase_.number->value = 2;
    }
    at_ += words;
  }

  /// "one of", "a dozen of", "a number of", "some of".
  bool read_count_of() {
    const std::size_t article = word() == "a" || word() == "an" || word() == "the" ? 1 : 0;
    if (word(article + 1) != "of" || at_ + article + 2 >= words_.size()) return false;
    const std::string_view counter = word(article);
    const bool counts_parts =
        article == 0 && (number_of(counter) > 0 || is_one_of(counter, kVague));
    if (!counts_parts && !is_one_of(counter, kCounting)) return false;
    at_ += article;
    const std::uint32_t exact = number_of(counter);
    count(exact > 0 ? exact : least_of(counter), exact == 0, 1);
    ++at_;
    part_ = true;
    return true;
  }

  bool read_determiner() {
    const std::string_view w = word();
    if (is_one_of(w, kDefinite) && !word(1).empty()) {
      phrase_.reference = part_ ? Reference::part : Reference::definite;
    } else if (w == "same") {
      phrase_.reference = part_ ? Reference::part : Reference::same;
    } else if (w == "another" || (is_one_of(w, kOther) && !word(1).empty() && !starts_name())) {
      phrase_.reference = Reference::other;
      if (w == "another" && number_of(word(1)) == 0) {
        count(1, false, 1);
        return true;
      }
    } else if (w == "a" || w == "an") {
      if (number_of(word(1)) > 0 || word(1) == "few") {
        ++at_;
      } else {
        count(1, false, 1);
      }
      return true;
    } else if (is_one_of(w, kOwners) || w == "no" || w == "not") {
      // "His aides" are counted as "aides" are, "no aides" not at all.
      if (w == "no" || w == "not") {
        counts_ = false;
      } else {
        owned_ = true;
      }
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  bool read_number() {
    const std::string_view w = word();
    if ((w == "at" && word(1) == "least") || ((w == "more" || w == "over") && word(1) == "than") ||
        (w == "up" && word(1) == "to")) {
      about_ = about_ || w == "up";
      at_least_ = true;
      at_ += 2;
      return true;
    }
    if (is_one_of(w, kAbout) && (number_of(word(1)) > 0 || word(1) == "a" || word(1) == "than")) {
      about_ = at_least_ = true;
      at_ += word(1) == "than" ? 2 : 1;
      return true;
    }
    if (w == "some" && number_of(word(1)) > 0) {
      about_ = at_least_ = true;
      ++at_;
      return true;
    }
    if (w == "few") {
      const bool a_few = at_ > 0 && words_[at_ - 1].lower == "a";
      if (a_few) {
        count(2, true, 1);
      } else {
        counts_ = false;
        ++at_;
      }
      return true;
    }
    // "Both the harbour and navy officials": of each, some.
    if (w == "both" && joins_two()) {
      ++at_;
      return true;
    }
    if (const std::uint32_t exact = number_of(w); exact > 0) {
      if (word(1) == "dozen") {
        count(exact * 12, false, 2);
      } else {
        count(exact, false, 1);
      }
      if (w == "both") phrase_.reference = Reference::definite;
      return true;
    }
    if (!is_one_of(w, kVague)) return false;
    count(least_of(w), true, 1);
    return true;
  }

  /// Whether "and" comes before anything that ends the phrase.
  bool joins_two() const {
    for (std::size_t i = at_ + 1; i < words_.size() && !words_[i].after_break; ++i) {
      if (words_[i].lower == "and") return true;
      if (is_one_of(words_[i].lower, kBoundaries)) return false;
    }
    return false;
  }

  /// "Second Circuit", "Third Way": part of a name.
  bool starts_name() const {
    return word() != "other" && words_[at_].capital && words_[at_ + 1].capital;
  }

  /// "Department of Justice officials": the name goes on beyond "of".
  bool inside_name(std::size_t i) const {
    if (words_[i].lower != "of" || i == 0 || !words_[i - 1].capital) return false;
    std::size_t end = i + 1;
    while (end < words_.size() && words_[end].capital) ++end;
    return end > i + 1 && end < words_.size() && !words_[end].after_break &&
           words_[end].lower != "and" && !is_one_of(words_[end].lower, kBoundaries);
  }

  /// Not "present" in "former and present officials".
  bool ends_phrase(std::size_t i) const {
    const bool joined = i > 0 && (words_[i - 1].lower == "and" || words_[i - 1].lower == "or");
    return !joined && is_one_of(words_[i].lower, kBoundaries);
  }

  void find_head() {
    std::size_t end = at_;
    if (is_one_of(word(), kBeforeNoun)) ++end;
    while (end < words_.size() && !(end > at_ && words_[end].after_break) &&
           (!ends_phrase(end) || inside_name(end))) {
      ++end;
    }
    phrase_.follow = end;
    const bool has_noun = end > at_ && !is_one_of(words_[end - 1].lower, kPronouns) &&
                          !is_one_of(words_[end - 1].lower, kVague);
    phrase_.head = has_noun ? end - 1 : words_.size();
    if (end > at_ && !has_noun && part_) phrase_.reference = Reference::part;  // "some of them"
  }

  /// "A senior official and two aides" are described by the first, "Brandt and his aides" by the
  /// second, who are not named; both are at least two.
  void split_pair() {
    for (std::size_t i = 1; phrase_.has_head() && i < phrase_.head; ++i) {
      if (words_[i].lower != "and" || !begins_phrase(words_[i + 1].lower)) continue;
      phrase_.number = {2, true, {words_[0].span.begin, words_[phrase_.head].span.end}};
      const bool named =
          phrase_.first == 0 && (words_[0].capital || is_one_of(words_[0].lower, kPronouns));
      if (named) {
        phrase_.first = i + 1;
        while (phrase_.first < phrase_.head && begins_phrase(words_[phrase_.first].lower)) {
          phrase_.first += words_[phrase_.first + 1].lower == "of" ? 2 : 1;
        }
        phrase_.first = std::min(phrase_.first, phrase_.head);
      } else {
        phrase_.head = i - 1;
        phrase_.follow = i;
      }
      return;
    }
  }

  static bool begins_phrase(std::string_view word) {
    return is_one_of(word, kOwners) || is_one_of(word, kDefinite) || is_one_of(word, kVague) ||
           word == "a" || word == "an" || word == "other" || number_of(word) > 0;
  }

  void imply_number() {
    if (!phrase_.has_head()) return;
    const PhraseWord& head = words_[phrase_.head];
    if (is_one_of(head.lower, kCollectives)) return;
    const bool owned =
        owned_ || std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(phrase_.first),
                              words_.begin() + static_cast<std::ptrdiff_t>(phrase_.head),
                              [](const PhraseWord& word) { return word.lower.ends_with("'s"); });
    if (is_plural(head.lower)) {
      phrase_.number = {2, true, head.span};
    } else if (phrase_.reference == Reference::definite || phrase_.reference == Reference::same ||
               owned || is_one_of(head.lower, std::array{"someone", "somebody"})) {
      phrase_.number = {1, false, head.span};
    }
  }

  SourcePhrase& phrase_;
  const std::vector<PhraseWord>& words_;
  std::size_t at_ = 0;
  bool part_ = false;
  bool at_least_ = false;
  bool owned_ = false;  // "her brother"
  bool counts_ = true;  // false of "few officials", "not everyone"
  bool about_ = false;  // the number that follows may be too high
};

}  // namespace

SourcePhrase source_phrase(std::string_view text, Span source) {
  SourcePhrase phrase;
  phrase.words = words_in(text, source);
  PhraseReader(phrase).read();
  return phrase;
}

Span describing_span(std::string_view text, const Spans& source) {
  for (const Span span : source) {
    const std::vector<PhraseWord> words = words_in(text, span);
    if (words.size() > 1 || (words.size() == 1 && !is_one_of(words[0].lower, kPronouns))) {
      return span;
    }
  }
  return source.empty() ? Span{} : source.front();
}

}  // namespace sayso
