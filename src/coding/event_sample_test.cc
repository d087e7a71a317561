#include "coding/event_sample.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sayso {
namespace {

std::vector<CodedEvent> numbered(std::size_t size) {
  std::vector<CodedEvent> events(size);
  for (std::size_t i = 0; i < size; ++i) events[i].id = "d#v" + std::to_string(i);
  return events;
}

std::vector<std::string> ids_of(const std::vector<CodedEvent>& events) {
  std::vector<std::string> ids;
  for (const CodedEvent& event : events) ids.push_back(event.id);
  return ids;
}

TEST(EventSample, IsTheSameWhateverTheOrder) {
  std::vector<CodedEvent> events = numbered(50);
  const auto sample = ids_of(sample_events(events, 10, 7));
  EXPECT_EQ(sample.size(), 10U);
  std::reverse(events.begin(), events.end());
  EXPECT_EQ(ids_of(sample_events(events, 10, 7)), sample);
  EXPECT_NE(ids_of(sample_events(events, 10, 8)), sample);
}

TEST(EventSample, ChangesByOneWhereOneIsAdded) {
  const auto before = ids_of(sample_events(numbered(50), 10, 1));
  const auto after = ids_of(sample_events(numbered(51), 10, 1));
  std::size_t kept = 0;
  for (const auto& id : before) kept += std::count(after.begin(), after.end(), id) > 0 ? 1 : 0;
  EXPECT_GE(kept, 9U);
}

TEST(EventSample, IsAllWhereThereAreFewer) {
  EXPECT_EQ(sample_events(numbered(3), 10, 1).size(), 3U);
}

TEST(JudgingTable, HasACellForEachColumnAndNoneFilledForTheJudge) {
  const auto cells = [](const std::string& line) {
    return std::count(line.begin(), line.end(), '\t') + 1;
  };
  CodedEvent event;
  event.id = "d#v1";
  event.sentence = "A\tB\\";
  event.holders.resize(2);
  event.holders[1].kind = HolderKind::attribution;
  event.holders[1].source = "Ines Vold";
  event.holders[1].certainty = Certainty::ct_plus;
  const std::string row = judging_table_row(event);
  EXPECT_EQ(cells(row), cells(judging_table_header()));
  EXPECT_TRUE(row.starts_with("d#v1\tA\\tB\\\\\t"));
  EXPECT_NE(row.find("author: U; Ines Vold: CT+"), row.npos);
  EXPECT_TRUE(row.ends_with("\t\t\t\t\t\t\t\t"));
  EXPECT_TRUE(judging_table_header().ends_with("\tGoods Right\tNote"));
}

}  // namespace
}  // namespace sayso
