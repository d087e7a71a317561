#include "analysis/goods_phrase.h"

#include <algorithm>
#include <array>
#include <string>

#include "analysis/function_words.h"
#include "analysis/goods_words.h"
#include "analysis/words.h"
#include "base/places.h"

namespace sayso {
namespace {

constexpr std::size_t kMostUnknown = 3;
// "Iranian-made" and "Soviet-era" describe; "Abu-Zayd" does not.
constexpr std::array kDescribingEnds = {"made",     "built",    "type",   "style",  "era",
                                        "supplied", "designed", "grade",  "funded", "produced",
                                        "provided", "donated",  "backed", "origin", "based"};
constexpr std::array kDescribingSuffixes = {"ic", "al", "ous", "ary", "able", "ible"};
// With such a suffix, and yet nouns or verbs.
constexpr std::array kNoAdjectives = {
    "enable",  "traffic",    "official", "proposal", "approval", "rival",  "general", "capital",
    "public",  "hospital",   "refusal",  "arrival",  "signal",   "reveal", "steal",   "appeal",
    "conceal", "withdrawal", "renewal",  "removal",  "republic", "unveil"};
constexpr std::array kAgentSuffixes = {"er", "ers", "or", "ors", "ist", "ists", "men", "man"};
constexpr std::array kPastVerbs = {"hit",  "struck", "fell", "flew",  "killed", "came",
                                   "went", "landed", "sank", "burnt", "blew",   "exploded"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// "F-16s", "S-300", "M777", "MiG-29": a few letters, digits, perhaps a letter. Groups of states
/// ("G-7", "K-12") look like it.
bool is_designation(const Word& word) {
  const std::string_view lower = word.lower;
  std::size_t at = 0;
  while (at < lower.size() && is_letter(lower[at])) ++at;
  if (!word.capital || at == 0 || at > 3 || lower[0] == 'g' || lower[0] == 'k') return false;
  const bool hyphen = at < lower.size() && lower[at] == '-';
  const std::size_t digits = at + (hyphen ? 1 : 0);
  at = digits;
  while (at < lower.size() && is_digit(lower[at])) ++at;
  // Roads and flights ("M25", "MH17") have no hyphen.
  if (at == digits || at - digits > 4 || (!hyphen && at - digits < 3)) return false;
  return lower.size() - at <= 2 &&
         std::all_of(lower.begin() + static_cast<std::ptrdiff_t>(at), lower.end(), is_letter);
}

/// Whether word `i` goes on with the name of a model: "Leopard 2", "Leopard 2A6s".
bool is_mark(const WordList& words, std::size_t i, std::size_t end) {
  return i < end && words.flows(i - 1) && is_digit(words[i].lower[0]) && words[i].lower.size() <= 4;
}

template <class List>
bool ends_in_one_of(std::string_view word, const List& suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [&](std::string_view suffix) { return word.ends_with(suffix); });
}

/// The word behind an adjective at word `i` that is no term of goods, or `i`.
std::size_t past_adjective(const WordList& words, std::size_t i, std::size_t end) {
  const Word& word = words[i];
  const std::string_view lower = word.lower;
  if (word.capital && words.is(i, {"us", "u.s", "uk", "u.k", "eu", "nato"})) return i + 1;
  const std::size_t hyphen = lower.rfind('-');
  if (hyphen != lower.npos) {
    const bool describes = word.capital ? is_one_of(lower.substr(hyphen + 1), kDescribingEnds)
                                        : !lower.ends_with("-old");
    return describes ? i + 1 : i;
  }
  if (word.capital) {
    for (std::size_t last = std::min(i + 2, end); last > i; --last) {
      const std::string_view name = words.span_of(i, last).in(words.text());
      if (place_named(name, "nationality") != nullptr) return last;
    }
    return i;
  }
  const bool adjective = lower.size() > 4 && ends_in_one_of(lower, kDescribingSuffixes) &&
                         !is_one_of(lower, kNoAdjectives);
  return adjective ? i + 1 : i;
}

/// Whether word `i` may stand before a head without being known.
bool may_describe(const WordList& words, std::size_t i) {
  const std::string_view lower = words[i].lower;
  return !is_function_word(lower) && !is_plural(lower) && is_letter(lower[0]) &&
         !lower.ends_with("ed") && !lower.ends_with("ing") && !lower.ends_with("'s") &&
         !is_one_of(lower, kPastVerbs);
}

struct Head {
  std::size_t end = 0;
  std::string_view kind;
  bool singular = false;
};

/// Whether the noun that ends before `head_end` only describes one that follows: "oil company".
bool is_described_by(const WordList& words, std::size_t head_end, const GoodsTermAt& next,
                     std::size_t end) {
  if (head_end >= end || !words.flows(head_end - 1)) return false;
  if (next.term != nullptr) return next.term->use == GoodsUse::other;
  const std::string_view lower = words[head_end].lower;
  if (lower == "and" || lower == "or") {  // "food and fuel prices"
    const GoodsTermAt second = goods_term_at(words, head_end + 1, end);
    const GoodsTermAt third = goods_term_at(words, second.end, end);
    return second.term != nullptr && third.term != nullptr && third.term->use == GoodsUse::other;
  }
  return !is_function_word(lower) && lower.size() > 4 && ends_in_one_of(lower, kAgentSuffixes);
}

/// Whether a singular noun that is counted stands where it can be a phrase of its own.
bool stands_alone(const WordList& words, std::size_t begin, std::size_t head_end, std::size_t end,
                  GoodsLead lead) {
  const bool determined = lead == GoodsLead::determined ||
                          (begin > 0 && words.flows(begin - 1) &&
                           (words.is(begin - 1, {"a", "an", "the", "one", "its", "their", "another",
                                                 "each", "every", "this", "that", "any", "no"}) ||
                            words[begin - 1].lower.ends_with("'s")));
  if (!determined) return false;
  if (head_end >= end || !words.flows(head_end - 1)) return true;
  const std::string_view next = words[head_end].lower;
  return is_function_word(next) || next.ends_with("ed") || next.ends_with("ing") ||
         is_one_of(next, kPastVerbs);
}

/// Whether "aid" or "fuel" at word `i` is a verb: "to aid".
bool is_verb(const WordList& words, std::size_t i) {
  return i > 0 && words.is(i, {"aid", "fuel", "transport", "ship", "grant", "arms"}) &&
         words.flows(i - 1) &&
         words.is(i - 1,
                  {"to", "will", "would", "could", "can", "may", "might", "must", "not", "helped"});
}

/// "In his arms".
bool is_of_a_body(const WordList& words, std::size_t i) {
  return words.is(i, {"arms"}) && i > 0 && words.is(i - 1, {"his", "her", "my", "your"});
}

}  // namespace

GoodsPhrase goods_phrase_at(const WordList& words, std::size_t i, std::size_t end, GoodsLead lead) {
  const GoodsPhrase none{i, i, {}, false};
  if (i >= end || is_verb(words, i) || is_of_a_body(words, i)) return none;
  Head head;
  std::string_view kind;  // that the words so far would give a carrier
  std::size_t unknown = 0;
  GoodsTermAt next;
  for (std::size_t at = i; at < end && (at == i || words.flows(at - 1));) {
    next = goods_term_at(words, at, end);
    if (next.term != nullptr) {
      const GoodsTerm& term = *next.term;
      if (term.use == GoodsUse::act || term.use == GoodsUse::other) break;
      if (term.use == GoodsUse::unit && kind.empty()) break;
      const bool carrier = term.use == GoodsUse::carrier || term.use == GoodsUse::unit;
      if (carrier && term.kind.empty() && kind.empty()) break;
      if (term.use != GoodsUse::modifier) {
        head.end = next.end;
        head.kind = carrier ? (kind.empty() ? term.kind : kind) : term.kind;
        head.singular =
            !term.plural && (term.use == GoodsUse::count || term.use == GoodsUse::name ||
                             (carrier && term.kind.empty()));
        kind = head.kind;
      } else if (!term.kind.empty()) {
        kind = term.kind;
      }
      at = next.end;
      if (term.use == GoodsUse::name && is_mark(words, at, end)) {
        head.end = ++at;
        head.singular = head.singular && !words[at - 1].lower.ends_with('s');
      }
    } else if (is_designation(words[at])) {
      head = {at + 1, "weapons", !words[at].lower.ends_with('s')};
      kind = head.kind;
      ++at;
    } else if (const std::size_t behind = past_adjective(words, at, end); behind > at) {
      at = behind;
    } else if (at > i && head.end == 0 && unknown == 0 && words.is(at, {"and", "or"})) {
      ++at;  // "military and humanitarian aid"
      kind = {};
    } else if (lead == GoodsLead::several && unknown < kMostUnknown && head.end == 0 &&
               may_describe(words, at)) {
      ++unknown;
      ++at;
    } else {
      break;
    }
  }
  if (head.end == 0) return none;
  if (next.end != head.end) next = goods_term_at(words, head.end, end);
  if (is_described_by(words, head.end, next, end)) return none;
  const bool before_act = head.end < end && words.flows(head.end - 1) && next.term != nullptr &&
                          next.term->use == GoodsUse::act;
  if (before_act && lead == GoodsLead::several) return none;  // "three missile strikes"
  if (head.singular && !before_act && !stands_alone(words, i, head.end, end, lead)) return none;
  return {i, head.end, head.kind, before_act};
}

}  // namespace sayso
