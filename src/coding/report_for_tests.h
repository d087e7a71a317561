// A report made by hand for the tests of coding: its text, who is in it, and what happens.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "analysis/analysis.h"
#include "documents/document.h"

namespace sayso {

struct Report {
  Document document;
  Analysis analysis;

  Report(std::string id, std::string outlet, std::string text) {
    document.id = std::move(id);
    document.outlet.name = std::move(outlet);
    document.published = Timestamp{"2031-05-07T06:30:00Z", "second", "given", {}};
    document.language = "en";
    document.text = std::move(text);
    analysis.sentences = {{0, static_cast<std::uint32_t>(document.text.size())}};
  }

  /// The first place of `words`, which must be in the text.
  Span at(std::string_view words) const {
    const auto begin = static_cast<std::uint32_t>(document.text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  /// Its id.
  std::string add_entity(EntityType type, std::string_view name, std::string country = {},
                         std::string role = {}) {
    Entity entity;
    entity.id = "e" + std::to_string(analysis.entities.size() + 1);
    entity.type = type;
    entity.name = name;
    entity.country = std::move(country);
    entity.role = std::move(role);
    entity.mentions = {{at(name)}};
    analysis.entities.push_back(entity);
    return entity.id;
  }

  /// Its id.
  std::string add_attribution(std::string_view source, SourceKind kind, Certainty certainty,
                              std::string speaker = {}) {
    Attribution attribution;
    attribution.id = "a" + std::to_string(analysis.attributions.size() + 1);
    if (!source.empty()) attribution.source = {at(source)};
    attribution.source_kind = kind;
    attribution.certainty = certainty;
    attribution.speaker = std::move(speaker);
    analysis.attributions.push_back(attribution);
    return attribution.id;
  }

  Event& add_event(EventType type, std::string_view trigger) {
    Event& event = analysis.events.emplace_back();
    event.id = "v" + std::to_string(analysis.events.size());
    event.type = type;
    event.trigger = at(trigger);
    event.holders = {{"author", Certainty::ct_plus}};
    return event;
  }
};

/// An army of one country that shells a town of another, flatly told.
inline Report shelling(std::string id, std::string outlet) {
  Report report(std::move(id), std::move(outlet),
                "The Chadian army shelled rebels near Harbourton on Tuesday.");
  Event& event = report.add_event(EventType::assault, "shelled");
  event.mode = "heavy-weapons";
  event.contexts = {"military"};
  event.actors = {{report.at("The Chadian army")}};
  event.recipients = {{report.at("rebels")}};
  return report;
}

}  // namespace sayso
