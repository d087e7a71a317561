#include "answers/digest_json.h"

#include <cmath>
#include <string_view>

#include "base/utf8.h"

namespace sayso {

namespace {

std::string_view name_of_standing(Standing standing) {
  switch (standing) {
    case Standing::named:
      return "named";
    case Standing::unnamed:
      return "unnamed";
    case Standing::works:
      return "work";
    case Standing::pronoun:
      return "pronoun";
    case Standing::nobody:
      return "nobody";
  }
  return "";
}

/// Spans of the document in code points, counted from the words around them.
Json spans_of(const Spans& spans, const Saying& statement) {
  auto points = [&](std::uint32_t byte) {
    std::string_view before =
        std::string_view(statement.words).substr(0, byte - statement.context.begin);
    return statement.points_before + count_code_points(before);
  };
  Json list = Json::array();
  for (Span span : spans) list.push_back({points(span.begin), points(span.end)});
  return list;
}

/// What the texts tell of an unnamed source; the words are found by its statements.
Json json_of(const SourceDetail& detail) {
  Json json = Json::object();
  const auto add = [&json](const char* field, const std::optional<Detail>& told) {
    if (told) json[field] = told->value;
  };
  add("affiliation", detail.affiliation);
  add("nationality", detail.nationality);
  add("role", detail.role);
  if (detail.number) {
    json["number"] = {{"value", detail.number->value}, {"at_least", detail.number->at_least}};
  }
  add("anonymity_reason", detail.anonymity_reason);
  return json;
}

}  // namespace

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json json_of(const SourceGroup& group) {
  Json json;
  json["standing"] = name_of_standing(group.standing);
  json["name"] = or_null(group.name);
  json["source_kind"] = name_of(group.kind);
  if (!group.actor.empty()) json["actor"] = group.actor;
  if (!group.role.empty()) json["role"] = group.role;
  if (!group.country.empty()) json["country"] = group.country;
  if (group.standing == Standing::unnamed) json["source_detail"] = json_of(group.detail);
  return json;
}

Json json_of(const Citation& citation) {
  return {{"id", citation.id},
          {"outlet", or_null(citation.outlet)},
          {"medium", citation.medium},
          {"relation", name_of(citation.relation)}};
}

Json json_of(const Saying& statement, const Digest& digest) {
  const Attribution& attribution = statement.attribution;
  Json json;
  json["document"] = digest.reports[statement.report].id;
  json["attribution"] = attribution.id;
  json["quote"] = name_of(attribution.quote);
  json["stance"] = name_of(attribution.stance);
  json["certainty"] = name_of(attribution.certainty);
  if (!attribution.speaker.empty()) {
    json["speaker"] = attribution.speaker;
    json["speaker_score"] = std::round(attribution.speaker_score * 10000) / 10000;
  }
  if (!statement.told_to.empty()) json["told_to"] = statement.told_to;
  if (!attribution.within.empty()) {
    json["within"] = {{"attribution", attribution.within},
                      {"source", or_null(statement.as_told_by)}};
  }
  json["source"] = spans_of(attribution.source, statement);
  json["cue"] = spans_of(attribution.cue, statement);
  json["content"] = spans_of(attribution.content, statement);
  json["context"] = {{"text", statement.words},
                     {"span", spans_of({statement.context}, statement)[0]}};
  return json;
}

}  // namespace sayso
