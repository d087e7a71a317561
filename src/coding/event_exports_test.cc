// The two ways in which rows leave the program.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "coding/event_table.h"
#include "coding/plover_json.h"
#include "coding/report_for_tests.h"

namespace sayso {
namespace {

CodedEvent aid_row() {
  Report report("d1", "The Harbour Courier",
                "Peru sent at least 300 drones to Chad, Ana Duré said.");
  const std::string ana = report.add_entity(EntityType::per, "Ana Duré");
  const std::string place = report.add_entity(EntityType::gpe, "Chad", "TCD");
  Event& event = report.add_event(EventType::aid, "sent");
  event.contexts = {"military"};
  event.actors = {{report.at("Peru")}};
  event.recipients = {{report.at("Chad"), place}};
  event.place = place;
  event.goods = {{report.at("at least 300 drones"), "drones", 300, "", "at least"}};
  event.holders = {
      {"author", Certainty::u},
      {report.add_attribution("Ana Duré", SourceKind::named_person, Certainty::ct_plus, ana),
       Certainty::ct_plus}};
  report.analysis.times = {{"t1", {0, 4}, TimexType::time, "2031-05-06T10:15", ""}};
  event.time = "t1";
  return coded_events(report.document, report.analysis).at(0);
}

TEST(PloverJson, HasTheFieldsOfTheManual) {
  const auto record = nlohmann::json::parse(plover_line(aid_row()));
  EXPECT_EQ(record["id"], "d1#v1");
  EXPECT_EQ(record["date"], "2031-05-06");
  EXPECT_EQ(record["time"], "10:15");
  EXPECT_EQ(record["event"], nlohmann::json::array({"AID"}));
  EXPECT_EQ(record["mode"], nlohmann::json::array());
  EXPECT_EQ(record["context"], nlohmann::json::array({"military"}));
  EXPECT_EQ(record["actor"][0]["code"], "PER");
  EXPECT_EQ(record["actor"][0]["entity_text"], "Peru");
  EXPECT_EQ(record["recipient"][0]["identifier_text"], "Chad");
  EXPECT_EQ(record["event_loc"]["country_code"], "TCD");
  EXPECT_EQ(record["quad_code"], 2);
  EXPECT_EQ(record["event_scale"], 10);
  EXPECT_EQ(record["text_info"]["end"], 53);
  EXPECT_EQ(record["cite_info"]["publication"], "The Harbour Courier");
}

TEST(PloverJson, HasOurFieldsBesideThem) {
  const auto ours = nlohmann::json::parse(plover_line(aid_row()))["sayso"];
  EXPECT_EQ(ours["date_from"], "event");
  EXPECT_EQ(ours["cameo_code"], "072");
  EXPECT_EQ(ours["status"], "happened");
  EXPECT_EQ(ours["holders"][0]["kind"], "author");
  EXPECT_EQ(ours["holders"][1]["source"], "Ana Duré");
  EXPECT_EQ(ours["holders"][1]["certainty"], "CT+");
  EXPECT_EQ(ours["goods"][0]["number"], 300);
  EXPECT_EQ(ours["goods"][0]["span"], nlohmann::json::array({10, 29}));
}

TEST(PloverJson, HasWordsOfTheTextOnlyIfAskedFor) {
  EXPECT_FALSE(nlohmann::json::parse(plover_line(aid_row())).contains("text"));
  EXPECT_EQ(nlohmann::json::parse(plover_line(aid_row(), Wording::included))["text"],
            "Peru sent at least 300 drones to Chad, Ana Duré said.");
}

TEST(PloverJson, OfAnEventOutsideTheOntologyHasNoType) {
  CodedEvent row = aid_row();
  row.type.reset();
  const auto record = nlohmann::json::parse(plover_line(row));
  EXPECT_EQ(record["event"], nlohmann::json::array());
  EXPECT_FALSE(record.contains("quad_code"));
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::map<std::string, std::string> by_column(std::string_view header, std::string_view row) {
  const std::vector<std::string> names = cells_of(header);
  const std::vector<std::string> values = cells_of(row);
  EXPECT_EQ(names.size(), values.size());
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < names.size(); ++i) out[names[i]] = values.at(i);
  EXPECT_EQ(out.size(), names.size());
  return out;
}

TEST(EventTable, HasOneColumnForEachName) {
  auto row = by_column(event_table_header(), event_table_row(aid_row()));
  EXPECT_EQ(row["Event Date"], "2031-05-06");
  EXPECT_EQ(row["CAMEO Code"], "072");
  EXPECT_EQ(row["Actor Code"], "PER");
  EXPECT_EQ(row["Recipient Name"], "Chad");
  EXPECT_EQ(row["Holder Kind"], "author; attribution");
  EXPECT_EQ(row["Holder"], "The Harbour Courier; Ana Duré");
  EXPECT_EQ(row["Goods Number"], "300");
  EXPECT_EQ(row["Trigger Span"], "5-9");
  EXPECT_EQ(row["Event Text"], "");
  EXPECT_EQ(row["Origins"], "1");
}

TEST(EventTable, KeepsALineALineWhateverTheValues) {
  CodedEvent event = aid_row();
  event.title = "One\ttwo\nthree\\four";
  event.actors.push_back(event.actors[0]);
  event.actors[0].name = "A; B";
  auto row = by_column(event_table_header(), event_table_row(event));
  EXPECT_EQ(row["Headline"], "One\\ttwo\\nthree\\\\four");
  EXPECT_EQ(row["Actor Name"], "A, B; Peru");
}

TEST(UniqueTable, HasCountsAndTheEventsBehindThem) {
  const std::vector<UniqueRow> unique = unique_rows({aid_row()});
  auto row = by_column(unique_table_header(), unique_table_row(unique.at(0)));
  EXPECT_EQ(row["Event Type"], "AID");
  EXPECT_EQ(row["Statuses"], "happened 1");
  EXPECT_EQ(row["Reports"], "1");
  EXPECT_EQ(row["Event IDs"], "d1#v1");
}

}  // namespace
}  // namespace sayso
