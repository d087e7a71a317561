#include "times/times.h"

#include "times/anchoring.h"
#include "times/phrases.h"
#include "times/quoted.h"
#include "times/tense.h"

namespace sayso {
namespace {

using namespace timex;

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

}  // namespace

std::vector<Timex> find_times(std::string_view text, const TimeAnchor& anchor) {
  const Tokens tokens(text);
  const Written written{stretch_from(anchor.value), anchor.name};
  const Phrases phrases = read_phrases(tokens);
  const std::vector<Quoted> quotations = quotations_of(tokens);
  std::vector<Timex> times;
  Memory memory;
  for (std::size_t i = 0; i < phrases.all.size(); ++i) {
    const auto& [begin, end, meaning] = phrases.all[i];
    const std::size_t sentence = phrases.sentences[i];
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
    const Anchored found = anchored_at(i, from);
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
