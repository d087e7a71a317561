#include "answers/events_json.h"

#include "answers/digest_json.h"

namespace sayso {

namespace {

Json json_of(TextRange range) { return Json::array({range.begin, range.end}); }

template <typename List, typename Convert>
Json list_of(const List& values, Convert convert) {
  Json list = Json::array();
  for (const auto& value : values) list.push_back(convert(value));
  return list;
}

Json json_of(const CodedParty& party) {
  return {{"text", party.words},
          {"span", json_of(party.span)},
          {"entity", or_null(party.entity)},
          {"name", or_null(party.name)},
          {"country", or_null(party.code.country)},
          {"international", or_null(party.code.international)},
          {"roles", party.code.roles}};
}

Json json_of(const CodedHolder& holder) {
  const bool is_author = holder.kind == HolderKind::author;
  return {{"by", is_author ? "author" : holder.id},
          {"source", or_null(holder.source)},
          {"source_kind", name_of(holder.source_kind)},
          {"stance", name_of(holder.stance)},
          {"certainty", name_of(holder.certainty)}};
}

Json json_of(const CodedGoods& goods) {
  return {{"text", goods.words},         {"span", json_of(goods.span)},
          {"kind", goods.kind},          {"number", goods.number ? Json(*goods.number) : Json()},
          {"unit", or_null(goods.unit)}, {"hedge", or_null(goods.hedge)}};
}

}  // namespace

std::string event_line(const CodedEvent& event) {
  Json line;
  line["kind"] = "event";
  line["schema"] = "sayso/1";
  line["id"] = event.id;
  line["document"] = event.document;
  line["event"] = event.event;
  line["outlet"] = or_null(event.publisher);
  line["published"] = or_null(event.published);
  line["url"] = or_null(event.url);
  line["date"] = or_null(event.date);
  line["date_from"] = name_of(event.date_origin);
  line["time"] = or_null(event.time);
  line["type"] = event.type ? Json(name_of(*event.type)) : Json();
  line["mode"] = or_null(event.mode);
  line["contexts"] = event.contexts;
  line["actors"] = list_of(event.actors, [](const CodedParty& party) { return json_of(party); });
  line["recipients"] =
      list_of(event.recipients, [](const CodedParty& party) { return json_of(party); });
  line["place"] = or_null(event.place);
  line["place_country"] = or_null(event.place_country);
  line["status"] = name_of(event.status);
  line["factuality"] = event.factuality;
  line["holders"] =
      list_of(event.holders, [](const CodedHolder& holder) { return json_of(holder); });
  line["goods"] = list_of(event.goods, [](const CodedGoods& goods) { return json_of(goods); });
  line["trigger"] = {{"text", event.trigger}, {"span", json_of(event.trigger_span)}};
  line["sentence"] = {{"text", event.sentence}, {"span", json_of(event.sentence_span)}};
  line["reports"] = event.reports;
  line["origins"] = event.origins;
  line["score"] = event.score;
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace sayso
