#include "answers/listed_json.h"

#include "answers/digest_json.h"

namespace sayso {

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json origins_json(std::size_t least, std::size_t most) { return {{"min", least}, {"max", most}}; }

Json json_of(const ListedDocument& document) {
  return {{"id", document.id},
          {"title", or_null(document.title)},
          {"name", document.called},
          {"outlet", or_null(document.outlet)},
          {"published", or_null(document.published)},
          {"url", or_null(document.url)},
          {"story", or_null(document.story)},
          {"version_of", or_null(document.version_of)},
          {"analysed", document.analysed}};
}

Json json_of(const ListedStory& story) {
  return {{"id", story.id},
          {"title", story.title},
          {"reports", story.reports},
          {"first", or_null(story.first)},
          {"last", or_null(story.last)},
          {"outlets", story.outlets},
          {"claims", story.claims},
          {"disputed", story.disputes}};
}

Json json_of(const ListedClaim& claim) {
  return {{"id", claim.id},
          {"story", or_null(claim.story)},
          {"text", claim.text},
          {"articles", claim.articles},
          {"publishers", claim.publishers},
          {"origins", origins_json(claim.least_origins, claim.most_origins)},
          {"disputed", claim.disputes},
          {"latest", or_null(claim.latest)}};
}

Json json_of(const ListedSource& source) {
  return {{"id", source.id},
          {"name", source.name},
          {"type", source.type},
          {"country", or_null(source.country)},
          {"role", or_null(source.role)},
          {"documents", source.documents},
          {"statements", source.statements}};
}

Json json_of(const UserDecision& decision) {
  return {{"id", decision.correction},
          {"action", decision.action},
          {"author", decision.author},
          {"time", decision.time},
          {"note", or_null(decision.note)}};
}

}  // namespace sayso
