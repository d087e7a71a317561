#include "answers/document_json.h"

#include <algorithm>

#include "base/utf8.h"

namespace sayso {

std::vector<const Attribution*> attributions_met(const Hit& hit, const Analysis& analysis) {
  auto meets = [&](const Spans& spans) {
    return std::any_of(spans.begin(), spans.end(), [&](Span span) {
      return std::any_of(hit.matches.begin(), hit.matches.end(),
                         [&](Span match) { return match.overlaps(span); });
    });
  };
  std::vector<const Attribution*> met;
  for (const Attribution& attribution : analysis.attributions) {
    if (meets(attribution.content) || meets(attribution.source)) met.push_back(&attribution);
  }
  return met;
}

Json hit_json(const Hit& hit, const Entry& entry) {
  const CodePointIndex points(entry.document.text);
  const auto span_of = [&](Span span) {
    return Json::array({points.code_point(span.begin), points.code_point(span.end)});
  };
  Json json;
  json["excerpt"] = {{"text", hit.words}, {"span", span_of(hit.excerpt)}};
  json["matches"] = Json::array();
  for (const Span match : hit.matches) json["matches"].push_back(span_of(match));
  json["attributions"] = Json::array();
  for (const Attribution* attribution : attributions_met(hit, entry.analysis)) {
    json["attributions"].push_back(attribution->id);
  }
  return json;
}

}  // namespace sayso
