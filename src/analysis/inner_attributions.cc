#include "analysis/inner_attributions.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "analysis/quote.h"
#include "base/quotation.h"

namespace sayso {
namespace {

constexpr double kScore = 0.6;
constexpr std::size_t kSubject = 5;  // most words of a subject

const Terms kVerbs = {"said",     "says",      "claimed",      "claims",   "believed",  "believes",
                      "argued",   "argues",    "stated",       "states",   "warned",    "warns",
                      "reported", "denied",    "denies",       "admitted", "confirmed", "insisted",
                      "alleged",  "announced", "acknowledged", "told"};
const Terms kAuxiliaries = {"has", "had", "have", "also", "later", "once", "already", "never"};
const Terms kPronouns = {"he", "she", "they", "who"};
const Terms kArticles = {"the", "a", "an", "his", "her", "its", "their"};
// What a clause may begin with after "said", where "that" is left out.
const Terms kOpeners = {"he",  "she", "they",  "it",    "the", "a", "an", "his",
                        "her", "its", "their", "there", "we",  "i", "no"};
// What a clause may follow.
const Terms kJoints = {"that", "and", "but", "because", "when", "after", "while", "if", "before"};

// What may show a thing without being anybody, and the verbs that say so.
const Terms kEvidence = {"intelligence", "information", "evidence", "assessment", "assessments",
                         "report",       "reports",     "document", "documents",  "data",
                         "figures",      "records",     "images",   "footage",    "letter",
                         "memo",         "file",        "files",    "analysis",   "study"};
const Terms kShows = {"suggests", "suggest", "suggested", "suggesting", "shows",     "show",
                      "showed",   "showing", "indicates", "indicate",   "indicated", "indicating"};
const Terms kHolds = {"believe", "believes", "believed", "say", "says", "said"};

/// Whether word `i` may stand between a subject and its verb.
bool in_cue(const WordList& words, std::size_t i) {
  return words.is(i, kAuxiliaries) || (!words[i].capital && words[i].lower.ends_with("ly"));
}

/// Places of words; the subject ends before `subject_end`.
struct Clause {
  std::size_t subject, subject_end, verb, content;
};

/// Whether a clause begins with word `i` and goes on before `last`.
bool begins_clause(const WordList& words, std::size_t i, std::size_t last) {
  return i + 2 < last && (words.is(i, {"that"}) || words.is(i, kOpeners) || words[i].capital);
}

/// The first word of the subject that ends before word `end`.
std::optional<std::size_t> subject_before(const WordList& words, std::size_t end,
                                          std::size_t first) {
  std::size_t i = end;
  while (i > first && i + kSubject > end && words.flows(i - 1)) {
    --i;
    const bool pronoun = words.is(i, kPronouns) && i + 1 == end;
    const bool capital =
        words[i].capital && !words.is(i, kArticles) && !words.is(i, {"i", "we", "you"}) &&
        (i == first || !words[i - 1].capital || !words.flows(i - 1)) &&
        std::all_of(&words[i], &words[i] + (end - i), [](const Word& w) { return w.capital; });
    const bool after_joint = i == first || !words.flows(i - 1) || words.is(i - 1, kJoints);
    if ((pronoun || capital || words.is(i, kArticles)) && (after_joint || words.is(i, {"who"})))
      return i;
    if (words.is(i, kJoints)) return std::nullopt;
  }
  return std::nullopt;
}

/// The clause of verb `verb` inside the words [first, last), if it follows the pattern.
std::optional<Clause> clause_at(const WordList& words, std::size_t verb, std::size_t first,
                                std::size_t last) {
  if (!words.is(verb, kVerbs) || words[verb].capital || !words.flows(verb)) return std::nullopt;
  std::size_t cue = verb;
  while (cue > first && in_cue(words, cue - 1) && words.flows(cue - 1)) --cue;
  const std::optional<std::size_t> subject = subject_before(words, cue, first);
  if (!subject) return std::nullopt;
  // "The help of states that", "the impact it said Doe would have": no subject of the verb.
  const bool after_pronoun =
      cue - 1 > *subject && words.is(cue - 1, {"it", "he", "she", "they", "we", "i", "you"});
  if (after_pronoun || words.is(cue - 1, {"of", "to", "in", "for", "with", "from", "by", "at"}))
    return std::nullopt;
  std::size_t next = verb + 1;
  if (words.is(verb, {"told"})) {
    while (next + 1 < last && next < verb + kSubject && words.flows(next) &&
           !words.is(next, {"that"}))
      ++next;
    if (!words.is(next, {"that"})) return std::nullopt;
  }
  if (!begins_clause(words, next, last)) return std::nullopt;
  return Clause{*subject, cue, verb, next};
}

/// The first word of the name of evidence that ends with the noun at `noun`: "new U.S.
/// intelligence" from "U.S.", "the leaked letter" from "the".
std::size_t evidence_from(const WordList& words, std::size_t noun, std::size_t first) {
  std::size_t i = noun;
  while (i > first && words.flows(i - 1) && words[i - 1].capital) --i;
  for (std::size_t back = i; back > first && back + 3 > i && words.flows(back - 1);) {
    if (words.is(--back, kArticles)) return back;
  }
  return i;
}

/// The clause of verb `verb` inside the words [first, last) that says what evidence shows:
/// "intelligence that suggests ships had left", "documents they say show", "the reports showing".
std::optional<Clause> shown_at(const WordList& words, std::size_t verb, std::size_t first,
                               std::size_t last) {
  if (!words.is(verb, kShows) || words[verb].capital || !words.flows(verb)) return std::nullopt;
  std::size_t behind = verb;
  if (behind > first && words.is(behind - 1, {"that", "which"})) {
    behind -= 1;
  } else if (behind > first + 1 && words.is(behind - 1, kHolds) &&
             words.is(behind - 2, {"it", "he", "she", "they"})) {
    behind -= 2;
  }
  if (behind == first || !words.is(behind - 1, kEvidence)) return std::nullopt;
  for (std::size_t i = behind - 1; i < verb; ++i) {
    if (!words.flows(i)) return std::nullopt;
  }
  if (!begins_clause(words, verb + 1, last)) return std::nullopt;
  return Clause{evidence_from(words, behind - 1, first), behind, verb, verb + 1};
}

/// Past the last word of a clause that begins with word `begin`, inside [begin, last).
std::size_t clause_end(const WordList& words, std::size_t begin, std::size_t last) {
  for (std::size_t i = begin; i + 1 < last; ++i) {
    const std::string_view gap = words.gap_after(i);
    if (gap.find(';') != gap.npos) return i + 1;
    if (gap == ", " &&
        words.is(i + 1, {"but", "and", "while", "although", "though", "which", "who"}))
      return i + 1;
  }
  return last;
}

bool in_a_cue(const std::vector<Attribution>& attributions, Span word) {
  return std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& a) {
    return std::any_of(a.cue.begin(), a.cue.end(), [&](Span cue) { return cue.overlaps(word); });
  });
}

class Adder {
 public:
  Adder(const WordList& words, std::vector<Attribution>& attributions)
      : words_(words), quoted_(quotations(words.text())), attributions_(attributions) {}

  /// Looks through `part`, what one sentence has of a content.
  void read(Span part) {
    const std::size_t first = words_.from(part.begin), last = words_.from(part.end);
    for (std::size_t verb = first; verb < last; ++verb) {
      std::optional<Clause> clause = clause_at(words_, verb, first, last);
      if (!clause) clause = shown_at(words_, verb, first, last);
      if (!clause || in_a_cue(attributions_, words_[verb].span)) continue;
      add(*clause, clause_end(words_, clause->content, last));
    }
  }

 private:
  void add(Clause clause, std::size_t end) {
    const std::string_view text = words_.text();
    std::size_t cue = clause.verb;
    while (in_cue(words_, cue - 1) && cue - 1 > clause.subject) --cue;
    Attribution attribution;
    attribution.source = {words_.span_of(clause.subject, clause.subject_end)};
    attribution.cue = {words_.span_of(cue, clause.verb + 1)};
    attribution.content = {words_.span_of(clause.content, end)};
    attribution.quote = quote_of(text, attribution.content, quoted_);
    attribution.score = kScore;
    attributions_.push_back(std::move(attribution));
  }

  const WordList& words_;
  std::vector<Span> quoted_;
  std::vector<Attribution>& attributions_;
};

}  // namespace

void add_inner_attributions(const WordList& words, std::span<const Span> sentences,
                            std::vector<Attribution>& attributions) {
  Spans contents;
  for (const Attribution& attribution : attributions) {
    contents.insert(contents.end(), attribution.content.begin(), attribution.content.end());
  }
  Adder adder(words, attributions);
  for (const Span content : contents) {
    for (std::size_t i = first_ending_behind(sentences, content.begin);
         i < sentences.size() && sentences[i].begin < content.end; ++i) {
      adder.read(
          {std::max(sentences[i].begin, content.begin), std::min(sentences[i].end, content.end)});
    }
  }
  put_in_order(attributions);
}

void put_in_order(std::vector<Attribution>& attributions) {
  const auto place = [](const Attribution& a) {
    const Spans& spans = !a.cue.empty() ? a.cue : a.content;
    return spans.empty() ? 0 : spans.front().begin;
  };
  std::stable_sort(attributions.begin(), attributions.end(),
                   [&](const Attribution& a, const Attribution& b) { return place(a) < place(b); });
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    attributions[i].id = "a" + std::to_string(i + 1);
  }
}

}  // namespace sayso
