#include "record/correction_target.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace sayso {
namespace {

using Json = nlohmann::ordered_json;
using Action = Correction::Action;

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& list_in(const Json& object, const char* key) {
  static const Json none = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : none;
}

Json json_of(const CorrectedActor& actor);
Json json_of(const CorrectedClaim& claim);
Json json_of(const CorrectedStory& story);

Json json_of(const MemberName& member) {
  return {{"document", member.document}, {"type", member.type}, {"name", member.name}};
}

Json json_of(const MemberPlace& member) {
  return {{"document", member.document},
          {"words", member.words},
          {"source", member.source.empty() ? Json() : Json(member.source)}};
}

Json json_of(const CorrectedNode& node) {
  if (node.is_member()) return json_of(node.member);
  return {{"outside", {{"type", node.outside_type}, {"name", node.outside_name}}}};
}

template <typename List>
Json list_of(const List& values) {
  Json list = Json::array();
  for (const auto& value : values) list.push_back(json_of(value));
  return list;
}

Json json_of(const CorrectedActor& actor) {
  return {{"id", actor.id}, {"members", list_of(actor.members)}};
}
Json json_of(const CorrectedClaim& claim) {
  return {{"id", claim.id}, {"members", list_of(claim.members)}};
}
Json json_of(const CorrectedStory& story) {
  return {{"id", story.id}, {"documents", story.documents}};
}

MemberPlace place_in(const Json& object) {
  return {text_in(object, "document"), text_in(object, "words"), text_in(object, "source")};
}

void take_actors(const Json& target, Correction& correction) {
  for (const Json& actor : list_in(target, "actors")) {
    CorrectedActor& side = correction.actors.emplace_back();
    side.id = text_in(actor, "id");
    for (const Json& member : list_in(actor, "members")) {
      side.members.push_back(
          {text_in(member, "document"), text_in(member, "type"), text_in(member, "name")});
    }
  }
}

void take_claims(const Json& target, Correction& correction) {
  for (const Json& claim : list_in(target, "claims")) {
    CorrectedClaim& side = correction.claims.emplace_back();
    side.id = text_in(claim, "id");
    for (const Json& member : list_in(claim, "members")) side.members.push_back(place_in(member));
  }
}

void take_stories(const Json& target, Correction& correction) {
  for (const Json& story : list_in(target, "stories")) {
    CorrectedStory& side = correction.stories.emplace_back();
    side.id = text_in(story, "id");
    for (const Json& document : list_in(story, "documents")) {
      if (document.is_string()) side.documents.push_back(document.get<std::string>());
    }
  }
}

void take_nodes(const Json& target, Correction& correction) {
  for (const Json& node : list_in(target, "nodes")) {
    CorrectedNode& side = correction.nodes.emplace_back();
    side.member = place_in(node);
    const auto outside = node.find("outside");
    if (outside == node.end()) continue;
    side.outside_type = text_in(*outside, "type");
    side.outside_name = text_in(*outside, "name");
  }
}

bool is_whole(const Correction& correction) {
  constexpr std::size_t both = 2;
  switch (correction.action) {
    case Action::merge:
    case Action::split:
      return correction.actors.size() == both;
    case Action::merge_claims:
    case Action::split_claim:
      return correction.claims.size() == both;
    case Action::confirm:
    case Action::cut:
      return correction.claims.size() == 1 && correction.nodes.size() == both;
    case Action::retype:
      return correction.claims.size() == 1 && correction.claims.front().members.size() == 1;
    case Action::merge_stories:
    case Action::split_story:
      return correction.stories.size() == both;
    case Action::note:
      return correction.actors.size() + correction.claims.size() + correction.stories.size() == 1;
    case Action::undo:
      break;
  }
  return !correction.undone.empty();
}

}  // namespace

bool take_target(std::string_view target, Correction& correction) {
  const Json parsed = Json::parse(target, nullptr, false);
  if (!parsed.is_object()) return false;
  correction.undone = text_in(parsed, "correction");
  correction.value = text_in(parsed, "value");
  correction.reason = text_in(parsed, "reason");
  take_actors(parsed, correction);
  take_claims(parsed, correction);
  take_stories(parsed, correction);
  take_nodes(parsed, correction);
  return is_whole(correction);
}

std::string target_json(const Correction& correction) {
  Json target = Json::object();
  if (!correction.undone.empty()) target["correction"] = correction.undone;
  if (!correction.actors.empty()) target["actors"] = list_of(correction.actors);
  if (!correction.claims.empty()) target["claims"] = list_of(correction.claims);
  if (!correction.stories.empty()) target["stories"] = list_of(correction.stories);
  if (!correction.nodes.empty()) target["nodes"] = list_of(correction.nodes);
  if (!correction.value.empty()) target["value"] = correction.value;
  if (!correction.reason.empty()) target["reason"] = correction.reason;
  return target.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace sayso
