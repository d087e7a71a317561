#include "linking/actor_candidates.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/split.h"
#include "base/utf8.h"
#include "linking/actor_names.h"

namespace sayso {
namespace {

/// A country, or a capital that is nothing but its government here: not one of whose names a city
/// is called as well.
bool is_state(const Entity& entity, std::string_view text) {
  if (entity.type != EntityType::gpe || entity.country.empty()) return false;
  std::set<std::string_view> cities, governments;
  for (const Mention& mention : entity.mentions) {
    if (mention.form != MentionForm::name) continue;
    (mention.metonym ? governments : cities).insert(mention.span.in(text));
  }
  return std::none_of(governments.begin(), governments.end(),
                      [&](std::string_view name) { return cities.contains(name); });
}

bool is_only_metonym(const Entity& entity) {
  return std::none_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& mention) {
    return mention.form == MentionForm::name && !mention.metonym;
  });
}

/// The country that all states of the document are; empty where they are several or none.
std::string only_country(const std::vector<Entity>& entities) {
  std::string country;
  for (const Entity& entity : entities) {
    if (entity.type != EntityType::gpe || entity.country.empty()) continue;
    if (!country.empty() && country != entity.country) return {};
    country = entity.country;
  }
  return country;
}

std::string last_word(std::string_view name) {
  return std::string(name.substr(name.rfind(' ') + 1));  // npos + 1 is 0
}

/// Each lookup leads to those alone whom the name may be of, so that common surnames do not lead to
/// ever more: one that is written out does not look among other first names.
void look_for_person(ActorCandidate& candidate) {
  const MemberRow& member = candidate.member;
  const std::string& name = member.names.front();
  const std::string last = last_word(name);
  if (is_full_name(name)) {
    const std::string first = name.substr(0, name.find(' '));
    const std::string initial = first.substr(0, code_point_at(first, 0).size);
    const std::string any = "PER " + initial + "* " + last;
    const std::string written_out = "PER " + first + " " + last;
    const std::string shortened = "PER " + initial + " " + last;
    const bool is_short = first == initial;
    candidate.lookups = is_short ? std::vector{any} : std::vector{written_out, shortened};
    candidate.keys = {any, is_short ? shortened : written_out};
    candidate.tells_company = true;
  }
  const std::vector<std::string> role = role_words(member.role);
  if (!member.country.empty() && !role.empty()) {
    const std::string office = "PER " + member.country + " " + last + ", " + joined(role, ' ');
    candidate.lookups.push_back(office);
    candidate.keys.push_back(office);
  }
}

void look_for_body(const Entity& entity, const UnlinkedDocument& document,
                   const std::string& country, ActorCandidate& candidate) {
  MemberRow& member = candidate.member;
  for (const Mention& mention : entity.mentions) {
    if (mention.form != MentionForm::name) continue;
    std::string name = alike_name(mention.span.in(document.text), entity.type);
    if (std::find(member.names.begin(), member.names.end(), name) == member.names.end()) {
      member.names.push_back(std::move(name));
    }
  }
  const bool common = std::all_of(member.names.begin(), member.names.end(),
                                  [](const std::string& name) { return is_common_body(name); });
  if (common && member.country.empty()) member.country = country;
  const std::string type(name_of(entity.type));
  for (const std::string& name : member.names) {
    if (!is_common_body(name)) {
      candidate.lookups.push_back(type + " " + name);
    } else if (!member.country.empty()) {
      candidate.lookups.push_back(type + " " + member.country + " " + name);
    }
  }
  candidate.keys = candidate.lookups;
  candidate.tells_company = entity.type == EntityType::org && !common;
}

}  // namespace

std::vector<ActorCandidate> actor_candidates(const UnlinkedDocument& document) {
  std::vector<ActorCandidate> out;
  const std::string country = only_country(document.entities);
  // Outlets are met with anybody.
  std::set<std::string> outlets;
  for (const Citation& citation : document.citations) {
    outlets.insert(alike_name(citation.outlet, EntityType::org));
  }
  for (const Entity& entity : document.entities) {
    const bool actor = entity.type == EntityType::per || entity.type == EntityType::org ||
                       entity.type == EntityType::gpe;
    if (!actor || !has_name(entity)) continue;
    ActorCandidate& candidate = out.emplace_back();
    MemberRow& member = candidate.member;
    member = {entity.id,   entity.type,    {alike_name(entity.name, entity.type)},
              entity.name, entity.country, entity.role};
    if (entity.type == EntityType::per) {
      look_for_person(candidate);
    } else if (is_state(entity, document.text)) {
      member.names = {entity.country};
      if (is_only_metonym(entity)) member.written.clear();  // "Ankara" is not Turkey's name
      candidate.keys = candidate.lookups = {"GPE =" + entity.country};
    } else {
      look_for_body(entity, document, country, candidate);
      if (outlets.contains(member.names.front())) candidate.tells_company = false;
    }
  }
  std::stable_partition(out.begin(), out.end(), [](const ActorCandidate& candidate) {
    return candidate.member.type != EntityType::per;
  });
  return out;
}

}  // namespace sayso
