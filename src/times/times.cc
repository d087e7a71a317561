#include "times/times.h"

#include "times/anchoring.h"
#include "times/phrases.h"
#include "times/quoted.h"
#include "times/tense.h"

namespace sayso {
namespace {

using namespace timex;

// What is so long ago is another time than today's.
constexpr int kYearsAgo = 2;

bool may_open(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  // "P2qpm3h3Pm": no time begins inside of something.
  if (token.glued && at > 0 && tokens[at - 1].kind != Token::Kind::mark) return false;
  return token.entry.cls != Class::none || token.number >= 0 || token.capital || tokens.is(at, "'");
}

/// The phrases of a text, and the number of the sentence that each stands in.
struct Phrases {
  std::vector<Phrase> all;
  std::vector<std::size_t> sentences;
};

Phrases read_phrases(const Tokens& tokens) {
  Phrases phrases;
  std::size_t sentence = 0;
  std::size_t at = 0;
  while (at < tokens.size()) {
    sentence += tokens.ends_before(at);
    const auto phrase = may_open(tokens, at) ? read_phrase(tokens, at) : std::nullopt;
    if (phrase) {
      phrases.all.push_back(*phrase);
      phrases.sentences.push_back(sentence);
    }
    at = phrase ? phrase->end : at + 1;
  }
  return phrases;
}

std::string id_of(std::size_t phrase) { return "t" + std::to_string(phrase + 1); }

/// Whether a meaning is counted from when its words were said: "today", "last week".
bool is_counted_from_saying(const Meaning& m) { return m.value.empty() && m.base == Base::written; }

/// "Today" in the present tense, beside a year some time ago, is our time: "In 1950 it was a
/// village; today 300,000 people live there".
bool is_our_time(const Tokens& tokens, const Phrases& phrases, std::size_t i, const Memory& memory,
                 const Written& written) {
  const auto& [begin, end, meaning] = phrases.all[i];
  if (!tokens.is(end - 1, "today") || !is_counted_from_saying(meaning)) return false;
  if (!memory.last || phrases.sentences[i] > memory.last->sentence + 1) return false;
  const Stretch& last = memory.last->stretch;
  const std::size_t from = i > 0 ? phrases.all[i - 1].end : 0;
  return last.grain >= Grain::year && written.stretch &&
         year_of(last) + kYearsAgo <= year_of(*written.stretch) &&
         is_in_present(tokens, from, begin, end);
}

}  // namespace

std::vector<Timex> find_times(std::string_view text, const TimeAnchor& anchor) {
  const Tokens tokens(text);
  const Written written{stretch_from(anchor.value), anchor.name};
  Phrases phrases = read_phrases(tokens);
  const std::vector<Quoted> quotations = quotations_of(tokens);
  std::vector<Timex> times;
  Memory memory;
  for (std::size_t i = 0; i < phrases.all.size(); ++i) {
    const std::size_t sentence = phrases.sentences[i];
    if (is_our_time(tokens, phrases, i, memory, written)) {
      phrases.all[i].meaning.value = "PRESENT_REF";
    }
    const auto& [begin, end, meaning] = phrases.all[i];
    const auto anchored_at = [&](std::size_t phrase, const Written& from) {
      const Phrase& of = phrases.all[phrase];
      return anchored(of.meaning, from, memory, direction_of(tokens, of.begin, of.end), sentence);
    };
    Written from = written;
    if (const auto said = is_counted_from_saying(meaning)
                              ? said_when(tokens, quotations, phrases.all, i)
                              : std::nullopt) {
      from = {anchored_at(*said, written).stretch, id_of(*said)};
    }
    Anchored found = anchored_at(i, from);
    // "Rose from the second quarter": not the one that the text is about.
    if (begin > 0 && tokens.is(begin - 1, {"from", "than", "with"})) found.over = false;
    Timex& timex = times.emplace_back();
    timex.id = id_of(i);
    timex.span = tokens.span_of(begin, end);
    timex.type = meaning.type;
    timex.value = found.value;
    timex.anchor = found.anchor;
    remember(meaning, found, timex.id, sentence, memory);
  }
  return times;
}

}  // namespace sayso
