#include "linking/transfers/party_words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/one_of.h"
#include "linking/transfers/transfer_words.h"

namespace sayso {
namespace {

constexpr std::size_t kShortestStem = 4;
constexpr std::size_t kLongestAcronym = 5;

// Endings of states and of their peoples, the longest first.
constexpr std::array<std::string_view, 11> kEndings = {"ian", "ean", "ese", "ish", "ia", "an",
                                                       "i",   "a",   "n",   "y",   "e"};
constexpr std::array<std::string_view, 5> kPeoples = {"an", "i", "ese", "ish", "ans"};

constexpr std::array<std::string_view, 39> kNoParties = {
    "ministry",   "department", "office",      "government", "parliament",     "navy",
    "bank",       "embassy",    "agency",      "service",    "council",        "police",
    "staff",      "guard",      "cabinet",     "committee",  "authority",      "mission",
    "university", "institute",  "union",       "house",      "court",          "commission",
    "congress",   "senate",     "press",       "news",       "administration", "treasury",
    "post",       "times",      "daily",       "radio",      "intelligence",   "railways",
    "journal",    "chronicle",  "inspectorate"};

constexpr std::array<std::string_view, 29> kOffices = {
    "minister", "ministry", "government", "army",    "parliament",  "president",
    "embassy",  "navy",     "ambassador", "forces",  "troops",      "citizens",
    "premier",  "soldiers", "republic",   "kingdom", "regulars",    "officials",
    "treasury", "border",   "military",   "guns",    "authorities", "chancellor",
    "king",     "guards",   "diplomats",  "soldier", "citizen"};

constexpr std::array<std::string_view, 14> kArmed = {
    "rebel", "rebels",     "movement",   "militia",   "fighters",   "gang",       "front",
    "group", "insurgents", "guerrillas", "militants", "liberation", "resistance", "brigades"};

constexpr std::array<std::string_view, 9> kStates = {"country",  "government", "neighbour",
                                                     "neighbor", "republic",   "state",
                                                     "kingdom",  "nation",     "side"};

TransferWords words_of(std::string_view text) {
  return transfer_words(text, {0, static_cast<std::uint32_t>(text.size())});
}

template <typename List>
bool has_word_of(std::string_view text, const List& list) {
  const TransferWords words = words_of(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const TransferWord& word) { return is_one_of(word.lower, list); });
}

bool is_in_capitals(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string party_stem(std::string_view name) {
  std::string stem = lower_ascii(name);
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string_view ending : kEndings) {
      if (!stem.ends_with(ending) || stem.size() - ending.size() < kShortestStem) continue;
      stem.resize(stem.size() - ending.size());
      shorter = true;
      break;
    }
  }
  return stem;
}

bool is_of_people(std::string_view name) {
  return std::any_of(kPeoples.begin(), kPeoples.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string name_without_article(std::string_view name) {
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
  for (const std::string_view ending : {"'s", "\xE2\x80\x99s"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return std::string(name);
}

bool is_part_of_state(std::string_view name) { return has_word_of(name, kNoParties); }
bool is_office(std::string_view word) { return is_one_of(word, kOffices); }
bool has_armed_word(std::string_view words) { return has_word_of(words, kArmed); }

bool may_be_state(std::string_view words) {
  const TransferWords all = words_of(words);
  if (all.size() == 1) return all.front().is_word("it");  // "its neighbour" is another
  return std::any_of(all.begin(), all.end(),
                     [](const TransferWord& word) { return is_one_of(word.lower, kStates); });
}

bool is_acronym(std::string_view name) {
  return name.size() <= kLongestAcronym && is_in_capitals(name);
}

bool is_dateline(std::string_view name) { return name.size() > 3 && is_in_capitals(name); }

}  // namespace sayso
