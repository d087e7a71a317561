#include "views/mcp/tools.h"

#include <algorithm>
#include <utility>

#include "answers/claim_json.h"
#include "answers/document_json.h"
#include "answers/source_json.h"
#include "answers/story_json.h"
#include "record/actors.h"
#include "record/ledger_rows.h"
#include "record/list_pages.h"
#include "record/story_list.h"
#include "views/mcp/telling.h"

namespace sayso::mcp {
namespace {

using Answer = Tool::Answer;

constexpr std::size_t kFew = 10;
constexpr std::size_t kMost = 50;

Result<std::string> text_in(const Json& arguments, const char* name) {
  if (!arguments.contains(name) || !arguments[name].is_string() ||
      arguments[name].get<std::string>().empty()) {
    return Error{"bad-arguments", "'" + std::string(name) + "' is wanted, as text"};
  }
  return arguments[name].get<std::string>();
}

std::string text_or_none(const Json& arguments, const char* name) {
  const auto text = text_in(arguments, name);
  return text ? *text : std::string();
}

std::size_t limit_in(const Json& arguments) {
  if (!arguments.contains("limit") || !arguments["limit"].is_number_integer()) return kFew;
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(arguments["limit"].get<std::int64_t>(), 1, kMost));
}

/// The first page of so many.
PageWish first(std::size_t limit) {
  PageWish wish;
  wish.limit = limit;
  return wish;
}

bool flag_in(const Json& arguments, const char* name) {
  return arguments.contains(name) && arguments[name].is_boolean() && arguments[name].get<bool>();
}

Answer told(std::string text, const char* name, Json list) {
  return {std::move(text), {{name, std::move(list)}}};
}

Result<Answer> search(const Store& store, const Json& arguments) {
  const auto query = text_in(arguments, "query");
  if (!query) return query.error();
  const auto hits = store.search(*query, limit_in(arguments));
  if (!hits) return hits.error();
  Json list = Json::array();
  std::string text;
  for (const Hit& hit : *hits) {
    const auto entry = store.entry(hit.id);
    if (!entry) return entry.error();
    const auto listed = listed_document(store.tables(), hit.id);
    if (!listed) return listed.error();
    if (listed->empty()) continue;
    Json json = json_of(listed->front());
    json.update(hit_json(hit, *entry));
    text += telling_hit(json, attributions_met(hit, entry->analysis), entry->document.text);
    list.push_back(std::move(json));
  }
  if (list.empty()) text = "The record holds no document with these words: " + *query;
  return told(std::move(text), "documents", std::move(list));
}

Result<Answer> article(const Store& store, const Json& arguments) {
  const auto name = text_in(arguments, "document");
  if (!name) return name.error();
  const auto id = store.find(*name);
  if (!id) return id.error();
  const auto line = document_json(store, *id);
  if (!line) return line.error();
  const auto entry = store.entry(*id);
  if (!entry) return entry.error();
  Json json = Json::parse(*line);
  std::string text = telling_article(json, entry->analysis.attributions);
  return Answer{std::move(text), std::move(json)};
}

Result<Answer> claims(const Store& store, const Json& arguments) {
  ClaimWish wanted;
  wanted.words = text_or_none(arguments, "query");
  wanted.source = text_or_none(arguments, "source");
  wanted.since = text_or_none(arguments, "since");
  wanted.disputed = flag_in(arguments, "disputed");
  if (const std::string name = text_or_none(arguments, "story"); !name.empty()) {
    const auto story = find_story(store.tables(), name);
    if (!story) return story.error();
    wanted.story = *story;
  }
  const auto rows = claims_page(store.tables(), wanted, first(limit_in(arguments)));
  if (!rows) return rows.error();
  Json list = Json::array();
  std::string text;
  for (const ListedClaim& row : *rows) {
    list.push_back(json_of(row));
    text += telling_claim(list.back());
  }
  if (list.empty()) text = "The record holds no such claim.";
  return told(std::move(text), "claims", std::move(list));
}

Result<Answer> claim(const Store& store, const Json& arguments) {
  const auto name = text_in(arguments, "claim");
  if (!name) return name.error();
  const auto key = find_claim(store.tables(), *name);
  if (!key) return key.error();
  auto json = claim_json(store, *key);
  if (!json) return json.error();
  std::string text = telling_ledger(*json);
  return Answer{std::move(text), *std::move(json)};
}

Result<Answer> source(const Store& store, const Json& arguments) {
  const auto name = text_in(arguments, "source");
  if (!name) return name.error();
  const auto id = find_actor(store.tables(), *name);
  if (!id) return id.error();
  auto json = source_json(store, *id);
  if (!json) return json.error();
  const auto rows = statements_of(store, *id, first(limit_in(arguments)));
  if (!rows) return rows.error();
  Json& list = (*json)["said"] = Json::array();
  for (const StatementRow& row : *rows) list.push_back(row.json);
  std::string text = telling_source(*json);
  return Answer{std::move(text), *std::move(json)};
}

Result<Answer> timeline(const Store& store, const Json& arguments) {
  const auto name = text_in(arguments, "story");
  if (!name) return name.error();
  auto id = find_story(store.tables(), *name);
  if (!id && id.error().code == "not-found") {
    // Words of a title do as well.
    const auto named = stories_page(store.tables(), {*name, "", "", "", 0, false}, first(1));
    if (!named) return named.error();
    if (named->empty()) return Error{"not-found", "The record holds no story '" + *name + "'."};
    id = named->front().id;
  }
  if (!id) return id.error();
  const auto record = read_story_record(store.tables(), *id);
  if (!record) return record.error();
  Json list = Json::array();
  std::string text = record->story.title + " (" + *id + ")\n";
  for (const TimelineEntry& entry : story_timeline(*record, flag_in(arguments, "all"))) {
    list.push_back(Json::parse(timeline_entry_line(*record, entry)));
    text += telling_entry(list.back());
  }
  if (list.empty()) text += "The record holds no claim that more than one article has.\n";
  return Answer{std::move(text),
                {{"story", *id}, {"title", record->story.title}, {"entries", std::move(list)}}};
}

}  // namespace

const std::vector<Tool>& tools() {
  static const std::vector<Tool> all = {
      {"search", "Search reports",
       "Reports whose title or text has all the words, best first, with a sentence of each and who "
       "is reported to say it. \"A phrase\" in quotation marks, begin*, OR and NOT do what they "
       "say.",
       R"({"type":"object","properties":{"query":{"type":"string","description":"Words to look for"},)"
       R"("limit":{"type":"integer","minimum":1,"maximum":50,"default":10}},"required":["query"]})",
       search},
      {"article", "Read a report",
       "One report: its text, and each thing that somebody is reported to have said in it, with "
       "source, words, stance and certainty.",
       R"({"type":"object","properties":{"document":{"type":"string","description":"Its id, or its )"
       R"(address"}},"required":["document"]})",
       article},
      {"claims", "List claims",
       "What is claimed, those with most origins first: in how many articles of how many "
       "publishers, how many origins stand behind it at least and at most, how many deny it.",
       R"({"type":"object","properties":{"query":{"type":"string","description":"Words of the claim"},)"
       R"("story":{"type":"string","description":"Id of a story"},)"
       R"("source":{"type":"string","description":"Words of the name of one who says something of it"},)"
       R"("since":{"type":"string","description":"Only claims of which something was said on this )"
       R"(day, month or year or later: 2031-03-04"},"disputed":{"type":"boolean"},)"
       R"("limit":{"type":"integer","minimum":1,"maximum":50,"default":10}}})",
       claims},
      {"claim", "Show a claim's ledger",
       "One claim: everyone who says so, on whose word, in their own words; which of them rest on "
       "one origin and why, with the words on both sides; who denies it.",
       R"({"type":"object","properties":{"claim":{"type":"string","description":"Its id, or the )"
       R"(start of it"}},"required":["claim"]})",
       claim},
      {"source", "Show a source",
       "A person, body or state: in how many documents, with which stances, in which outlets, and "
       "its latest statements in their words.",
       R"({"type":"object","properties":{"source":{"type":"string","description":"Its name or id"},)"
       R"("limit":{"type":"integer","minimum":1,"maximum":50,"default":10}},"required":["source"]})",
       source},
      {"timeline", "Follow a story",
       "How a story went: when each claim was first made, who confirmed, denied or revised it, "
       "with "
       "the words.",
       R"({"type":"object","properties":{"story":{"type":"string","description":"Id of a story, or )"
       R"(words of a title in it"},"all":{"type":"boolean","description":"Also claims that one )"
       R"(article alone makes"}},"required":["story"]})",
       timeline}};
  return all;
}

}  // namespace sayso::mcp
