#include "analysis/labels.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "analysis/label_words.h"
#include "base/places.h"
#include "documents/outlets.h"

namespace sayso {
namespace {

/// Whether all of `source` is a country, capital or seat of government, which stands for its
/// government: "Norway’s", "the White House".
bool is_place(std::string_view source) {
  for (const std::string_view possessive : {"'s", "’s"}) {
    if (source.ends_with(possessive)) source.remove_suffix(possessive.size());
  }
  const Place* place = place_named(source);
  return place != nullptr && place->kind != "nationality";
}

}  // namespace

SourceKind source_kind_of(std::string_view source) {
  Words words = words_of(source);
  if (words.empty() || has_word(words, {"reportedly"})) return SourceKind::none;
  drop_possessive(words.back());
  words = without_count(std::move(words));  // "one of the officials" is of the officials' kind
  if (words.size() == 1 && words[0] == "it") return SourceKind::named_organisation;
  if (is_place(source)) return SourceKind::named_organisation;
  const int capitals = capitalised(source) -
                       (std::isupper(static_cast<unsigned char>(source[0])) &&
                                has_word({words[0]}, {"the", "a", "an", "one", "two", "some", "u"})
                            ? 1
                            : 0);
  if (words.size() <= 2 && has_word(words, kPronouns)) return SourceKind::named_person;
  if (capitals >= 1 && (has_word({words.back()}, kOutlets) || outlet_named(source) != nullptr))
    return SourceKind::outlet;
  if (has_word(words, {"according"})) return SourceKind::none;
  const Words head = head_of(words);
  const std::string& noun = head.empty() ? words.front() : head.back();
  if (has_word({noun}, kOfficials) && capitals < 3) return SourceKind::unnamed_official;
  if (has_word({noun}, kPeople)) return SourceKind::unnamed_person;
  if (has_word({noun}, kDocuments)) return SourceKind::document;
  if (has_word({noun}, kGroups)) return SourceKind::unnamed_group;
  if (has_word({noun}, kOutlets)) return SourceKind::outlet;
  if (has_word(words, {"spokesman", "spokeswoman", "spokesperson"})) {
    return capitals >= 3 ? SourceKind::named_person : SourceKind::named_organisation;
  }
  if (has_word({noun}, kBodies)) return SourceKind::named_organisation;
  if (capitals >= 1) return SourceKind::named_person;
  return noun.ends_with("s") ? SourceKind::unnamed_group : SourceKind::named_person;
}

Stance stance_of(std::string_view cue, std::string_view content) {
  const Words words = words_of(cue);
  const bool negative = negated(words);
  if (has_stem(words, {"declin", "refus"}) ||
      (negative &&
       has_stem(words, {"respon", "comment", "repl", "answer", "say", "return", "disclos"})) ||
      has_word(words, {"neither"})) {
    return has_stem(words, {"refus"}) &&
                   !has_stem(words, {"say", "comment", "disclos", "answer", "discuss", "respon"})
               ? Stance::denies
               : Stance::declines_to_comment;
  }
  if (has_stem(words,
               {"den", "dismiss", "reject", "refut", "disput", "rebuff", "disagree", "rebut"}))
    return Stance::denies;
  if (has_stem(words, {"confirm", "acknowledg", "admit", "conced"}) && !negative)
    return Stance::confirms;
  if (has_stem(words, {"doubt", "question", "skeptic", "sceptic"}) ||
      (negative && has_stem(words, {"convinc", "sure", "believ"})))
    return Stance::doubts;
  if (has_word(words, {"ask", "asks", "asked", "asking", "wondered", "wonders", "inquired"}))
    return Stance::asks;
  if (has_stem(words, {"demand", "urg", "order", "insist", "call", "press", "instruct"}) &&
      has_word(words, {"on", "for", "urged", "urges", "urging", "demanded", "demands", "demanding",
                       "ordered", "insisted"}))
    return Stance::demands;
  if (has_stem(words, {"warn", "threat", "caution"})) return Stance::warns;
  if (has_stem(words, {"vow", "pledg", "promis"}) ||
      has_word(words, {"plans", "planned", "committed"}) ||
      (has_word(words, {"agreed"}) && has_word(words, {"to"})))
    return Stance::promises;
  if (has_stem(words, {"hop", "wish", "fear", "want", "worr", "concern"}) ||
      has_word(words, {"like"}))
    return Stance::hopes;
  if (has_stem(words, {"believ", "think", "expect", "know", "consider", "feel", "support", "oppos",
                       "suspect", "assum"}) ||
      has_word(words, {"thought", "felt", "knew", "see", "sees", "saw", "view", "views"}))
    return Stance::believes;
  const bool question = content.find('?') != std::string_view::npos;
  return question ? Stance::asks : Stance::asserts;
}

Certainty certainty_of(std::string_view cue, std::string_view content, Stance stance) {
  const Words words = words_of(content);
  switch (stance) {
    case Stance::denies:
      return Certainty::ct_minus;
    case Stance::declines_to_comment:
    case Stance::asks:
    case Stance::demands:
    case Stance::doubts:
    case Stance::hopes:
      return Certainty::u;
    case Stance::promises:
      return Certainty::pr_plus;
    case Stance::warns:
      return has_word(words, kHedgesPossible) ? Certainty::ps_plus : Certainty::ct_plus;
    default:
      break;
  }
  const Words opening(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(
                                                         std::min<std::size_t>(words.size(), 16)));
  const Words first(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(
                                                       std::min<std::size_t>(words.size(), 8)));
  if (!opening.empty() && (opening[0] == "whether" || opening[0] == "if")) return Certainty::u;
  const bool negative = negated(first);
  if (has_word(opening, kConditions)) return Certainty::u;
  if (has_word(opening, kHedgesPossible) || has_stem(words_of(cue), {"speculat", "hint"})) {
    return negative ? Certainty::ps_minus : Certainty::ps_plus;
  }
  if (has_word(opening, kHedgesProbable) || stance == Stance::believes ||
      has_stem(words_of(cue), {"suggest", "suspect"})) {
    return negative ? Certainty::pr_minus : Certainty::pr_plus;
  }
  return negative ? Certainty::ct_minus : Certainty::ct_plus;
}

}  // namespace sayso
