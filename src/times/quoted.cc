#include "times/quoted.h"

#include <algorithm>

#include "times/tense.h"

namespace sayso::timex {
namespace {

// Words between a verb of saying and its date.
constexpr std::size_t kReach = 12;

bool is_double(const Tokens& tokens, std::size_t at, std::string_view mark) {
  return tokens.is(at, mark) && tokens.is(at + 1, mark) && tokens[at + 1].glued;
}

bool is_saying(const Tokens& tokens, std::size_t at) {
  return tokens.is(
      at, {"added",     "admitted", "announced", "argued",   "asked",    "claimed",   "complained",
           "concluded", "dated",    "declared",  "diary",    "email",    "emailed",   "explained",
           "insisted",  "joked",    "letter",    "memo",     "message",  "noted",     "posted",
           "predicted", "promised", "recalled",  "remarked", "replied",  "responded", "said",
           "says",      "sent",     "shouted",   "stated",   "telegram", "testified", "texted",
           "told",      "tweet",    "tweeted",   "vowed",    "warned",   "written",   "wrote"});
}

/// Whether a verb of saying stands near the phrase, in its clause.
bool is_of_saying(const Tokens& tokens, const Phrase& phrase, std::size_t first, std::size_t last) {
  // "Said Orr, who was hired on March 3", "said Orr, hired on March 3".
  const auto other_clause = [&](std::size_t at) {
    return tokens.is(at, {"who", "which", "that", "when", "after", "before", "where"}) ||
           tells_direction(tokens, at);
  };
  for (std::size_t at = phrase.begin; at > first && phrase.begin - at < kReach; --at) {
    if (is_saying(tokens, at - 1)) return true;
    if (other_clause(at - 1)) return false;
  }
  for (std::size_t at = phrase.end; at < last && at < phrase.end + kReach; ++at) {
    if (is_saying(tokens, at)) return true;
    if (other_clause(at)) return false;
  }
  return false;
}

std::size_t sentence_begin(const Tokens& tokens, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && at - first < 3 * kReach && !tokens.ends_before(first)) --first;
  return first;
}

/// Whether a meaning is of a day, or of a longer stretch that the calendar names.
bool is_date(const Meaning& m) {
  return m.type == TimexType::date && m.value.empty() && m.base != Base::named &&
         (m.weekday > 0 || m.month > 0 || m.base == Base::year);
}

}  // namespace

std::vector<Quoted> quotations_of(const Tokens& tokens) {
  std::vector<Quoted> quotations;
  std::size_t open = 0;  // behind the mark; 0: none is open
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].span.empty()) open = 0;
    const bool either = tokens.is(at, "\"");
    if (open == 0 && (either || is_double(tokens, at, "`"))) {
      open = at + (either ? 1 : 2);
    } else if (open > 0 && open <= at && (either || is_double(tokens, at, "'"))) {
      quotations.push_back({open, at});
      open = 0;
    }
  }
  return quotations;
}

std::optional<std::size_t> said_when(const Tokens& tokens, const std::vector<Quoted>& quotations,
                                     const std::vector<Phrase>& phrases, std::size_t i) {
  const auto holds = [](const Quoted& quoted, const Phrase& phrase) {
    return phrase.begin >= quoted.begin && phrase.end <= quoted.end;
  };
  // The first quotation that does not end before the phrase.
  const auto around = [&](const Phrase& phrase) {
    const auto at =
        std::partition_point(quotations.begin(), quotations.end(),
                             [&](const Quoted& quoted) { return quoted.end <= phrase.begin; });
    return at != quotations.end() && holds(*at, phrase) ? at : quotations.end();
  };
  const auto quoted = around(phrases[i]);
  if (quoted == quotations.end()) return std::nullopt;
  std::size_t first = sentence_begin(tokens, quoted->begin - 1);
  std::size_t last = quoted->end + 1;
  while (last < tokens.size() && last - quoted->end < 3 * kReach && !tokens.ends_before(last)) {
    ++last;
  }
  // A quotation that is a sentence goes on with what the one before it says.
  const bool alone = quoted->begin - first <= 2 && last - quoted->end <= 2;
  if (alone && first > 0 && !tokens[first - 1].span.empty()) {
    first = sentence_begin(tokens, first - 1);
  }
  const auto says_when = [&](std::size_t at) {
    return is_date(phrases[at].meaning) && around(phrases[at]) == quotations.end() &&
           is_of_saying(tokens, phrases[at], first, last);
  };
  const auto behind = [&](std::size_t token) {
    return static_cast<std::size_t>(
        std::partition_point(phrases.begin(), phrases.end(),
                             [&](const Phrase& phrase) { return phrase.begin < token; }) -
        phrases.begin());
  };
  for (std::size_t at = behind(quoted->end); at < phrases.size() && phrases[at].end <= last; ++at) {
    if (says_when(at)) return at;
  }
  for (std::size_t at = behind(quoted->begin); at > 0 && phrases[at - 1].begin >= first; --at) {
    if (says_when(at - 1)) return at - 1;
  }
  return std::nullopt;
}

}  // namespace sayso::timex
