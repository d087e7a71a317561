#include "coding/coded_event.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "coding/report_for_tests.h"

namespace sayso {
namespace {

CodedEvent only_row(const Report& report) {
  const std::vector<CodedEvent> rows = coded_events(report.document, report.analysis);
  EXPECT_EQ(rows.size(), 1u);
  return rows.at(0);
}

TEST(CodedEvent, SaysWhoDidWhatToWhom) {
  const CodedEvent row = only_row(shelling("d1", "The Harbour Courier"));
  EXPECT_EQ(row.id, "d1#v1");
  EXPECT_EQ(row.actors.at(0).words, "The Chadian army");
  EXPECT_EQ(joined(row.actors.at(0).code), "TCDMIL");
  EXPECT_EQ(joined(row.recipients.at(0).code), "---REB");
  EXPECT_EQ(row.trigger, "shelled");
  EXPECT_EQ(row.publisher, "The Harbour Courier");
}

TEST(CodedEvent, IsDatedByTheTextIfThatNamesADay) {
  Report report = shelling("d1", "The Harbour Courier");
  EXPECT_EQ(only_row(report).date, "2031-05-07");
  EXPECT_EQ(only_row(report).date_origin, DateOrigin::publication);
  report.analysis.times = {
      {"t1", report.at("Tuesday"), TimexType::date, "2031-05-06", "published"}};
  report.analysis.events[0].time = "t1";
  EXPECT_EQ(only_row(report).date, "2031-05-06");
  EXPECT_EQ(only_row(report).date_origin, DateOrigin::event);
  report.analysis.times[0].value = "2031-W19";
  EXPECT_EQ(only_row(report).date_origin, DateOrigin::publication);
  EXPECT_EQ(only_row(report).time, "2031-W19");
  report.document.published.reset();
  EXPECT_EQ(only_row(report).date, "");
  EXPECT_EQ(only_row(report).date_origin, DateOrigin::none);
}

TEST(CodedEvent, CountsItsPlacesInCodePoints) {
  Report report("d1", "Outlet", "Café owners met «Ana Duré» — in Peru.");
  Event& event = report.add_event(EventType::consult, "met");
  const std::string ana = report.add_entity(EntityType::per, "Ana Duré", "PER");
  event.actors = {{report.at("Café owners")}};
  event.recipients = {{report.at("Ana Duré"), ana}};
  const CodedEvent row = only_row(report);
  EXPECT_EQ(row.trigger_span, (TextRange{12, 15}));
  EXPECT_EQ(row.recipients.at(0).span, (TextRange{17, 25}));
  EXPECT_EQ(row.sentence_span, (TextRange{0, 37}));
  EXPECT_EQ(row.recipients.at(0).name, "Ana Duré");
  EXPECT_EQ(row.recipients.at(0).code.country, "PER");
}

TEST(CodedEvent, SaysOnWhoseWord) {
  Report report("d1", "The Harbour Courier",
                "Ana Duré said an official told her that Chad shelled the town.");
  const std::string ana = report.add_entity(EntityType::per, "Ana Duré");
  Event& event = report.add_event(EventType::assault, "shelled");
  const std::string outer =
      report.add_attribution("Ana Duré", SourceKind::named_person, Certainty::ct_plus, ana);
  const std::string inner =
      report.add_attribution("an official", SourceKind::unnamed_official, Certainty::pr_plus);
  event.holders = {
      {"author", Certainty::u}, {outer, Certainty::ct_plus}, {inner, Certainty::pr_plus}};
  const CodedEvent row = only_row(report);
  ASSERT_EQ(row.holders.size(), 3u);
  EXPECT_EQ(row.holders[0].kind, HolderKind::author);
  EXPECT_EQ(row.holders[0].source, "The Harbour Courier");
  EXPECT_EQ(row.holders[1].source, "Ana Duré");
  EXPECT_EQ(row.holders[2].source, "an official");
  EXPECT_EQ(row.holders[2].certainty, Certainty::pr_plus);
  // It rests on the official; the author does not commit himself, and Duré passes it on.
  EXPECT_EQ(origins_of(row), std::vector<std::string>{"unnamed an official in d1"});
}

TEST(CodedEvent, GivesNoNameToASourceThatIsKeptUnnamed) {
  Report report("d1", "The Harbour Courier", "An official said Chad shelled Ana Duré's town.");
  const std::string ana = report.add_entity(EntityType::per, "Ana Duré");
  Event& event = report.add_event(EventType::assault, "shelled");
  const std::string said =
      report.add_attribution("An official", SourceKind::unnamed_official, Certainty::ct_plus, ana);
  event.holders = {{"author", Certainty::u}, {said, Certainty::ct_plus}};
  EXPECT_EQ(only_row(report).holders.at(1).source, "An official");
}

TEST(CodedEvent, TakesIdsThatLeadNowhereAsUnknown) {
  Report report = shelling("d1", "");
  Event& event = report.analysis.events[0];
  event.place = "e9";
  event.time = "t9";
  event.actors[0].entity = "e9";
  const CodedEvent row = only_row(report);
  EXPECT_EQ(row.place, "");
  EXPECT_EQ(row.actors.at(0).entity, "");
  EXPECT_EQ(origins_of(row), std::vector<std::string>{"document d1"});
}

}  // namespace
}  // namespace sayso
