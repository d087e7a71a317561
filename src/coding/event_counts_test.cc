#include "coding/event_counts.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "coding/report_for_tests.h"

namespace sayso {
namespace {

std::vector<CodedEvent> rows_of(const std::vector<Report>& reports) {
  std::vector<CodedEvent> rows;
  for (const Report& report : reports) {
    for (CodedEvent& row : coded_events(report.document, report.analysis)) {
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

/// A shelling that rests on an unnamed official.
Report attributed(std::string id, std::string outlet) {
  Report report("" + id, std::move(outlet),
                "An official said the Chadian army shelled rebels on Tuesday.");
  Event& event = report.add_event(EventType::assault, "shelled");
  event.actors = {{report.at("the Chadian army")}};
  event.recipients = {{report.at("rebels")}};
  event.holders = {
      {"author", Certainty::u},
      {report.add_attribution("An official", SourceKind::unnamed_official, Certainty::ct_plus),
       Certainty::ct_plus}};
  return report;
}

TEST(UniqueRows, AreOneADayDyadAndType) {
  std::vector<CodedEvent> rows = rows_of({shelling("d1", "Courier"), shelling("d2", "Mail"),
                                          shelling("d3", "Mail"), attributed("d4", "Courier")});
  rows[1].status = EventStatus::denied;
  const std::vector<UniqueRow> unique = unique_rows(rows);
  ASSERT_EQ(unique.size(), 1u);
  EXPECT_EQ(unique[0].date, "2031-05-07");
  EXPECT_EQ(joined(unique[0].actor.code), "TCDMIL");
  EXPECT_EQ(joined(unique[0].recipient.code), "---REB");
  EXPECT_EQ(unique[0].reports, 4u);
  EXPECT_EQ(unique[0].origins, 3u);  // two outlets and the official
  EXPECT_EQ(unique[0].statuses.size(), 2u);
  EXPECT_EQ(unique[0].events, (std::vector<std::string>{"d1#v1", "d2#v1", "d3#v1", "d4#v1"}));
}

TEST(UniqueRows, TellUnnamedSourcesOfTwoDocumentsApart) {
  EXPECT_EQ(unique_rows(rows_of({attributed("d1", "Courier"), attributed("d2", "Courier")}))
                .at(0)
                .origins,
            2u);
}

TEST(UniqueRows, TakeANamedSpeakerAsOneAcrossDocuments) {
  std::vector<Report> reports;
  for (const char* id : {"d1", "d2"}) {
    Report report(id, id, "Ana Duré said Chad had warned Peru.");
    const std::string ana = report.add_entity(EntityType::per, "Ana Duré");
    const std::string said =
        report.add_attribution("Ana Duré", SourceKind::named_person, Certainty::ct_plus, ana);
    Event& event = report.add_event(EventType::threaten, "warned");
    event.actors = {{report.at("Chad")}};
    event.recipients = {{report.at("Peru")}};
    event.holders = {{"author", Certainty::u}, {said, Certainty::ct_plus}};
    reports.push_back(report);
  }
  EXPECT_EQ(unique_rows(rows_of(reports)).at(0).reports, 2u);
  EXPECT_EQ(unique_rows(rows_of(reports)).at(0).origins, 1u);
}

TEST(UniqueRows, PairThoseWhoMeet) {
  Report report("d1", "Courier", "Chad, Peru and Kenya met.");
  Event& event = report.add_event(EventType::consult, "met");
  event.actors = {{report.at("Peru")}, {report.at("Chad")}, {report.at("Kenya")}};
  const std::vector<UniqueRow> unique = unique_rows(rows_of({report}));
  ASSERT_EQ(unique.size(), 3u);
  EXPECT_EQ(joined(unique[0].actor.code), "KEN");
  EXPECT_EQ(joined(unique[0].recipient.code), "PER");
}

TEST(UniqueRows, LeaveOutWhatHasNoDayTypeOrParty) {
  std::vector<CodedEvent> rows =
      rows_of({shelling("d1", "A"), shelling("d2", "B"), shelling("d3", "C")});
  rows[0].date.clear();
  rows[1].type.reset();
  rows[2].actors.clear();
  rows[2].recipients.clear();
  EXPECT_TRUE(unique_rows(rows).empty());
  count_reports(rows);
  EXPECT_EQ(rows[2].reports, 1u);
}

TEST(CountReports, GivesEachRowThoseOfItsDayTypeAndParties) {
  std::vector<CodedEvent> rows = rows_of({shelling("d1", "Courier"), shelling("d2", "Mail")});
  rows.push_back(rows[0]);
  rows[2].date = "2031-05-08";
  count_reports(rows);
  EXPECT_EQ(rows[0].reports, 2u);
  EXPECT_EQ(rows[0].origins, 2u);
  EXPECT_EQ(rows[2].reports, 1u);
}

}  // namespace
}  // namespace sayso
