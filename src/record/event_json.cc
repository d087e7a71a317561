#include "record/event_json.h"

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

namespace {

/// Spans and entities, two lists of one length.
void write_parties(LineWriter& out, std::string_view role, const std::vector<Party>& parties) {
  out.raw(",\"").raw(role).raw("\":");
  out.list(parties, [&out](const Party& party) { out.span(party.span); });
  out.raw(",\"").raw(role).raw("_entities\":");
  out.list(parties, [&out](const Party& party) { out.string_or_null(party.entity); });
}

void write_goods(LineWriter& out, const Goods& goods) {
  out.raw(R"({"span":)").span(goods.span);
  out.raw(R"(,"kind":)").string(goods.kind);
  out.raw(R"(,"number":)");
  goods.number ? out.number(*goods.number) : out.raw("null");
  out.raw(R"(,"unit":)").string_or_null(goods.unit);
  out.raw(R"(,"hedge":)").string_or_null(goods.hedge).raw("}");
}

void write_holder(LineWriter& out, const Holder& holder) {
  out.raw(R"({"by":)").string(holder.by);
  out.raw(R"(,"certainty":)").string(name_of(holder.certainty)).raw("}");
}

}  // namespace

void write_event(LineWriter& out, const Event& event) {
  out.raw(R"({"id":)").string(event.id);
  out.raw(R"(,"trigger":)").span(event.trigger);
  out.raw(R"(,"type":)").string_or_null(event.type ? name_of(*event.type) : std::string_view());
  out.raw(R"(,"mode":)").string_or_null(event.mode);
  out.raw(R"(,"contexts":)").list(event.contexts, [&out](const std::string& context) {
    out.string(context);
  });
  write_parties(out, "actor", event.actors);
  write_parties(out, "recipient", event.recipients);
  out.raw(R"(,"place":)").string_or_null(event.place);
  out.raw(R"(,"time":)").string_or_null(event.time);
  out.raw(R"(,"goods":)").list(event.goods, [&out](const Goods& goods) {
    write_goods(out, goods);
  });
  out.raw(R"(,"factuality":)").number(event.factuality);
  out.raw(R"(,"holders":)").list(event.holders, [&out](const Holder& holder) {
    write_holder(out, holder);
  });
  out.raw(R"(,"score":)").number(event.score);
  out.raw(R"(,"status":)").string(name_of(event.status)).raw("}");
}

}  // namespace sayso
