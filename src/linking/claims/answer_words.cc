#include "linking/claims/answer_words.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "base/one_of.h"
#include "linking/claims/claim_traits.h"
#include "linking/claims/claim_words.h"
#include "linking/ledger/outlet_names.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

constexpr std::size_t kFewWords = 2;  // fewer tell nothing by themselves
constexpr std::size_t kClause = 4;    // so many words tell more than a name

/// Stems (claim_stem) of one kind of act: who asked denies to have approached.
struct Kind {
  std::string_view name;
  std::array<std::string_view, 10> stems;
};
constexpr Kind kKinds[] = {
    {"#ask", {"ask", "request", "sought", "seek", "want", "approach", "demand"}},
    {"#decide",
     {"decid", "decis", "agr", "resolv", "settl", "consent", "approv", "adopt", "accept"}},
    {"#warn", {"warn", "threaten", "threat", "caut"}},
    {"#die", {"dead", "die", "di", "died", "death", "kill", "toll", "victim", "fatal", "perish"}},
    {"#arrest", {"arrest", "detain", "custod"}},
    {"#genuine",
     {"authentic", "genuin", "forgery", "forg", "fabricat", "fak", "counterfeit", "hoax"}},
    {"#paper", {"letter", "pap", "docu", "text", "note", "memo"}},
    {"#talk", {"talk", "negotiat", "discuss", "bargain"}},
    {"#buy", {"buy", "bought", "acquir", "acquisit", "purchas", "takeov", "bid"}},
    {"#resign", {"resign", "resignat", "quit"}},
    {"#close", {"clos", "shut", "closur", "shutdown"}},
    {"#attack", {"attack", "raid", "assault", "ambush", "storm", "strik", "struck"}},
    {"#shoot", {"shoot", "shot", "fir", "shell", "gunfir", "shooting"}},
    {"#hurt", {"hurt", "wound", "injur", "injury"}},
    {"#pay", {"pay", "paid", "payabl"}},
    {"#probe", {"inquiry", "inquir", "investigat", "prob"}},
    {"#meet", {"meet", "met"}},
    {"#send", {"send", "sent", "ship", "shipp", "deliv", "delivery", "supply", "suppl", "provid"}},
    {"#leave", {"leav", "left", "withdraw", "withdrew", "withdrawn", "retreat"}},
    {"#allow", {"allow", "permit", "permitt", "authoris", "authoriz"}},
    {"#more", {"rais", "ris", "rose", "risen", "increas", "hik", "lift"}},
    {"#less", {"cut", "reduc", "reduct", "fall", "fell", "fallen", "drop", "decreas"}},
    {"#truce", {"truc", "ceasefir", "armistic"}},
};

/// Words that say that something was said, or is not so, and nothing of what it is.
constexpr auto kTellNothing = std::to_array<std::string_view>(
    {"absolutely", "absurd",  "accusation", "allegation", "anyone",     "anything", "aware",
     "claim",      "comment", "completely", "correct",    "done",       "ever",     "evidence",
     "fairy",      "fake",    "find",       "found",      "grounds",    "hear",     "heard",
     "idea",       "kind",    "knew",       "know",       "lie",        "made",     "pure",
     "received",   "report",  "reported",   "ridiculous", "rumor",      "rumour",   "sign",
     "simply",     "sort",    "story",      "such",       "suggestion", "support",  "tale",
     "total",      "true",    "up",         "utter",      "wholly",     "wrong",    "whole"});

constexpr auto kAuxiliaries = std::to_array<std::string_view>(
    {"am",  "are",  "be", "been", "being", "can",  "could",  "did", "do",   "does", "had",
     "has", "have", "is", "may",  "might", "must", "should", "was", "were", "will", "would"});

constexpr auto kSmallOfNames =
    std::to_array<std::string_view>({"his", "her", "its", "own", "their"});

/// One form of a stem: the kind of act, or its beginning, as endings differ.
std::string made_alike(const std::string& stem) {
  constexpr std::size_t kBeginning = 5;
  for (const Kind& kind : kKinds) {
    if (is_one_of(stem, kind.stems)) return std::string(kind.name);
  }
  return stem.substr(0, kBeginning);
}

/// Words for what is denied that also call it false tell: who says "a forgery" answers "genuine".
bool tells(const std::string& stem) {
  static const std::set<std::string> nothing = [] {
    std::set<std::string> stems;
    for (const std::string_view word : kTellNothing) stems.insert(claim_stem(word));
    for (const std::string_view word : words_of_denial()) stems.insert(claim_stem(word));
    return stems;
  }();
  return !nothing.contains(stem) || made_alike(stem).front() == '#';
}

std::set<std::string> alike(const std::vector<std::string>& stems) {
  std::set<std::string> out;
  for (const std::string& stem : stems) out.insert(made_alike(stem));
  return out;
}

/// Stems of words in capitals that do not begin the content.
std::set<std::string> names_in(const std::string& words) {
  std::set<std::string> names, others;
  bool first = true;
  for (const ClaimWord& word : claim_words(words, {0, static_cast<std::uint32_t>(words.size())})) {
    const char c = words[word.span.begin];
    const bool capital = c >= 'A' && c <= 'Z' && !first;
    (capital ? names : others).insert(claim_stem(word.lower));
    first = false;
  }
  for (const std::string& other : others) names.erase(other);
  return names;
}

bool states_something(const std::string& words, std::size_t stems) {
  if (stems >= kClause) return true;
  bool past = false;
  for (const std::string& word : plain_words(words)) {
    if (is_one_of(word, kAuxiliaries)) return true;
    past = past || word.ends_with("ed");
  }
  return past && stems >= kFewWords;
}

std::set<std::string> words_of_source(const std::string& name) {
  constexpr std::size_t kShort = 1;
  std::set<std::string> out;
  for (const std::string& word : telling_words(name)) {
    if (word.size() > kShort && !is_one_of(word, kSmallOfNames)) {
      out.insert(made_alike(claim_stem(word)));
    }
  }
  return out;
}

AnswerWords read(const ComparedMember& member) {
  const std::string& words = member.row.words;
  const ClaimMember& by = member.row.member;
  const std::set<std::string> names = names_in(words);
  std::set<std::string> telling, common;
  for (const std::string& stem : member.traits.words) {
    if (!tells(stem)) continue;
    telling.insert(made_alike(stem));
    const bool number = stem.front() >= '0' && stem.front() <= '9';
    if (!number && !names.contains(stem)) common.insert(made_alike(stem));
  }
  AnswerWords said;
  said.words = AlikeWords(telling);
  said.common = AlikeWords(common);
  said.around = AlikeWords(alike(member.traits.sentence));
  said.source = AlikeWords(words_of_source(by.source_name));
  said.denial = denial_words(words);
  said.body = is_body(by.source_name) && !is_medium(by.source_name);
  said.clause = states_something(words, alike(member.traits.words).size());
  return said;
}

}  // namespace

AlikeWords::AlikeWords(const std::set<std::string>& words) {
  words_.reserve(words.size());
  for (const std::string& word : words) words_.push_back(hash_of(word));
  std::sort(words_.begin(), words_.end());
}

bool AlikeWords::contains(WordHash word) const {
  return std::binary_search(words_.begin(), words_.end(), word);
}

const AnswerWords& answer_words(const ComparedMember& member) {
  if (!member.answer_words) {
    member.answer_words = std::make_shared<const AnswerWords>(read(member));
  }
  return *member.answer_words;
}

bool may_be_own_page(const ComparedMember& member) {
  return member.row.member.source_kind == SourceKind::author && answer_words(member).body;
}

}  // namespace sayso
