#include "answers/story_json.h"

#include <utility>

#include "answers/digest_json.h"
#include "answers/listed_json.h"
#include "base/utf8.h"

namespace sayso {

namespace {

Json line_of(const char* kind) { return {{"kind", kind}, {"schema", "sayso/1"}}; }

template <typename List, typename Convert>
Json list_of(const List& values, Convert convert) {
  Json list = Json::array();
  for (const auto& value : values) list.push_back(convert(value));
  return list;
}

Json json_of(const std::string& text, Span span) {
  const CodePointIndex offsets(text);
  return Json::array({offsets.code_point(span.begin), offsets.code_point(span.end)});
}

Json json_of(const StoryRecord& record, const Passage& passage) {
  const LedgerDocumentRow* report = record.report(passage.document);
  if (report == nullptr) return {};
  return {{"document", passage.document},
          {"spans", list_of(passage.spans, [&](Span span) { return json_of(report->text, span); })},
          {"text", words_of(report->text, passage.spans)}};
}

Json json_of(const BriefVoice& voice) {
  return {{"source", or_null(voice.who)},    {"source_kind", name_of(voice.kind)},
          {"stance", name_of(voice.stance)}, {"certainty", name_of(voice.certainty)},
          {"outlets", voice.outlets},        {"first", or_null(voice.first)},
          {"member", voice.member}};
}

Json list_of_voices(const std::vector<BriefVoice>& voices) {
  return list_of(voices, [](const BriefVoice& voice) { return json_of(voice); });
}

Json json_of(const StoryRecord& record, const std::vector<BriefClaim>& claims) {
  return list_of(claims, [&](const BriefClaim& one) -> Json {
    const Claim& claim = record.claims[one.claim];
    const Ledger& ledger = claim.ledger;
    return {{"claim", claim.id},
            {"text", claim.text},
            {"articles", ledger.articles},
            {"publishers", ledger.publishers},
            {"origins", {{"min", ledger.least_origins}, {"max", ledger.most_origins}}},
            {"revises", or_null(claim.revises)},
            {"says", list_of_voices(one.says)},
            {"denies", list_of_voices(one.denies)},
            {"corrections",
             list_of(claim.decisions, [](const UserDecision& made) { return json_of(made); })}};
  });
}

Json json_of(const Ground& ground, const std::map<std::string, std::string>& texts) {
  Json words = Json::array();
  for (const Evidence& evidence : ground.words) {
    const auto text = texts.find(evidence.document);
    if (text == texts.end()) continue;
    words.push_back({{"document", evidence.document},
                     {"span", json_of(text->second, evidence.span)},
                     {"text", std::string(evidence.span.in(text->second))}});
  }
  return {{"reason", ground.what},
          {"detail", or_null(ground.detail)},
          {"words", std::move(words)},
          {"score", ground.score ? Json(*ground.score) : Json()},
          {"limit", ground.limit ? Json(*ground.limit) : Json()}};
}

}  // namespace

std::string story_counts_line(const StoryCounts& counts) {
  Json line = line_of("story");
  line["id"] = counts.story.id;
  line["title"] = counts.story.title;
  line["documents"] = counts.story.documents;
  line["first"] = or_null(counts.first);
  line["last"] = or_null(counts.last);
  line["outlets"] = counts.outlets;
  line["claims"] = counts.claims;
  line["disputed"] = counts.disputes;
  if (!counts.story.decisions.empty()) {
    line["corrections"] = list_of(counts.story.decisions,
                                  [](const UserDecision& decision) { return json_of(decision); });
  }
  return written(line);
}

std::string timeline_entry_line(const StoryRecord& record, const TimelineEntry& entry) {
  Json line = line_of("timeline-entry");
  line["story"] = record.story.id;
  line["time"] = or_null(entry.time);
  line["development"] = name_of(entry.what);
  line["claim"] = or_null(entry.claim);
  line["text"] = or_null(entry.text);
  line["source"] = or_null(entry.who);
  line[entry.what == Development::decided ? "author" : "outlet"] = or_null(entry.outlet);
  line["words"] = json_of(record, entry.words);
  line["before"] = json_of(record, entry.before);
  line["detail"] = or_null(entry.detail);
  return written(line);
}

std::string brief_line(const StoryRecord& record, const Brief& brief) {
  Json line = line_of("brief");
  line["story"] = record.story.id;
  line["title"] = record.story.title;
  line["several_origins"] = json_of(record, brief.several);
  line["perhaps_one_origin"] = json_of(record, brief.perhaps);
  line["one_origin"] = json_of(record, brief.one);
  line["disputed"] = json_of(record, brief.disputed);
  line["unanswered"] = list_of(brief.unanswered, [&](const BriefSilence& silence) {
    Json voice = json_of(silence.voice);
    voice["claim"] = record.claims[silence.claim].id;
    return voice;
  });
  line["left_out"] = brief.left_out;
  line["corrections"] = list_of(record.story.decisions,
                                [](const UserDecision& decision) { return json_of(decision); });
  return written(line);
}

std::string why_line(const std::string& one, const std::string& other,
                     const Explanation& explanation,
                     const std::map<std::string, std::string>& texts) {
  const auto json = [&](const Ground& ground) { return json_of(ground, texts); };
  Json line = line_of("why");
  line["of"] = {one, other};
  line["linked"] = !explanation.links.empty();
  line["links"] = list_of(explanation.links, json);
  line["missing"] = list_of(explanation.missing, json);
  return written(line);
}

}  // namespace sayso
