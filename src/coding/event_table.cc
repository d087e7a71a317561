#include "coding/event_table.h"

#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "coding/cells.h"
#include "coding/crosswalk.h"

namespace sayso {
namespace {

/// A name and a value: header and row come from one list, so that they cannot part.
using Columns = std::vector<std::pair<std::string_view, std::string>>;

std::string number(double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::round(value * 1e4) / 1e4);
  return {digits, end.ptr};
}

std::string written(TextRange range) {
  return std::to_string(range.begin) + "-" + std::to_string(range.end);
}

std::string roles_of(const ActorCode& code) {
  std::string out;
  for (const std::string& role : code.roles) out += (out.empty() ? "" : ",") + role;
  return out;
}

struct PartyNames {
  std::string_view code;
  std::string_view name;
  std::string_view country;
  std::string_view sectors;
};
constexpr PartyNames kActor = {"Actor Code", "Actor Name", "Actor Country", "Actor Sectors"};
constexpr PartyNames kRecipient = {"Recipient Code", "Recipient Name", "Recipient Country",
                                   "Recipient Sectors"};

void add_parties(const PartyNames& names, const std::vector<CodedParty>& parties,
                 Columns& columns) {
  columns.emplace_back(names.code,
                       list_cell(parties, [](const CodedParty& p) { return joined(p.code); }));
  columns.emplace_back(names.name,
                       list_cell(parties, [](const CodedParty& p) { return label_of(p); }));
  columns.emplace_back(names.country,
                       list_cell(parties, [](const CodedParty& p) { return home_of(p.code); }));
  columns.emplace_back(names.sectors,
                       list_cell(parties, [](const CodedParty& p) { return roles_of(p.code); }));
}

void add_kind(const CodedEvent& event, Columns& columns) {
  std::string type;
  std::string quad;
  std::string scale;
  CameoCode cameo;
  if (event.type) {
    type = name_of(*event.type);
    quad = std::to_string(static_cast<int>(quad_class(*event.type)));
    scale = number(conflict_score(*event.type, event.mode));
    cameo = cameo_code(*event.type, event.mode, event.contexts);
  }
  columns.emplace_back("Event Type", type);
  columns.emplace_back("Event Mode", event.mode);
  columns.emplace_back(
      "Contexts", list_cell(event.contexts, [](const std::string& context) { return context; }));
  columns.emplace_back("CAMEO Root", cameo.root);
  columns.emplace_back("CAMEO Code", cameo.code);
  columns.emplace_back("Quad Code", quad);
  columns.emplace_back("Intensity", scale);
}

void add_holders(const std::vector<CodedHolder>& holders, Columns& columns) {
  columns.emplace_back("Holder Kind",
                       list_cell(holders, [](const CodedHolder& h) { return name_of(h.kind); }));
  columns.emplace_back("Holder", list_cell(holders, [](const CodedHolder& h) { return h.source; }));
  columns.emplace_back("Holder Source Kind", list_cell(holders, [](const CodedHolder& h) {
                         return name_of(h.source_kind);
                       }));
  columns.emplace_back("Holder Stance",
                       list_cell(holders, [](const CodedHolder& h) { return name_of(h.stance); }));
  columns.emplace_back("Holder Certainty", list_cell(holders, [](const CodedHolder& h) {
                         return name_of(h.certainty);
                       }));
}

void add_goods(const std::vector<CodedGoods>& goods, Columns& columns) {
  columns.emplace_back("Goods", list_cell(goods, [](const CodedGoods& g) { return g.words; }));
  columns.emplace_back("Goods Kind", list_cell(goods, [](const CodedGoods& g) { return g.kind; }));
  columns.emplace_back("Goods Number", list_cell(goods, [](const CodedGoods& g) {
                         return g.number ? number(*g.number) : std::string();
                       }));
  columns.emplace_back("Goods Unit", list_cell(goods, [](const CodedGoods& g) { return g.unit; }));
  columns.emplace_back("Goods Hedge",
                       list_cell(goods, [](const CodedGoods& g) { return g.hedge; }));
}

void add_places(const CodedEvent& event, Columns& columns) {
  const auto range = [](const auto& one) { return written(one.span); };
  columns.emplace_back("Trigger", event.trigger);
  columns.emplace_back("Trigger Span", written(event.trigger_span));
  columns.emplace_back("Sentence Span", written(event.sentence_span));
  columns.emplace_back("Actor Spans", list_cell(event.actors, range));
  columns.emplace_back("Recipient Spans", list_cell(event.recipients, range));
  columns.emplace_back("Goods Spans", list_cell(event.goods, range));
}

Columns columns_of(const CodedEvent& event, Wording wording) {
  Columns columns;
  columns.emplace_back("Event ID", event.id);
  columns.emplace_back("Event Date", event.date);
  columns.emplace_back("Date From", name_of(event.date_origin));
  columns.emplace_back("Event Time", event.time);
  add_kind(event, columns);
  add_parties(kActor, event.actors, columns);
  add_parties(kRecipient, event.recipients, columns);
  columns.emplace_back("Placename", event.place);
  columns.emplace_back("Country", event.place_country);
  columns.emplace_back("Publisher", event.publisher);
  columns.emplace_back("Publication Date", event.published);
  columns.emplace_back("URL", event.url);
  columns.emplace_back("Headline", event.title);
  columns.emplace_back("Language", event.language);
  columns.emplace_back("Story ID", event.document);
  columns.emplace_back("Sentence Number", std::to_string(event.sentence_number));
  columns.emplace_back("Status", name_of(event.status));
  columns.emplace_back("Factuality", number(event.factuality));
  columns.emplace_back("Score", number(event.score));
  add_holders(event.holders, columns);
  add_goods(event.goods, columns);
  columns.emplace_back("Reports", std::to_string(event.reports));
  columns.emplace_back("Origins", std::to_string(event.origins));
  add_places(event, columns);
  columns.emplace_back("Event Text", wording == Wording::included ? event.sentence : "");
  return columns;
}

Columns columns_of(const UniqueRow& row) {
  Columns columns;
  columns.emplace_back("Event Date", row.date);
  columns.emplace_back("Event Type", name_of(row.type));
  columns.emplace_back("Quad Code", std::to_string(static_cast<int>(quad_class(row.type))));
  add_parties(kActor, {row.actor}, columns);
  add_parties(kRecipient, {row.recipient}, columns);
  columns.emplace_back("Statuses", list_cell(row.statuses, [](const auto& counted) {
                         return std::string(name_of(counted.first)) + " " +
                                std::to_string(counted.second);
                       }));
  columns.emplace_back("Reports", std::to_string(row.reports));
  columns.emplace_back("Origins", std::to_string(row.origins));
  columns.emplace_back("Event IDs",
                       list_cell(row.events, [](const std::string& id) { return id; }));
  return columns;
}

std::string header_of(const Columns& columns) {
  std::vector<std::string> names;
  for (const auto& [name, value] : columns) names.emplace_back(name);
  return joined_row(names);
}

std::string row_of(const Columns& columns) {
  std::vector<std::string> values;
  for (const auto& [name, value] : columns) values.push_back(value);
  return joined_row(values);
}

}  // namespace

std::string event_table_header() { return header_of(columns_of(CodedEvent(), Wording::left_out)); }

std::string event_table_row(const CodedEvent& event, Wording wording) {
  return row_of(columns_of(event, wording));
}

std::string unique_table_header() { return header_of(columns_of(UniqueRow())); }

std::string unique_table_row(const UniqueRow& row) { return row_of(columns_of(row)); }

}  // namespace sayso
