#include "coding/actor_code.h"

#include <algorithm>
#include <array>

#include "base/places.h"
#include "coding/actor_phrase.h"
#include "coding/tables.h"

namespace sayso {
namespace {

constexpr std::size_t kMostRoles = 2;

/// Codes that stand in the place of a country.
constexpr std::array<std::string_view, 5> without_state = {"UNO", "EUR", "IGO", "NGO", "IMG"};

std::vector<std::string> roles_of(const ActorEntry& entry) {
  std::vector<std::string> roles;
  for_each_part(entry.roles, ' ', [&](std::string_view role) { roles.emplace_back(role); });
  return roles;
}

bool has_role(const std::vector<std::string>& roles, std::string_view role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool has_home(const ActorCode& code) { return !home_of(code).empty(); }

/// The agents among words [from, to).
std::vector<const ActorEntry*> agents_in(const ActorPhrase& phrase, std::size_t from,
                                         std::size_t to) {
  std::vector<const ActorEntry*> found;
  for (const ActorMatch& match : phrase.matches) {
    if (match.entry->kind == ActorKind::agent && match.begin >= from && match.end <= to) {
      found.push_back(match.entry);
    }
  }
  return found;
}

/// What a noun before the head adds to its roles: soldiers of rebels are rebels, lawmakers of the
/// opposition both.
void add_modifier(const std::vector<std::string>& modifier, std::vector<std::string>& roles) {
  const bool armed = has_role(modifier, "REB") || has_role(modifier, "UAF");
  const bool official = roles.front() == "MIL" || roles.front() == "GOV";
  if (armed && official) roles = modifier;
  if (has_role(modifier, "OPP") && !has_role(roles, "OPP") && roles.size() < kMostRoles) {
    roles.emplace_back("OPP");
  }
}

/// "Former ministers" hold no office.
bool is_former(const ActorPhrase& phrase) {
  for (std::size_t i = 0; i < phrase.head_end; ++i) {
    const std::string_view word = phrase.words[i].plain;
    const bool prefix = word == "ex" && phrase.words[i].hyphen_after;
    if (word == "former" || word == "ousted" || word == "deposed" || prefix) return true;
  }
  return false;
}

/// The entry of the noun that the phrase is about, and what stands before it.
const ActorMatch* head_of(const ActorPhrase& phrase) {
  for (const ActorMatch& match : phrase.matches) {
    const bool at_head = match.begin < phrase.head_end && match.end >= phrase.head_end;
    if (at_head && match.entry->kind != ActorKind::body) return &match;
  }
  return nullptr;
}

std::vector<std::string> roles_of(const ActorPhrase& phrase) {
  const ActorMatch* head = head_of(phrase);
  const auto before = agents_in(phrase, 0, head == nullptr ? phrase.head_end : head->begin);
  if (head != nullptr && head->entry->kind == ActorKind::agent) {
    std::vector<std::string> roles = roles_of(*head->entry);
    for (const ActorEntry* modifier : before) add_modifier(roles_of(*modifier), roles);
    return roles;
  }
  if (!before.empty()) return roles_of(*before.back());
  const auto behind = agents_in(phrase, phrase.head_end, phrase.belonging_end);
  if (!behind.empty()) return roles_of(*behind.front());
  return head == nullptr ? std::vector<std::string>() : roles_of(*head->entry);
}

bool is_of_the_state(const std::vector<std::string>& roles) {
  constexpr std::array<std::string_view, 6> state = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY"};
  return !roles.empty() && std::find(state.begin(), state.end(), roles.front()) != state.end();
}

/// The name of a body that the phrase is of: up to the head, or behind one that says nothing by
/// itself ("members of Hamas").
const ActorMatch* body_of(const ActorPhrase& phrase) {
  const ActorMatch* head = head_of(phrase);
  const bool tells = head != nullptr && head->entry->kind == ActorKind::agent;
  for (const ActorMatch& match : phrase.matches) {
    if (match.entry->kind != ActorKind::body) continue;
    if (match.begin < phrase.head_end || !tells) return &match;
  }
  return nullptr;
}

/// The country, people, capital or seat that the phrase names as its own: the first up to the
/// head, else the first behind it.
const Place* place_of(const ActorPhrase& phrase, std::string_view text) {
  for (std::size_t i = 0; i < phrase.belonging_end; ++i) {
    const Place* place = place_at(text, phrase.words[i].begin);
    if (place == nullptr) continue;
    std::size_t end = i + 1;
    const std::size_t place_end = phrase.words[i].begin + place->words.size();
    while (end < phrase.words.size() && phrase.words[end].begin < place_end) ++end;
    if (!phrase.is_leaning(i, end)) return place;
  }
  return nullptr;
}

/// "Hundreds of soldiers" are soldiers: what stands behind a head that tells nothing; empty where
/// the phrase is no such one.
std::string_view parts(const ActorPhrase& phrase, std::string_view text) {
  const bool tells = !phrase.matches.empty() && phrase.matches.front().begin < phrase.head_end;
  if (!phrase.is_part || tells || phrase.head_end + 1 >= phrase.words.size()) return {};
  const std::size_t begin = phrase.words[phrase.head_end + 1].begin;
  for (std::size_t i = 0; i < phrase.head_end; ++i) {
    if (place_at(text, phrase.words[i].begin) != nullptr) return {};
  }
  return text.substr(begin);
}

ActorCode code_of_words(std::string_view text);

void set_home(std::string_view home, ActorCode& code) {
  const bool none =
      std::find(without_state.begin(), without_state.end(), home) != without_state.end();
  (none ? code.international : code.country) = home;
}

/// A seat of government stands for the body that sits there.
void set_place(const Place& place, ActorCode& code) {
  code.country = place.country;
  if (place.kind != "seat") return;
  const ActorCode body = code_of_words(place.body);
  if (!body.international.empty()) {
    code.country.clear();
    code.international = body.international;
  }
  if (code.roles.empty()) code.roles = body.roles;
  if (code.roles.empty() && code.international.empty()) code.roles = {"GOV"};
}

ActorCode code_of_words(std::string_view text) {
  const ActorPhrase phrase = actor_phrase(text);
  if (const std::string_view rest = parts(phrase, text); !rest.empty()) return code_of_words(rest);
  ActorCode code;
  code.roles = roles_of(phrase);
  if (const ActorMatch* body = body_of(phrase)) {
    set_home(body->entry->home, code);
    // An armed group's commander is of the group, and no official of the UN governs a country.
    const std::vector<std::string> own = roles_of(*body->entry);
    if (!own.empty()) code.roles = own;
    if (!code.international.empty()) std::erase(code.roles, "GOV");
  } else if (const Place* place = place_of(phrase, text)) {
    set_place(*place, code);
  }
  if (is_former(phrase) && is_of_the_state(code.roles)) code.roles = {"ELI"};
  return code;
}

/// Takes from `other` what `code` does not say.
void complete(ActorCode& code, const ActorCode& other) {
  if (!has_home(code)) {
    code.country = other.country;
    code.international = other.international;
  }
  if (code.roles.empty()) code.roles = other.roles;
}

/// What `words` say before a person's name, else behind it: names may be nouns as well ("Defence
/// Minister Bishop").
std::string_view without_name(std::string_view words, std::string_view name) {
  const std::vector<ActorWord> named = actor_phrase(name).words;
  std::size_t begin = words.size();
  std::size_t end = words.size();
  for (const ActorWord& word : actor_phrase(words).words) {
    const bool in_name =
        word.capital && std::any_of(named.begin(), named.end(),
                                    [&](const auto& n) { return n.plain == word.plain; });
    if (!in_name) continue;
    begin = std::min(begin, word.begin);
    end = word.end;
  }
  return begin > 0 ? words.substr(0, begin) : words.substr(end);
}

}  // namespace

ActorCode actor_code(std::string_view words, const Entity* entity) {
  if (entity == nullptr) return code_of_words(words);
  const bool person = entity->type == EntityType::per && has_name(*entity);
  ActorCode code = code_of_words(person ? without_name(words, entity->name) : words);
  if (person && !entity->role.empty()) complete(code, code_of_words(entity->role));
  if (!person && entity->name != words) complete(code, code_of_words(entity->name));
  if (!has_home(code)) code.country = entity->country;
  return code;
}

const std::string& home_of(const ActorCode& code) {
  return code.country.empty() ? code.international : code.country;
}

std::string joined(const ActorCode& code) {
  std::string out = home_of(code);
  if (out.empty() && !code.roles.empty()) out = "---";
  for (const std::string& role : code.roles) out += role;
  return out;
}

}  // namespace sayso
