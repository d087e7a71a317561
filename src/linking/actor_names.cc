#include "linking/actor_names.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/name_words.h"
#include "base/split.h"
#include "base/utf8.h"

namespace sayso {
namespace {

// Words of names of bodies that every country has. Closed: offices of state and what they are for.
constexpr std::array<std::string_view, 71> kCommon = {
    "administration", "affairs",      "agency",         "agriculture", "air",
    "airport",        "appeals",      "armed",          "army",        "assembly",
    "authority",      "bank",         "border",         "cabinet",     "central",
    "city",           "coast",        "coastguard",     "commission",  "committee",
    "communist",      "congress",     "constitutional", "council",     "court",
    "culture",        "defence",      "defense",        "department",  "economic",
    "economy",        "education",    "election",       "electoral",   "emergency",
    "energy",         "environment",  "federal",        "finance",     "fire",
    "force",          "forces",       "foreign",        "general",     "government",
    "guard",          "health",       "high",           "home",        "house",
    "human",          "intelligence", "interior",       "justice",     "labor",
    "labour",         "military",     "ministry",       "national",    "navy",
    "office",         "parliament",   "party",          "police",      "prosecutor",
    "security",       "senate",       "service",        "supreme",     "trade",
    "transport"};

// Words of roles that say what standing somebody has, not what in.
constexpr std::array<std::string_view, 24> kStanding = {
    "acting", "assistant", "at",   "chief", "current",  "deputy", "ex",     "for",
    "former", "head",      "her",  "his",   "in",       "late",   "leader", "longtime",
    "member", "new",       "next", "on",    "outgoing", "senior", "their",  "to"};

constexpr std::array<std::string_view, 12> kAddress = {
    "dame", "dr", "lady", "lord", "madame", "miss", "monsieur", "mr", "mrs", "ms", "prof", "sir"};

template <typename List>
bool has(const List& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_initial(std::string_view word) {
  return !word.empty() && code_point_at(word, 0).size == word.size();
}

/// The same, or one is the other's initial.
bool agree(std::string_view one, std::string_view other) {
  if (one == other) return true;
  return (is_initial(one) && other.starts_with(one)) ||
         (is_initial(other) && one.starts_with(other));
}

}  // namespace

std::string alike_name(std::string_view name, EntityType type) {
  std::vector<std::string> words = name_words(name).words;
  if (type == EntityType::per) {
    while (words.size() > 1 && has(kAddress, words.front())) words.erase(words.begin());
    return joined(words, ' ');
  }
  std::vector<std::string> telling;
  std::copy_if(words.begin(), words.end(), std::back_inserter(telling),
               [](const std::string& word) { return !is_small_name_word(word); });
  std::sort(telling.begin(), telling.end());
  return joined(telling.empty() ? words : telling, ' ');
}

bool is_full_name(std::string_view name) { return name.find(' ') != name.npos; }

bool names_agree(std::string_view one, std::string_view other) {
  std::vector<std::string_view> longer = split(one, ' ');
  std::vector<std::string_view> shorter = split(other, ' ');
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  if (shorter.empty() || shorter.back() != longer.back()) return false;
  if (shorter.size() == 1) return true;
  if (!agree(shorter.front(), longer.front())) return false;
  // Each middle name of the one with fewer is, in order, a middle name of the other.
  std::size_t at = 1;
  for (std::size_t i = 1; i + 1 < shorter.size(); ++i, ++at) {
    while (at + 1 < longer.size() && !agree(shorter[i], longer[at])) ++at;
    if (at + 1 >= longer.size()) return false;
  }
  return true;
}

bool is_common_body(std::string_view name) {
  const std::vector<std::string_view> words = split(name, ' ');
  return std::all_of(words.begin(), words.end(),
                     [](std::string_view word) { return has(kCommon, word); });
}

std::vector<std::string> role_words(std::string_view role) {
  std::vector<std::string> out;
  for (const std::string& word : name_words(role).words) {
    if (!word.empty() && !is_small_name_word(word) && !has(kStanding, word)) out.push_back(word);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace sayso
