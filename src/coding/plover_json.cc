#include "coding/plover_json.h"

#include <string_view>

#include "base/line_writer.h"
#include "coding/crosswalk.h"

namespace sayso {
namespace {

void write_range(LineWriter& out, TextRange range) {
  out.raw("[").raw(std::to_string(range.begin)).raw(",").raw(std::to_string(range.end)).raw("]");
}

void write_parties(LineWriter& out, const std::vector<CodedParty>& parties) {
  out.list(parties, [&out](const CodedParty& party) {
    std::string sector;
    for (const std::string& role : party.code.roles) sector += role;
    out.raw(R"({"code":)").string_or_null(home_of(party.code));
    out.raw(R"(,"sector":)").string_or_null(sector);
    out.raw(R"(,"entity_text":)").string(party.words);
    out.raw(R"(,"identifier_text":)").string_or_null(party.name);
    out.raw(R"(,"entity":)").string_or_null(party.entity).raw(R"(,"span":)");
    write_range(out, party.span);
    out.raw("}");
  });
}

/// PLOVER's fields that follow from type and mode.
void write_scales(LineWriter& out, EventType type, const std::string& mode) {
  out.raw(R"(,"quad_code":)").raw(std::to_string(static_cast<int>(quad_class(type))));
  out.raw(R"(,"event_scale":)").number(conflict_score(type, mode));
}

void write_citation(LineWriter& out, const CodedEvent& event) {
  out.raw(R"(,"cite_info":{"citation":)").string(event.document);
  out.raw(R"(,"url":)").string_or_null(event.url);
  out.raw(R"(,"title":)").string_or_null(event.title);
  out.raw(R"(,"language":)").string_or_null(event.language);
  out.raw(R"(,"publication":)").string_or_null(event.publisher);
  out.raw(R"(,"codebook":"plover-2.0"},"coder":"sayso )" SAYSO_VERSION "\"");
}

void write_holders(LineWriter& out, const std::vector<CodedHolder>& holders) {
  out.list(holders, [&out](const CodedHolder& holder) {
    out.raw(R"({"kind":)").string(name_of(holder.kind));
    out.raw(R"(,"attribution":)").string_or_null(holder.id);
    out.raw(R"(,"source":)").string_or_null(holder.source);
    out.raw(R"(,"source_kind":)").string(name_of(holder.source_kind));
    out.raw(R"(,"stance":)").string(name_of(holder.stance));
    out.raw(R"(,"certainty":)").string(name_of(holder.certainty)).raw("}");
  });
}

void write_goods(LineWriter& out, const std::vector<CodedGoods>& goods) {
  out.list(goods, [&out](const CodedGoods& one) {
    out.raw(R"({"text":)").string(one.words).raw(R"(,"kind":)").string_or_null(one.kind);
    out.raw(R"(,"number":)");
    one.number ? out.number(*one.number) : out.raw("null");
    out.raw(R"(,"unit":)").string_or_null(one.unit);
    out.raw(R"(,"hedge":)").string_or_null(one.hedge).raw(R"(,"span":)");
    write_range(out, one.span);
    out.raw("}");
  });
}

/// What PLOVER has no field for.
void write_ours(LineWriter& out, const CodedEvent& event) {
  out.raw(R"(,"sayso":{"event":)").string(event.event);
  out.raw(R"(,"date_from":)").string(name_of(event.date_origin));
  out.raw(R"(,"time_value":)").string_or_null(event.time);
  out.raw(R"(,"published":)").string_or_null(event.published);
  if (event.type) {
    const CameoCode cameo = cameo_code(*event.type, event.mode, event.contexts);
    out.raw(R"(,"cameo_root":)").string(cameo.root);
    out.raw(R"(,"cameo_code":)").string_or_null(cameo.code);
  }
  out.raw(R"(,"status":)").string(name_of(event.status));
  out.raw(R"(,"factuality":)").number(event.factuality);
  out.raw(R"(,"score":)").number(event.score).raw(R"(,"holders":)");
  write_holders(out, event.holders);
  out.raw(R"(,"goods":)");
  write_goods(out, event.goods);
  out.raw(R"(,"reports":)").raw(std::to_string(event.reports));
  out.raw(R"(,"origins":)").raw(std::to_string(event.origins)).raw(R"(,"trigger_span":)");
  write_range(out, event.trigger_span);
  out.raw("}");
}

/// A clock time that the text gives for the event: of "2024-03-04T10:15" the last part.
std::string_view clock_time(const CodedEvent& event) {
  if (event.date_origin != DateOrigin::event || event.time.size() < 12) return {};
  const std::string_view time = std::string_view(event.time).substr(11);
  return time[0] >= '0' && time[0] <= '9' ? time : std::string_view();
}

}  // namespace

std::string plover_line(const CodedEvent& event, Wording wording) {
  LineWriter out({});
  const auto write_string = [&out](const std::string& value) { out.string(value); };
  out.raw(R"({"id":)").string(event.id).raw(R"(,"date":)").string_or_null(event.date);
  if (const std::string_view time = clock_time(event); !time.empty()) {
    out.raw(R"(,"time":)").string(time);
  }
  out.raw(R"(,"actor":)");
  write_parties(out, event.actors);
  out.raw(R"(,"recipient":)");
  write_parties(out, event.recipients);
  out.raw(R"(,"event":[)");
  if (event.type) out.string(name_of(*event.type));
  out.raw(R"(],"mode":[)");
  if (!event.mode.empty()) out.string(event.mode);
  out.raw(R"(],"context":)").list(event.contexts, write_string);
  if (!event.place.empty()) {
    out.raw(R"(,"event_loc":{"extracted_place":)").string(event.place);
    out.raw(R"(,"country_code":)").string_or_null(event.place_country).raw("}");
  }
  out.raw(R"(,"event_text":[)").string(event.trigger).raw("]");
  if (event.type) write_scales(out, *event.type, event.mode);
  if (wording == Wording::included) out.raw(R"(,"text":)").string(event.sentence);
  out.raw(R"(,"text_info":{"sequence":)").raw(std::to_string(event.sentence_number));
  out.raw(R"(,"start":)").raw(std::to_string(event.sentence_span.begin));
  out.raw(R"(,"end":)").raw(std::to_string(event.sentence_span.end)).raw("}");
  write_citation(out, event);
  write_ours(out, event);
  return out.raw("}").take();
}

}  // namespace sayso
