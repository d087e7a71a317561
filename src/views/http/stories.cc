// Stories: lists, one with its documents, its claims and disputes, how it went.
#include <memory>
#include <utility>

#include "answers/claim_json.h"
#include "answers/digest_json.h"
#include "answers/story_json.h"
#include "linking/corrections/keeping.h"
#include "linking/corrections/story_corrections.h"
#include "record/story_list.h"
#include "views/http/server.h"

namespace sayso::http {
namespace {

/// The id of the story that the path names.
Result<std::string> story_in(Call& call) {
  return find_story(call.store.tables(), call.names.front());
}

Result<Json> story_json(Database& database, const std::string& id) {
  const auto listed = listed_story(database, id);
  if (!listed) return listed.error();
  if (listed->empty()) return database.error("not-found", "no story '" + id + "'");
  Json json = json_of(listed->front());
  const auto story = read_story(database, id);
  if (!story) return story.error();
  json["documents"] = Json::array();
  for (const std::string& document : story->documents) {
    const auto row = listed_document(database, document);
    if (!row) return row.error();
    for (const ListedDocument& one : *row) json["documents"].push_back(json_of(one));
  }
  const auto in_force = corrections_in_force(database);
  if (!in_force) return in_force.error();
  json["corrections"] = Json::array();
  for (const UserDecision& decision : decisions_on(*story, *in_force)) {
    json["corrections"].push_back(json_of(decision));
  }
  return json;
}

/// All that timeline and brief are made from, read once for both.
Result<std::shared_ptr<const StoryRecord>> story_record(Call& call, const std::string& id) {
  const auto got = call.server.stories.get(
      id, call.version, [&] { return read_story_record(call.store.tables(), id); });
  if (!got) return got.error();
  return got->value;
}

}  // namespace

Response list_stories(Call& call) {
  Parameters& given = call.parameters;
  constexpr std::size_t most = 1000000;
  const StoryWish wanted{given.words("q"),
                         given.words("outlet"),
                         given.date("since"),
                         given.date("until"),
                         given.number("reports", 1, most, 0),
                         given.flag("disputed")};
  return pages(call, [wanted](Store& store, const PageWish& wish) -> Result<Page> {
    auto rows = stories_page(store.tables(), wanted, one_more(wish));
    if (!rows) return rows.error();
    return page_of(*std::move(rows), wish.limit,
                   [](const ListedStory& row) { return written(json_of(row)); });
  });
}

Response get_story(Call& call) {
  const auto id = story_in(call);
  if (!id) return problem(id.error());
  const auto json = story_json(call.store.tables(), *id);
  return json ? json_response(written(*json)) : problem(json.error());
}

Response list_claims_of_story(Call& call) {
  const bool all = call.parameters.flag("all");
  const auto id = story_in(call);
  if (!id) return problem(id.error());
  ClaimWish wanted;
  wanted.story = *id;
  wanted.shared = !all;
  return pages(call, [wanted](Store& store, const PageWish& wish) -> Result<Page> {
    auto rows = claims_page(store.tables(), wanted, one_more(wish));
    if (!rows) return rows.error();
    return page_of(*std::move(rows), wish.limit,
                   [](const ListedClaim& row) { return written(json_of(row)); });
  });
}

Response list_disputes_of_story(Call& call) {
  const auto id = story_in(call);
  if (!id) return problem(id.error());
  return kept_pages(call, "disputes " + *id, [&]() -> Result<Items> {
    const auto disputes = story_disputes(call.store, *id);
    if (!disputes) return disputes.error();
    Items items;
    for (const Json& dispute : *disputes) items.push_back(written(dispute));
    return items;
  });
}

Response get_timeline(Call& call) {
  const bool all = call.parameters.flag("all");
  const auto id = story_in(call);
  if (!id) return problem(id.error());
  const std::string name = (all ? "timeline all " : "timeline ") + *id;
  return kept_pages(call, name, [&]() -> Result<Items> {
    const auto story = story_record(call, *id);
    if (!story) return story.error();
    const StoryRecord& record = **story;
    Items items;
    for (const TimelineEntry& entry : story_timeline(record, all)) {
      items.push_back(timeline_entry_line(record, entry));
    }
    return items;
  });
}

Response get_brief(Call& call) {
  const bool all = call.parameters.flag("all");
  if (call.parameters.error()) return problem(*call.parameters.error());
  const auto id = story_in(call);
  if (!id) return problem(id.error());
  const std::string name = (all ? "brief all " : "brief ") + *id;
  const auto kept = call.server.lists.get(name, call.version, [&]() -> Result<Items> {
    const auto story = story_record(call, *id);
    if (!story) return story.error();
    return Items{brief_line(**story, story_brief(**story, all))};
  });
  if (!kept) return problem(kept.error());
  return json_response(kept->value->front()).with("ETag", "W/\"" + kept->version + "\"");
}

}  // namespace sayso::http
