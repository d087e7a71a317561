#include "linking/actors.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "linking/actor_candidates.h"
#include "linking/actor_corrections.h"
#include "linking/actor_names.h"
#include "record/actor_rows.h"

namespace sayso {
namespace {

bool shares(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return std::any_of(one.begin(), one.end(), [&](const std::string& value) {
    return std::find(other.begin(), other.end(), value) != other.end();
  });
}

bool shares_country(const MemberRow& member, const ActorFacts& actor) {
  return !member.country.empty() && shares({member.country}, actor.countries);
}

bool shares_role(const MemberRow& member, const ActorFacts& actor) {
  const std::vector<std::string> words = role_words(member.role);
  return std::any_of(actor.roles.begin(), actor.roles.end(),
                     [&](const std::string& role) { return shares(words, role_words(role)); });
}

bool has_role(const MemberRow& member, const ActorFacts& actor) {
  const std::vector<std::string> words = role_words(member.role);
  return std::any_of(actor.roles.begin(), actor.roles.end(), [&](const std::string& role) {
    return !words.empty() && words == role_words(role);
  });
}

/// Both have roles and none has a word of the other: a goalkeeper and a minister.
bool roles_clash(const MemberRow& member, const ActorFacts& actor) {
  if (member.type != EntityType::per || role_words(member.role).empty()) return false;
  const bool known = std::any_of(actor.roles.begin(), actor.roles.end(),
                                 [](const std::string& role) { return !role_words(role).empty(); });
  return known && !shares_role(member, actor);
}

/// Whether names and countries allow that `member` is of `actor`.
bool fits(const MemberRow& member, const ActorFacts& actor) {
  if (member.type != actor.type) return false;
  const bool countries = !member.country.empty() && !actor.countries.empty();
  if (countries && !shares_country(member, actor)) return false;
  if (actor.names.empty()) return true;  // all its members are being linked anew
  if (member.type != EntityType::per) return shares(member.names, actor.names);
  const std::string& name = member.names.front();
  return std::all_of(actor.names.begin(), actor.names.end(), [&](const std::string& other) {
    if (!names_agree(name, other)) return false;
    // A single name is somebody's only with the same role in the same country.
    const bool full = is_full_name(name) && is_full_name(other);
    return full || (shares_country(member, actor) && has_role(member, actor));
  });
}

/// Links the entities of one document.
class DocumentLinking {
 public:
  DocumentLinking(Database& database, SplitMembers splits, UnlinkedDocument document)
      : database_(database), splits_(std::move(splits)), document_(std::move(document)) {}

  Result<void> link() {
    auto before = take_members(database_, document_.key);
    if (!before) return before.error();
    before_ = std::move(*before);
    std::vector<ActorCandidate> candidates = actor_candidates(document_);
    // Whom several actors fit waits until it is known who else is in the document.
    for (const bool last : {false, true}) {
      for (ActorCandidate& candidate : candidates) {
        if (candidate.member.actor != 0) continue;
        const auto actor = actor_for(candidate, last);
        if (!actor) return actor.error();
        if (*actor == 0) continue;
        candidate.member.actor = *actor;
        if (auto done = keep(candidate); !done) return done;
      }
    }
    for (const MemberRow& member : before_) touched_.insert(member.actor);
    for (const std::int64_t actor : touched_) {
      if (auto done = settle_actor(database_, actor); !done) return done;
    }
    return {};
  }

 private:
  struct Fitting {
    ActorFacts facts;
    int score = 0;  // how much the texts speak for it
  };

  /// The actor that the candidate is; 0 where that is not to be decided yet.
  Result<std::int64_t> actor_for(ActorCandidate& candidate, bool last) {
    const MemberRow& member = candidate.member;
    const auto split =
        splits_.find({document_.id, std::string(name_of(member.type)), member.names.front()});
    if (split != splits_.end()) return split_off(candidate, split->second);
    auto known = actor_before(member);
    if (!known || *known != 0) return known;
    auto fitting = actors_that_fit(candidate, last);
    if (!fitting) return fitting.error();
    if (!*fitting) return std::int64_t{0};
    const std::vector<Fitting>& all = **fitting;
    if (all.empty()) return make(candidate);
    const auto best =
        std::max_element(all.begin(), all.end(),
                         [](const Fitting& a, const Fitting& b) { return a.score < b.score; });
    const bool alone = std::count_if(all.begin(), all.end(), [&](const Fitting& one) {
                         return one.score == best->score;
                       }) == 1;
    // Two bodies of one name are more likely one than two people are.
    if (member.type != EntityType::per || all.size() == 1 || (alone && best->score > 0)) {
      return best->facts.actor;
    }
    candidate.keys.clear();  // nobody is to be found by a name that says so little
    return make(candidate);
  }

  /// The actor that the same name of this document was of before it was analysed anew.
  Result<std::int64_t> actor_before(const MemberRow& member) {
    for (const MemberRow& old : before_) {
      if (old.type != member.type || old.names.front() != member.names.front()) continue;
      if (used_.contains(old.actor)) continue;
      const auto facts = read_facts(database_, old.actor);
      if (!facts) return facts.error();
      const bool alone = facts->names.empty();
      const bool full = member.type != EntityType::per || is_full_name(member.names.front());
      if (alone || (full && fits(member, *facts))) return old.actor;
    }
    return std::int64_t{0};
  }

  /// Actors that the candidate may be, those that people merged once; nothing where that has to
  /// wait for the rest of the document.
  Result<std::optional<std::vector<Fitting>>> actors_that_fit(const ActorCandidate& candidate,
                                                              bool last) {
    using Found = std::optional<std::vector<Fitting>>;
    const MemberRow& member = candidate.member;
    std::vector<Fitting> out;
    std::set<std::int64_t> seen;
    for (const std::string& lookup : candidate.lookups) {
      const auto keys = actors_at(database_, lookup);
      if (!keys) return keys.error();
      for (const std::int64_t key : *keys) {
        if (!seen.insert(key).second) continue;
        // A document that keeps two people of one name apart knows why.
        if (member.type == EntityType::per && used_.contains(key)) continue;
        auto facts = read_facts(database_, key);
        if (!facts) return facts.error();
        if (fits(member, *facts)) out.push_back({std::move(*facts)});
      }
    }
    const bool clash = std::any_of(
        out.begin(), out.end(), [&](const Fitting& one) { return roles_clash(member, one.facts); });
    const bool unsure = clash || (member.type == EntityType::per && out.size() > 1);
    if (unsure && !last) return Found();
    for (Fitting& one : out) {
      one.score =
          (shares_country(member, one.facts) ? 2 : 0) + (shares_role(member, one.facts) ? 1 : 0);
      if (!unsure) continue;
      const auto company = keeps_company(one.facts.actor);
      if (!company) return company.error();
      if (*company) one.score += 2;
      if (!*company && roles_clash(member, one.facts)) one.facts.actor = 0;
    }
    std::erase_if(out, [](const Fitting& one) { return one.facts.actor == 0; });
    std::set<std::int64_t> shown;
    std::erase_if(out,
                  [&](const Fitting& one) { return !shown.insert(one.facts.shown_as).second; });
    return Found(std::move(out));
  }

  /// Whether `actor` was met before with somebody of this document.
  Result<bool> keeps_company(std::int64_t actor) {
    const auto others = company_of(database_, actor);
    if (!others) return others.error();
    return std::any_of(others->begin(), others->end(), [&](std::int64_t other) {
      return other != actor && company_.contains(other);
    });
  }

  Result<std::int64_t> make(const ActorCandidate& candidate) {
    const MemberRow& member = candidate.member;
    for (int n = 0;; ++n) {
      const std::string seed = std::string(name_of(member.type)) + '\n' + member.names.front() +
                               '\n' + document_.id + '\n' + std::to_string(n);
      const std::string id = "p:" + sha256_hex(seed).substr(0, 16);
      const auto taken = actor_with_id(database_, id);
      if (!taken) return taken.error();
      if (*taken == 0) return insert_actor(database_, id, member.type);
    }
  }

  Result<std::int64_t> split_off(ActorCandidate& candidate, const std::string& id) {
    // People of one name are to be told apart from now on; a body is still the one it was.
    if (candidate.member.type != EntityType::per) candidate.keys.clear();
    auto known = actor_with_id(database_, id);
    if (!known || *known != 0) return known;
    return insert_actor(database_, id, candidate.member.type);
  }

  Result<void> keep(const ActorCandidate& candidate) {
    const std::int64_t actor = candidate.member.actor;
    used_.insert(actor);
    touched_.insert(actor);
    if (candidate.tells_company) company_.insert(actor);
    for (const std::string& lookup : candidate.keys) {
      if (auto done = add_actor_key(database_, lookup, actor); !done) return done;
    }
    return insert_member(database_, document_.key, candidate.member);
  }

  Database& database_;
  const SplitMembers splits_;
  const UnlinkedDocument document_;
  std::vector<MemberRow> before_;   // of the analysis before
  std::set<std::int64_t> used_;     // actors of this document
  std::set<std::int64_t> company_;  // those that tell of who is met with them
  std::set<std::int64_t> touched_;  // whose members have changed
};

}  // namespace

Result<void> link_actors_of(Database& database, const std::vector<Correction>& in_force,
                            std::int64_t key) {
  auto document = read_unlinked(database, key);
  if (!document) return document.error();
  return DocumentLinking(database, split_members(in_force), std::move(*document)).link();
}

}  // namespace sayso
