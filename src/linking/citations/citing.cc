#include "linking/citations/citing.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>

namespace sayso {
namespace {

using Terms = std::initializer_list<std::string_view>;

const Terms kSays = {"said",      "says",      "say",          "saying",    "wrote",    "writes",
                     "stated",    "states",    "announced",    "reported",  "reports",  "declared",
                     "called",    "calls",     "told",         "denied",    "denies",   "confirmed",
                     "maintains", "insisted",  "boast",        "boasts",    "claims",   "claimed",
                     "quoted",    "quotes",    "published",    "corrected", "put",      "puts",
                     "has",       "had",       "revealed",     "disclosed", "added",    "warned",
                     "carried",   "described", "showed",       "shows",     "informed", "gave",
                     "counts",    "counted",   "acknowledged", "admitted"};
const Terms kDocuments = {"statement", "statements", "bulletin", "report", "reports", "letter",
                          "note", "communiqué", "communique", "minutes", "release", "correction",
                          "account", "interview", "article", "story", "podcast", "broadcast",
                          "website", "site", "data", "figures", "press", "figure", "count", "tally",
                          "toll",
                          // Those who told an outlet something: "the Gazette's two officials".
                          "source", "sources", "person", "people", "reporter", "correspondent"};
const Terms kDone = {"reported",  "published", "described", "announced", "printed",    "seen",
                     "obtained",  "reviewed",  "quoted",    "cited",     "carried",    "broadcast",
                     "released",  "disclosed", "revealed",  "posted",    "circulated", "aired",
                     "reporting", "report",    "story",     "article",   "account",    "compiled"};
const Terms kPeople = {"official", "officer",   "director", "head",      "commander", "governor",
                       "minister", "president", "source",   "officials", "officers",  "chief"};
constexpr std::size_t kReach = 12;      // words behind a name in which its verb stands
constexpr std::size_t kCreditLine = 8;  // words of a line that is nothing but a credit

bool one_of(std::string_view word, Terms terms) {
  return std::find(terms.begin(), terms.end(), word) != terms.end();
}

/// A name in its sentence.
class Around {
 public:
  Around(const Entry& entry, const std::vector<TextWord>& words, Span name, Span sentence)
      : entry_(entry), text_(entry.document.text), words_(words), name_(name), sentence_(sentence) {
    first_ = index_of(sentence.begin);
    begin_ = index_of(name.begin);
    end_ = index_of(name.end);
    last_ = index_of(sentence.end);
  }

  bool spoken() const { return says() || of_document(); }

  bool only_owned() const {
    for (std::size_t i = end_; i < last_ && i < end_ + 8; ++i) {
      if (gap_before(i).find_first_of(",;()") != std::string_view::npos) return false;
      if (one_of(words_[i].lower, {"belong", "belongs", "owned"})) return true;
      const bool by = i + 1 < last_ && words_[i + 1].lower == "by";
      if (words_[i].lower == "published" && by) return true;
    }
    return false;
  }

  bool credit() const {
    for (const Citation& citation : entry_.analysis.citations) {
      const bool credits = citation.relation == CitationRelation::agency_credit ||
                           citation.relation == CitationRelation::reprint_notice;
      if (credits && citation.span && citation.span->overlaps(name_)) return true;
    }
    if (begin_ >= first_ + 2 && words_[begin_ - 1].lower == "by" &&
        words_[begin_ - 2].lower == "reporting") {
      return true;
    }
    return words_in_line() <= kCreditLine && !says() && !of_document();
  }

  bool cited() const {
    for (const Citation& citation : entry_.analysis.citations) {
      if (citation.span && citation.span->overlaps(name_) && citation.medium != "document") {
        return true;
      }
    }
    return says() || of_document() || done_by() || from();
  }

 private:
  std::size_t index_of(std::uint32_t at) const {
    return static_cast<std::size_t>(
        std::partition_point(words_.begin(), words_.end(),
                             [&](const TextWord& word) { return word.span.begin < at; }) -
        words_.begin());
  }

  std::string_view gap_before(std::size_t i) const {
    const std::uint32_t from = i == 0 ? 0 : words_[i - 1].span.end;
    return text_.substr(from, words_[i].span.begin - from);
  }

  std::size_t words_in_line() const {
    std::size_t begin = begin_, end = end_;
    while (begin > 0 && gap_before(begin).find('\n') == std::string_view::npos) --begin;
    while (end < words_.size() && gap_before(end).find('\n') == std::string_view::npos) ++end;
    return end - begin;
  }

  /// A verb of saying behind the name, past an apposition, a bracket, a day or one other word.
  bool says() const {
    std::size_t i = end_;
    if (i >= last_) return false;
    const std::string_view gap = gap_before(i);
    if (gap.find_first_of(",(") != std::string_view::npos) {
      if (one_of(words_[i].lower, kSays)) return true;
      const char closing = gap.find('(') != gap.npos ? ')' : ',';
      for (++i; i < last_ && i <= end_ + kReach; ++i) {
        if (gap_before(i).find(closing) != std::string_view::npos) {
          return one_of(words_[i].lower, kSays);
        }
      }
      return false;
    }
    for (const std::size_t past : {0, 1, 2}) {
      if (i + past >= last_) return false;
      const std::string& word = words_[i + past].lower;
      if (one_of(word, kSays)) return true;
      if (past == 1 && !one_of(words_[i].lower, {"on", "and", "in"})) return false;
      if (gap_before(i + past).find_first_of(",;:") != std::string_view::npos && past > 0) {
        return false;
      }
    }
    return false;
  }

  /// "the Bank's statement", "a letter to the Bank".
  bool of_document() const {
    if (end_ < last_ && gap_before(end_).find_first_of("'\x99") != std::string_view::npos) {
      for (std::size_t i = end_; i < last_ && i < end_ + 4; ++i) {
        if (one_of(words_[i].lower, kDocuments)) return true;
      }
    }
    std::size_t i = begin_;
    if (i > first_ && one_of(words_[i - 1].lower, {"the", "its"})) --i;
    if (i == first_ || !one_of(words_[i - 1].lower, {"of", "by", "in", "from", "to"})) return false;
    --i;
    for (std::size_t back = 1; back <= 3 && i >= first_ + back; ++back) {
      if (one_of(words_[i - back].lower, kDocuments)) return true;
    }
    return false;
  }

  /// "first published by the Gazette".
  bool done_by() const {
    std::size_t i = begin_;
    if (i > first_ && words_[i - 1].lower == "the") --i;
    if (i == first_ || !one_of(words_[i - 1].lower, {"by", "in"})) return false;
    --i;
    for (std::size_t back = 1; back <= 2 && i >= first_ + back; ++back) {
      const bool out = i - back + 1 < begin_ && words_[i - back + 1].lower == "out";
      if (one_of(words_[i - back].lower, kDone) && !out) return true;
    }
    return false;
  }

  /// "according to the Bank", "told the Gazette".
  bool from() const {
    for (std::size_t back = 1; back <= 5 && begin_ >= first_ + back; ++back) {
      const std::size_t i = begin_ - back;
      const bool to = words_[i].lower == "to" && i > first_ &&
                      one_of(words_[i - 1].lower, {"according", "talked", "spoke"});
      if (to || one_of(words_[i].lower, {"told", "from"})) return true;
    }
    return false;
  }

  const Entry& entry_;
  std::string_view text_;
  const std::vector<TextWord>& words_;
  Span name_, sentence_;
  std::size_t first_ = 0, begin_ = 0, end_ = 0, last_ = 0;  // words of sentence and name
};

/// Whether the source speaks for itself at `name`: not one of its people does.
bool is_source(std::string_view text, const Attribution& attribution, Span name) {
  if (attribution.source_kind == SourceKind::named_person) return false;
  return std::any_of(attribution.source.begin(), attribution.source.end(), [&](Span source) {
    if (!source.overlaps(name)) return false;
    const std::vector<TextWord> words = text_words(source.in(text));
    return std::none_of(words.begin(), words.end(), [](const TextWord& word) {
      return one_of(word.lower, kPeople) || word.lower.starts_with("spokes");
    });
  });
}

/// The sentence around `name`, or else its line: credits are no sentences.
Span sentence_of(const Entry& entry, Span name) {
  const std::vector<Span>& sentences = entry.analysis.sentences;
  const std::size_t number = first_ending_behind(sentences, name.begin);
  if (number < sentences.size() && sentences[number].contains(name)) return sentences[number];
  const std::string& text = entry.document.text;
  const std::size_t begin = name.begin == 0 ? text.npos : text.rfind('\n', name.begin - 1);
  const std::size_t end = std::min(text.find('\n', name.end), text.size());
  return {begin == text.npos ? 0 : static_cast<std::uint32_t>(begin + 1),
          static_cast<std::uint32_t>(end)};
}

}  // namespace

std::optional<CitingWords> citing_words(const Entry& entry, const std::vector<TextWord>& words,
                                        Span name) {
  CitingWords out;
  out.sentence = sentence_of(entry, name);
  out.content = {out.sentence};
  const Around around(entry, words, name, out.sentence);
  if (around.only_owned()) return std::nullopt;
  std::set<std::string> told_to;
  for (const Citation& citation : entry.analysis.citations) {
    if (citation.span && citation.span->overlaps(name)) told_to.insert(citation.id);
  }
  bool source = false;
  for (const Attribution& attribution : entry.analysis.attributions) {
    const bool own = is_source(entry.document.text, attribution, name);
    if (!own && (attribution.told_to.empty() || !told_to.contains(attribution.told_to))) continue;
    source = true;
    out.content.insert(out.content.end(), attribution.content.begin(), attribution.content.end());
  }
  out.spoken = around.spoken();
  if (around.credit()) {
    out.how = Citing::credit;
    out.content = {{0, static_cast<std::uint32_t>(entry.document.text.size())}};
  } else if (source || around.cited()) {
    out.how = Citing::cited;
  }
  return out;
}

}  // namespace sayso
