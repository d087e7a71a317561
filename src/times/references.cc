// Times without a place on a calendar: "now", "recently", "in the near future".
#include <array>
#include <string_view>

#include "times/phrases.h"

namespace sayso::timex {
namespace {

struct Reference {
  std::array<std::string_view, 5> words;
  std::string_view value;
};

// Of two that fit, the longer one stands first.
constexpr Reference kReferences[] = {
    {{"now"}, "PRESENT_REF"},
    {{"currently"}, "PRESENT_REF"},
    {{"current"}, "PRESENT_REF"},
    {{"nowadays"}, "PRESENT_REF"},
    {{"presently"}, "PRESENT_REF"},
    {{"these", "days"}, "PRESENT_REF"},
    {{"those", "days"}, "PAST_REF"},
    {{"recent", "times"}, "PAST_REF"},
    {{"a", "while"}, "PXX"},
    {{"some", "time"}, "PXX"},
    {{"a", "long", "time"}, "PXX"},
    {{"the", "moment"}, "PRESENT_REF"},
    {{"the", "present"}, "PRESENT_REF"},
    {{"the", "present", "time"}, "PRESENT_REF"},
    {{"this", "time"}, "PRESENT_REF"},
    {{"recently"}, "PAST_REF"},
    {{"recent"}, "PAST_REF"},
    {{"lately"}, "PAST_REF"},
    {{"the", "past"}, "PAST_REF"},
    {{"the", "recent", "past"}, "PAST_REF"},
    {{"the", "distant", "past"}, "PAST_REF"},
    {{"the", "time"}, "PAST_REF"},
    {{"the", "future"}, "FUTURE_REF"},
    {{"the", "near", "future"}, "FUTURE_REF"},
    {{"the", "foreseeable", "future"}, "FUTURE_REF"},
    {{"the", "not", "too", "distant", "future"}, "FUTURE_REF"},
    {{"the", "near", "term"}, "FUTURE_REF"},
    {{"the", "short", "term"}, "FUTURE_REF"},
    {{"the", "long", "term"}, "FUTURE_REF"},
    {{"soon"}, "FUTURE_REF"},
    {{"one", "day"}, "FUTURE_REF"},
    {{"a", "later", "date"}, "FUTURE_REF"},
    {{"as", "soon", "as", "possible"}, "FUTURE_REF"},
};

std::size_t length_of(const Reference& reference, const Tokens& tokens, std::size_t at) {
  std::size_t length = 0;
  for (const std::string_view word : reference.words) {
    if (word.empty()) break;
    if (!tokens.is(at + length, word)) return 0;
    ++length;
  }
  return length;
}

/// Words that are a time only in some company.
bool stands_for_a_time(const Tokens& tokens, std::size_t at, std::size_t end,
                       std::string_view last) {
  const bool first = at == 0;
  if (last == "time" && !tokens.is(at, {"a", "some"})) {
    // "at the time" alone; "at the time of the vote" is the vote's.
    return !first && tokens.is(at - 1, "at") && !tokens.is(end, {"of", "when", "that"}) &&
           !tokens[end].capital;
  }
  if (last == "moment") return !first && tokens.is(at - 1, {"at", "for"}) && !tokens.is(end, "of");
  if (last == "present") return !first && tokens.is(at - 1, {"at", "for"});
  if (last == "soon") {
    return first || (!tokens.is(at - 1, {"as", "too", "how", "so", "very"}) &&
                     !tokens.is(end, {"after", "as", "became", "enough"}));
  }
  if (last == "past" || last == "term") {
    // "Over the past three summers".
    const bool counted = tokens.is(end, Class::cardinal) || tokens.is(end, Class::vague) ||
                         tokens.is(end, "half") || tokens[end].number >= 0 ||
                         tokens.is(end, Class::season);
    return !first && !counted && tokens.is(at - 1, {"in", "over", "for", "of"});
  }
  if (last == "day" && tokens.is(at, "one")) {
    return !first &&
           tokens.is(at - 1, {"will", "would", "could", "can", "may", "might", "to", "ll"});
  }
  if (last == "future") {
    return !first && tokens.is(at - 1, {"about", "in", "for", "into"}) &&
           !tokens.is(end, {"of", "course", "leader", "king", "queen", "generations"});
  }
  // "Now the alliance ..." only goes on; "from now" has "on" or a date behind it.
  if (last == "recent") return first || !tokens.is(at - 1, "most");
  if (last == "current") return !tokens.is(end, {"of", "and", "in"});
  if (last == "now") return !first && !tokens.ends_before(at) && !tokens.is(at - 1, "from");
  return true;
}

/// "recent", "coming" or "future" and plural units: "recent years", "weeks and months".
std::size_t read_vague_units(const Tokens& tokens, std::size_t at, Meaning& out) {
  std::size_t i = tokens.is(at, "the") ? at + 1 : at;
  if (tokens.is(i, "most")) ++i;
  const bool past = tokens.is(i, "recent");
  if (!past && !tokens.is(i, {"coming", "upcoming", "future"})) {
    if (!tokens.is(i, {"past", "last", "next"}) || !tokens.is(i + 1, Class::units)) return at;
  }
  const bool before = past || tokens.is(i, {"past", "last"});
  if (!tokens.is(++i, Class::units)) return at;
  while (tokens.is(i + 1, {"and", "or"}) && tokens.is(i + 2, Class::units)) i += 2;
  out.value = before ? "PAST_REF" : "FUTURE_REF";
  return i + 1;
}

}  // namespace

std::size_t read_reference(const Tokens& tokens, std::size_t at, Meaning& out) {
  out.type = TimexType::date;
  if (const std::size_t end = read_vague_units(tokens, at, out); end > at) return end;
  std::size_t longest = 0;
  for (const Reference& reference : kReferences) {
    const std::size_t length = length_of(reference, tokens, at);
    if (length <= longest) continue;
    if (!stands_for_a_time(tokens, at, at + length, reference.words[length - 1])) continue;
    longest = length;
    out.value = reference.value;
    out.type = reference.value == "PXX" ? TimexType::duration : TimexType::date;
  }
  return at + longest;
}

}  // namespace sayso::timex
