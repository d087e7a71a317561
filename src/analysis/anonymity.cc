#include "analysis/anonymity.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "analysis/source_phrase.h"
#include "base/ascii.h"

namespace sayso {
namespace {

using Words = std::vector<PhraseWord>;

constexpr std::array kAsking = {
    "asked",       "asking",    "ask",       "requested", "requesting", "request",   "declined",
    "declining",   "refused",   "refusing",  "insisted",  "insisting",  "wished",    "wishing",
    "wanted",      "want",      "wish",      "preferred", "preferring", "demanded",  "demanding",
    "spoke",       "speaking",  "speak",     "talked",    "talking",    "granted",   "sought",
    "seeking",     "agreed",    "described", "confirmed", "discussed",  "commented", "commenting",
    "interviewed", "responded", "could",     "would",     "did",        "does",      "can",
    "cannot",      "chose"};
constexpr std::array kReasons = {"because", "as",    "since", "to",    "for",   "so",     "due",
                                 "citing",  "given", "out",   "owing", "while", "saying", "in"};
constexpr std::array kNaming = {"named", "identified", "quoted"};
constexpr std::array kAllowed = {"authorized", "authorised", "permitted",
                                 "allowed",    "cleared",    "supposed"};

std::string_view lower(const Words& words, std::size_t i) {
  return i < words.size() ? std::string_view(words[i].lower) : std::string_view();
}

bool negated(std::string_view word) {
  return word == "not" || word == "n't" || word == "never" || word.ends_with("n't");
}

/// A statement of anonymity, as words [begin, end) of a sentence; `end` is before the reason.
struct Statement {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has_reason = false;  // the statement is itself the reason: it was not authorised
};

/// The verb of asking or speaking that leads to word `i`, within a few words, with a "did not"
/// before it; else `i`.
std::size_t verb_before(const Words& words, std::size_t i) {
  for (std::size_t back = 1; back <= 7 && back <= i; ++back) {
    if (words[i - back + 1].after_break) break;
    if (!is_one_of(words[i - back].lower, kAsking)) continue;
    const std::size_t verb = i - back;
    if (verb == 0 || !negated(words[verb - 1].lower)) return verb;
    return words[verb - 1].lower == "not" && verb > 1 ? verb - 2 : verb - 1;
  }
  return i;
}

bool has_negation(const Words& words, std::size_t begin, std::size_t end) {
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(begin),
                     words.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const PhraseWord& word) { return negated(word.lower); });
}

/// The statement whose telling word is at `i`; empty if it is none.
std::optional<Statement> statement_at(const Words& words, std::size_t i) {
  const std::string_view word = lower(words, i);
  if (word == "anonymity" || word == "anonymously") {
    std::size_t begin = verb_before(words, i);
    // "on condition of anonymity" needs no verb; a mere mention of anonymity is no statement.
    if (begin == i && i >= 3 && lower(words, i - 2) == "condition") {
      begin = i >= 4 && lower(words, i - 3) == "the" ? i - 4 : i - 3;
    }
    const bool asked = begin < i && !has_negation(words, begin, i);
    return asked ? std::optional(Statement{begin, i + 1, false}) : std::nullopt;
  }
  const bool stays = (word == "anonymous" || word == "unnamed" || word == "unidentified") &&
                     i > 0 && is_one_of(words[i - 1].lower, std::array{"remain", "stay", "be"});
  const bool naming = is_one_of(word, kNaming) && i > 0 && words[i - 1].lower == "be";
  const bool giving = (word == "name" || word == "names") && i > 1 &&
                      (words[i - 2].lower == "give" || words[i - 2].lower == "giving");
  if (stays || naming || giving) {
    const std::size_t begin = verb_before(words, i);
    if (begin == i) return std::nullopt;
    const bool refused =
        is_one_of(words[begin].lower, std::array{"declined", "declining", "refused", "refusing"});
    const bool not_to = has_negation(words, begin, i);
    if (!stays && !refused && !not_to && words[begin].lower != "cannot") return std::nullopt;
    std::size_t end = i + 1;
    if (lower(words, end) == "by" && lower(words, end + 1) == "name") end += 2;
    return Statement{begin, end, false};
  }
  if (is_one_of(word, kAllowed) && i > 1 && lower(words, i + 1) == "to") {
    const std::size_t no = negated(words[i - 1].lower) ? i - 1 : i;
    if (no == i) return std::nullopt;
    const std::string_view act = lower(words, i + 2);
    if (!is_one_of(act, std::array{"speak", "discuss", "talk", "comment", "disclose", "reveal",
                                   "be", "publicly", "brief", "share", "release"})) {
      return std::nullopt;
    }
    const bool joined = words[no].lower != "not" || no == 0;  // "wasn't authorised"
    return Statement{joined ? no : no - 1, i + 1, true};
  }
  return std::nullopt;
}

/// From the statement to the end of its reason.
Span with_reason(const Words& words, const Statement& statement, const Attribution& attribution) {
  // The clause ends where the attribution goes on: "who asked not to be named | said".
  const std::uint32_t statement_begin = words[statement.begin].span.begin;
  const bool is_after_source =
      !attribution.source.empty() && attribution.source.front().begin < statement_begin;
  const auto begins_part = [&](const PhraseWord& word) {
    const auto begins = [&](Span s) { return s.begin == word.span.begin; };
    return std::any_of(attribution.cue.begin(), attribution.cue.end(), begins) ||
           std::any_of(attribution.content.begin(), attribution.content.end(), begins);
  };
  std::size_t end = statement.end;
  if (statement.has_reason || is_one_of(lower(words, end), kReasons)) {
    for (; end < words.size(); ++end) {
      if (words[end].after_break && end > statement.end) break;
      if (is_after_source && begins_part(words[end])) break;
    }
  }
  return {statement_begin, words[end - 1].span.end};
}

/// Whether `sentence` begins with the source whose phrase is `phrase`.
bool takes_up(const Words& sentence, const SourcePhrase& phrase) {
  const std::string_view first = lower(sentence, 0);
  const bool plural = phrase.number && (phrase.number->value > 1 || phrase.number->at_least);
  if (is_one_of(first, std::array{"they", "both", "neither"})) return true;
  if (first == "all" || first == "some" || first == "none") return plural;
  if (first == "he" || first == "she") return !plural;
  if (!is_one_of(first, std::array{"the", "this", "that", "these", "those"})) return false;
  const std::string noun = phrase.has_head() ? singular(phrase.words[phrase.head].lower) : "";
  for (std::size_t i = 1; i < sentence.size() && i < 5; ++i) {
    if (sentence[i].after_break) return false;
    if (!noun.empty() && singular(sentence[i].lower) == noun) return true;
  }
  return false;
}

/// The attribution of which source a statement in the same sentence speaks: the last source that
/// begins before it, else the first after it.
bool is_nearest(const Analysis& analysis, std::size_t i, Span sentence, std::uint32_t statement) {
  const Attribution* before = nullptr;
  const Attribution* after = nullptr;
  for (const Attribution& attribution : analysis.attributions) {
    for (const Span source : attribution.source) {
      if (!sentence.contains(source)) continue;
      const bool is_before = source.begin < statement;
      const Attribution*& best = is_before ? before : after;
      const bool nearer =
          best == nullptr || (is_before ? source.begin > best->source.front().begin
                                        : source.begin < best->source.front().begin);
      if (nearer) best = &attribution;
    }
  }
  const Attribution* const nearest = before != nullptr ? before : after;
  // Several attributions may share one source.
  return nearest != nullptr && nearest->source == analysis.attributions[i].source;
}

}  // namespace

bool asks_for_anonymity(std::string_view text, const Attribution& attribution) {
  if (attribution.content.empty()) return false;
  const std::string content = lower_ascii(attribution.content.front().in(text));
  for (const std::string_view opening :
       {"not to be named", "not to be identified", "not to be quoted", "to remain anonymous",
        "to remain unnamed", "to not be named", "to not be identified", "anonymity"}) {
    if (content.starts_with(opening)) return true;
  }
  return false;
}

std::optional<Detail> anonymity_reason(std::string_view text, const Analysis& analysis,
                                       std::size_t i) {
  const Attribution& attribution = analysis.attributions[i];
  const Span source = describing_span(text, attribution.source);
  if (source.empty()) return std::nullopt;
  const std::size_t home = first_ending_behind(analysis.sentences, source.begin);
  for (std::size_t s = home; s < analysis.sentences.size() && s <= home + 1; ++s) {
    const Span sentence = analysis.sentences[s];
    const Words words = words_in(text, sentence);
    if (s > home && !takes_up(words, source_phrase(text, source))) break;
    for (std::size_t w = 0; w < words.size(); ++w) {
      const std::optional<Statement> statement = statement_at(words, w);
      if (!statement) continue;
      const Span said = with_reason(words, *statement, attribution);
      if (s == home && !is_nearest(analysis, i, sentence, said.begin)) continue;
      return Detail{std::string(said.in(text)), said};
    }
  }
  return std::nullopt;
}

}  // namespace sayso
