#include "times/times.h"

#include "times/anchoring.h"
#include "times/phrases.h"
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

}  // namespace

std::vector<Timex> find_times(std::string_view text, const TimeAnchor& anchor) {
  const Tokens tokens(text);
  const Written written{stretch_from(anchor.value), anchor.name};
  std::vector<Timex> times;
  Memory memory;
  std::size_t sentence = 0;
  std::size_t at = 0;
  while (at < tokens.size()) {
    sentence += tokens.ends_before(at);
    const auto phrase = may_open(tokens, at) ? read_phrase(tokens, at) : std::nullopt;
    if (!phrase) {
      ++at;
      continue;
    }
    const Direction verb = direction_of(tokens, phrase->begin, phrase->end);
    const Anchored found = anchored(phrase->meaning, written, memory, verb, sentence);
    Timex& timex = times.emplace_back();
    timex.id = "t" + std::to_string(times.size());
    timex.span = tokens.span_of(phrase->begin, phrase->end);
    timex.type = phrase->meaning.type;
    timex.value = found.value;
    timex.anchor = found.anchor;
    remember(phrase->meaning, found, timex.id, sentence, memory);
    at = phrase->end;
  }
  return times;
}

}  // namespace sayso
