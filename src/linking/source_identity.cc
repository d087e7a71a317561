#include "linking/source_identity.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string_view>

#include "linking/source_words.h"

namespace sayso {

namespace {

Standing standing_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::named_person:
    case SourceKind::named_organisation:
      return Standing::named;
    case SourceKind::outlet:
    case SourceKind::document:
    case SourceKind::author:
      return Standing::works;
    default:
      return Standing::unnamed;
  }
}

/// What one attribution says of its source.
struct Wording {
  std::string words;
  std::string key;
  bool pronoun = false;
};

/// Joins the attributions of one document and tells who each group is.
class Identifying {
 public:
  Identifying(const Entry& entry, const ActorIndex& actors)
      : entry_(entry),
        attributions_(entry.analysis.attributions),
        actors_(actors),
        group_(attributions_.size()),
        entities_(attributions_.size(), nullptr) {
    std::iota(group_.begin(), group_.end(), std::size_t{0});
    for (const Attribution& attribution : attributions_) {
      Wording& wording = wordings_.emplace_back();
      wording.words = source_words(attribution.source, entry.document.text);
      wording.key = source_key(wording.words);
      wording.pronoun = is_pronoun(wording.key);
    }
  }

  std::vector<SourceIdentity> identities() {
    for (std::size_t i = 0; i < attributions_.size(); ++i) entities_[i] = speaker_of(i);
    join_speakers();
    join_unnamed();
    std::vector<SourceIdentity> all;
    for (std::size_t i = 0; i < attributions_.size(); ++i) {
      const std::size_t first = root(i);
      all.push_back(first == i ? identity_of(i) : all[first]);
    }
    return all;
  }

 private:
  /// Null where it is open, and where a name would be put to a source that is described without
  /// one.
  const Entity* speaker_of(std::size_t i) const {
    const Attribution& attribution = attributions_[i];
    if (attribution.speaker.empty() || attribution.source.empty()) return nullptr;
    for (const Entity& entity : entry_.analysis.entities) {
      if (entity.id != attribution.speaker) continue;
      const bool described =
          !wordings_[i].pronoun && standing_of(attribution.source_kind) == Standing::unnamed;
      return described && has_name(entity) ? nullptr : &entity;
    }
    return nullptr;
  }

  std::size_t root(std::size_t i) const {
    while (group_[i] != i) i = group_[i];
    return i;
  }

  /// The earliest attribution stands for its group.
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    group_[std::max(a, b)] = std::min(a, b);
  }

  void join_speakers() {
    std::map<const Entity*, std::size_t> first;
    for (std::size_t i = 0; i < attributions_.size(); ++i) {
      if (entities_[i] != nullptr) join(first.try_emplace(entities_[i], i).first->second, i);
    }
  }

  bool is_named(std::size_t i) const { return entities_[i] != nullptr && has_name(*entities_[i]); }

  void join_unnamed() {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < attributions_.size(); ++i) places[attributions_[i].id] = i;
    for (std::size_t i = 0; i < attributions_.size(); ++i) {
      for (const SourceRelation& other : attributions_[i].same_source) {
        const auto place = places.find(other.attribution);
        if (other.relation != SameSource::same || place == places.end()) continue;
        if (!is_named(i) && !is_named(place->second)) join(i, place->second);
      }
    }
  }

  /// The kind of most of the group's attributions that are more than a pronoun; the first of
  /// equals. None where all are pronouns.
  std::optional<SourceKind> kind_of(std::size_t first) const {
    std::map<SourceKind, std::size_t> counts;
    std::optional<SourceKind> most;
    for (std::size_t i = first; i < attributions_.size(); ++i) {
      if (root(i) != first || wordings_[i].pronoun) continue;
      const SourceKind kind = attributions_[i].source_kind;
      ++counts[kind];
      if (!most || counts[kind] > counts[*most]) most = kind;
    }
    return most;
  }

  const Wording& fullest_of(std::size_t first) const {
    std::size_t best = first;
    for (std::size_t i = first + 1; i < attributions_.size(); ++i) {
      if (root(i) != first || wordings_[i].pronoun) continue;
      const bool fuller = wordings_[i].words.size() > wordings_[best].words.size();
      if (wordings_[best].pronoun || fuller) best = i;
    }
    return wordings_[best];
  }

  SourceIdentity identity_of(std::size_t first) const {
    SourceIdentity identity;
    if (attributions_[first].source.empty()) return identity;
    const std::string& document = entry_.document.id;
    const std::optional<SourceKind> kind = kind_of(first);
    const Standing by_kind = kind ? standing_of(*kind) : Standing::pronoun;
    if (is_named(first)) {
      const Entity& entity = *entities_[first];
      identity.standing = by_kind == Standing::works ? Standing::works : Standing::named;
      identity.entity = &entity;
      identity.actor = actors_.find(document, entity.id);
      identity.name = identity.actor == nullptr ? entity.name : identity.actor->name;
      identity.key = identity.actor == nullptr
                         ? by_name(source_key(entity.name), entity.type == EntityType::per)
                         : "actor " + identity.actor->id;
      return identity;
    }
    const Wording& fullest = fullest_of(first);
    identity.standing = by_kind;
    identity.name = fullest.words;
    if (!kind) {
      identity.key = "pronoun " + fullest.key + "\n" + document;
    } else if (by_kind == Standing::named || kind == SourceKind::outlet) {
      identity.key = by_name(fullest.key, kind == SourceKind::named_person);
    } else {  // "the official", "the statement": another one in another article
      identity.key = "here " + attributions_[first].id + "\n" + document;
    }
    return identity;
  }

  static std::string by_name(const std::string& key, bool person) {
    return (person ? "person " : "body ") + key;
  }

  const Entry& entry_;
  const std::vector<Attribution>& attributions_;
  const ActorIndex& actors_;
  std::vector<Wording> wordings_;
  std::vector<std::size_t> group_;  // a parent of each attribution; a root is its own
  std::vector<const Entity*> entities_;
};

}  // namespace

ActorIndex::ActorIndex(std::vector<Actor> actors) : actors_(std::move(actors)) {
  for (const Actor& actor : actors_) {
    for (const EntityPlace& place : actor.members) {
      by_place_[{place.document, place.entity}] = &actor;
    }
  }
}

const Actor* ActorIndex::find(const std::string& document, const std::string& entity) const {
  const auto place = by_place_.find({document, entity});
  return place == by_place_.end() ? nullptr : place->second;
}

std::vector<SourceIdentity> identify_sources(const Entry& entry, const ActorIndex& actors) {
  return Identifying(entry, actors).identities();
}

}  // namespace sayso
