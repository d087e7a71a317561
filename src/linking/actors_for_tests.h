// A store whose documents consist of the entities that a test names.
#pragma once

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "linking/actor_corrections.h"
#include "linking/link.h"
#include "linking/store_for_tests.h"
#include "record/actors.h"

namespace sayso {

struct Named {
  EntityType type = EntityType::per;
  std::string name;
  std::string country = {};
  std::string role = {};
  std::vector<std::string> also = {};  // other names that the document has for it
  bool metonym = false;
};

inline Named person(const std::string& name, const std::string& role = {},
                    const std::string& country = {}) {
  return {EntityType::per, name, country, role};
}
inline Named body(const std::string& name, const std::vector<std::string>& also = {}) {
  return {EntityType::org, name, {}, {}, also};
}
inline Named state(const std::string& name, const std::string& country, bool metonym = false) {
  return {EntityType::gpe, name, country, {}, {}, metonym};
}

inline Document document_of(const std::string& id, const std::vector<Named>& entities) {
  std::string text;
  for (const Named& named : entities) {
    text += named.name + "\n";
    for (const std::string& name : named.also) text += name + "\n";
  }
  Document document;
  document.id = id;
  document.text = text;
  return document;
}

inline Analysis analysis_of(const std::vector<Named>& entities) {
  Analysis analysis;
  std::uint32_t at = 0;
  for (const Named& named : entities) {
    Entity& entity = analysis.entities.emplace_back();
    entity.id = "e" + std::to_string(analysis.entities.size());
    entity.type = named.type;
    entity.name = named.name;
    entity.country = named.country;
    entity.role = named.role;
    std::vector<std::string> names = {named.name};
    names.insert(names.end(), named.also.begin(), named.also.end());
    for (const std::string& name : names) {
      const auto end = at + static_cast<std::uint32_t>(name.size());
      entity.mentions.push_back({{at, end}, MentionForm::name, named.metonym});
      at = end + 1;
    }
  }
  analysis.models = {"names:1"};
  return analysis;
}

class ActorsTest : public StoreTest {
 protected:
  /// The store, through a handle of its own; it must open.
  Store open() const {
    auto store = Store::open(path(), Store::Mode::create);
    if (!store) {
      ADD_FAILURE() << store.error().message;
      abort();
    }
    return std::move(*store);
  }

  /// Adds a document and links it.
  void add(Store& store, const std::string& id, const std::vector<Named>& entities) {
    const auto put = store.put(document_of(id, entities), analysis_of(entities));
    ASSERT_TRUE(put.ok()) << put.error().message;
    link(store);
  }
  void link(Store& store) {
    const auto linked = sayso::link(store);
    ASSERT_TRUE(linked.ok()) << linked.error().message;
  }

  static std::vector<Actor> actors(const Store& store) {
    auto all = store.actors();
    if (!all.ok()) ADD_FAILURE() << all.error().message;
    return all.ok() ? *std::move(all) : std::vector<Actor>();
  }

  /// The actor of an entity of a document; an empty one if it has none.
  static Actor actor_of(const Store& store, const std::string& document,
                        const std::string& entity = "e1") {
    for (const Actor& actor : actors(store)) {
      for (const EntityPlace& member : actor.members) {
        if (member.document == document && member.entity == entity) return actor;
      }
    }
    ADD_FAILURE() << document << " " << entity << " has no actor";
    return {};
  }
  static std::string id_of(const Store& store, const std::string& document,
                           const std::string& entity = "e1") {
    return actor_of(store, document, entity).id;
  }

  const CorrectionNote note_{"desk", "2031-03-06T10:00:00Z", "by the register"};
};

}  // namespace sayso
