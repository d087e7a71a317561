#include "times/times.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

/// The value of the one time in `text`, written on `published`.
std::string value_in(std::string_view text, const std::string& published) {
  const auto times = find_times(text, {published, "published"});
  EXPECT_EQ(times.size(), 1u) << text;
  return times.empty() ? "" : times.front().value;
}

TEST(Times, CountFromTheDayOfWriting) {
  const std::string day = "2024-03-01";
  EXPECT_EQ(value_in("It rained yesterday.", day), "2024-02-29");
  EXPECT_EQ(value_in("It rained yesterday.", "2023-03-01"), "2023-02-28");
  EXPECT_EQ(value_in("It rained last month.", "2024-01-15"), "2023-12");
  EXPECT_EQ(value_in("It rained two weeks ago.", day), "2024-W07");
  EXPECT_EQ(value_in("It will rain next year.", day), "2025");
  EXPECT_EQ(value_in("It rained a decade ago.", day), "2014");
  EXPECT_EQ(value_in("It rained this spring.", "2024-06-01"), "2024-SP");
}

TEST(Times, OfTheClockTakeNoNoticeOfSummerTime) {
  // In 2024 Europe's clocks went forward on 31 March: no day is shorter for it.
  EXPECT_EQ(value_in("It rained yesterday at 2:30 a.m.", "2024-04-01"), "2024-03-31T02:30");
  EXPECT_EQ(value_in("It will rain tomorrow at midnight.", "2024-03-30"), "2024-03-31T24:00");
}

TEST(Times, LookAsTheVerbDoes) {
  const std::string wednesday = "2024-03-13";
  EXPECT_EQ(value_in("They met Friday.", wednesday), "2024-03-08");
  EXPECT_EQ(value_in("They will meet Friday.", wednesday), "2024-03-15");
  EXPECT_EQ(value_in("They plan to meet Friday.", wednesday), "2024-03-15");
  EXPECT_EQ(value_in("They met Wednesday.", wednesday), "2024-03-13");
  EXPECT_EQ(value_in("They met last Wednesday.", wednesday), "2024-03-06");
  EXPECT_EQ(value_in("They met in October.", wednesday), "2023-10");
  EXPECT_EQ(value_in("They will meet in October.", wednesday), "2024-10");
}

TEST(Times, LookAheadForWhatHasADaySet) {
  const std::string wednesday = "2024-03-13";
  EXPECT_EQ(value_in("The talks resume Monday.", wednesday), "2024-03-18");
  EXPECT_EQ(value_in("The tax takes effect in September.", wednesday), "2024-09");
  EXPECT_EQ(value_in("Dorn leads ahead of the vote on Saturday.", wednesday), "2024-03-16");
  EXPECT_EQ(value_in("The votes Monday were close.", wednesday), "2024-03-11");
  EXPECT_EQ(value_in("She holds 10 shares since Monday.", wednesday), "2024-03-11");
}

TEST(Times, LookAsTheirOwnVerbDoes) {
  const std::string wednesday = "2024-03-13";
  EXPECT_EQ(value_in("Hoping to win, Tarn on Monday announced a tour.", wednesday), "2024-03-11");
  EXPECT_EQ(value_in("If Tarn wins the primary Monday, Orr is out.", wednesday), "2024-03-18");
  EXPECT_EQ(value_in("By Monday the hall, if cold, was full.", wednesday), "2024-03-11");
  EXPECT_EQ(value_in("After beating Orr in Monday's vote, Tarn rests.", wednesday), "2024-03-11");
  EXPECT_EQ(value_in("Orr failed to pay by February.", wednesday), "2024-02");
  EXPECT_EQ(value_in("Tarn was 9 points ahead of Orr in August.", wednesday), "2023-08");
}

TEST(Times, OfMonthsBeforeNounsAreTheNearestReported) {
  EXPECT_EQ(value_in("They must file their February reports.", "2024-03-13"), "2024-02");
  EXPECT_EQ(value_in("They will fight the November election.", "2024-03-13"), "2024-11");
  EXPECT_EQ(value_in("Tarn spoke of a September letter.", "2024-01-13"), "2023-09");
}

TEST(Times, ADayAheadInADatelineAreOfThatDay) {
  EXPECT_EQ(value_in("GENEVA, Dec. 11 (XYZ) - Prices fell.", "2024-12-10"), "2024-12-11");
}

TEST(Times, LookBackForWhatBefalls) {
  const std::string wednesday = "2024-03-13";
  EXPECT_EQ(value_in("The minister will debate the attack in Orlum on Friday.", wednesday),
            "2024-03-08");
  EXPECT_EQ(value_in("The rebels plan to attack Orlum on Friday.", wednesday), "2024-03-15");
}

TEST(Times, AreBoundedAsTheirVerbSays) {
  const std::string wednesday = "2024-03-13";
  EXPECT_EQ(value_in("The road is shut until Friday.", wednesday), "2024-03-15");
  EXPECT_EQ(value_in("Until Friday, the road was open.", wednesday), "2024-03-08");
  EXPECT_EQ(value_in("He did not know of it until Friday.", wednesday), "2024-03-08");
  EXPECT_EQ(value_in("She wants a plan to pay by February.", wednesday), "2025-02");
  EXPECT_EQ(value_in("The offer had been due to end Friday.", wednesday), "2024-03-08");
}

TEST(Times, OfAComingMonthYieldToTheVerbOfTheirSentence) {
  EXPECT_EQ(value_in("In May Orlum brought in a new mayor.", "2024-03-13"), "2023-05");
  EXPECT_EQ(value_in("In May the case of Orr vs. Tarn was heard.", "2024-03-13"), "2023-05");
  EXPECT_EQ(value_in("In May Orlum will have a new mayor.", "2024-03-13"), "2024-05");
  EXPECT_EQ(value_in("The mill, sold to Vessey, opens in May.", "2024-03-13"), "2024-05");
}

TEST(Times, HaveTheYearThatTheirWeekdayTells) {
  EXPECT_EQ(value_in("The fair of Thursday, Sept. 14, was dry.", "2024-03-13"), "2023-09-14");
  EXPECT_EQ(value_in("The fair is on Saturday, Sept. 14.", "2024-03-13"), "2024-09-14");
  EXPECT_EQ(value_in("They will meet Thursday, Sept. 14.", "2024-03-13"), "2024-09-14")
      << "a slip: it is a Saturday then";
}

TEST(Times, InFiguresAreReadWhereOnlyOneOrderIsADay) {
  EXPECT_EQ(value_in("It rained on 10/25/1998.", {}), "1998-10-25");
  EXPECT_EQ(value_in("It rained on 25.10.1998.", {}), "1998-10-25");
  EXPECT_TRUE(find_times("It rained on 5/6/2012.", {}).empty()) << "in May or in June";
}

TEST(Times, OfOneMonthShareItsYear) {
  const auto times = find_times("It rained on March 4 and 6, 2019.", {"2024-03-13", "published"});
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[0].value, "2019-03-04");
  EXPECT_EQ(times[1].value, "2019-03-06");
  EXPECT_EQ(find_times("On March 4 and 20 people came.", {}).size(), 1u);
}

TEST(Times, InQuotedWordsNeedADateByTheVerbOfSaying) {
  for (const char* other : {"\"I leave tomorrow,\" said Orr, hired on March 3.",
                            "\"I leave tomorrow,\" said Orr, who was hired on March 3."}) {
    const auto times = find_times(other, {"2024-03-13", "published"});
    ASSERT_EQ(times.size(), 2u);
    EXPECT_EQ(times[0].value, "2024-03-14") << "March 3 is the day of another thing";
  }
  EXPECT_EQ(value_in("\"I leave tomorrow,\" said Orr.", "2024-03-13"), "2024-03-14");
  const auto old = find_times("In 1943 she wrote: \"We march tomorrow.\"", {"2024", "published"});
  ASSERT_EQ(old.size(), 2u);
  EXPECT_EQ(old[1].value, "XXXX-XX-XX");
}

TEST(Times, AreNoFinerThanWhatIsKnown) {
  EXPECT_EQ(value_in("It rained yesterday.", "2024-03"), "XXXX-XX-XX");
  EXPECT_EQ(value_in("It rained this week.", "2024-03"), "XXXX-WXX");
  EXPECT_EQ(value_in("It rained last Tuesday.", "2024-03"), "XXXX-WXX-2");
  EXPECT_EQ(value_in("It rained this quarter.", "2024-03"), "2024-Q1");
  EXPECT_EQ(value_in("It rained last month.", "2024"), "XXXX-XX");
  EXPECT_EQ(value_in("It rained on March 4.", "2024"), "XXXX-03-04");
  EXPECT_EQ(value_in("It rained last year.", "2024"), "2023");
  EXPECT_EQ(value_in("It rained on March 4 last year.", "2024"), "2023-03-04");
}

TEST(Times, StayRelativeWithoutAnAnchorAndSayIt) {
  for (const char* none : {"", "yesterday", "2024-02-30"}) {
    const auto times = find_times("It rained last week, on 4 March 2019.", {none, "published"});
    ASSERT_EQ(times.size(), 2u);
    EXPECT_EQ(times[0].value, "XXXX-WXX");
    EXPECT_EQ(times[0].anchor, "missing");
    EXPECT_EQ(times[1].value, "2019-03-04");
    EXPECT_EQ(times[1].anchor, "");
  }
}

TEST(Times, DoNotExistOnAWrongDay) {
  EXPECT_EQ(value_in("It rained on Feb. 29.", "2024-03-13"), "2024-02-29");
  EXPECT_EQ(value_in("It rained on Feb. 29.", "2023-03-13"), "2020-02-29") << "the last there was";
  EXPECT_EQ(value_in("It rained on Feb. 29, 2023.", "2023-03-13"), "2023-02-29")
      << "as it is written, for there is no such day to give";
}

TEST(Times, NameWhatTheyCountFrom) {
  const auto times = find_times("It broke on 4 May 2019. The next day it was mended.", {});
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[1].value, "2019-05-05");
  EXPECT_EQ(times[1].anchor, times[0].id);
}

TEST(Times, AreOpenWhereWhatTheyCountFromIs) {
  const auto times = find_times(
      "It broke on 4 May 2019. On Monday, the day after a fire, it was mended. The next day it "
      "broke again.",
      {});
  ASSERT_EQ(times.size(), 4u);
  EXPECT_EQ(times[1].value, "XXXX-WXX-1");
  EXPECT_EQ(times[2].value, "XXXX-XX-XX");
  EXPECT_EQ(times[3].value, "XXXX-XX-XX") << "the day after Monday, and not after 4 May";
}

TEST(Times, EndWithTheirParagraph) {
  const std::string_view text = "Why it rained last\n\nWeek 4 of Friday\n\nMarch 4, 2019";
  const auto times = find_times(text, {"2024-03-13", "published"});
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[0].span.in(text), "Friday");
  EXPECT_EQ(times[1].value, "2019-03-04");
}

TEST(Times, HaveNoYearBeyondFourDigits) {
  EXPECT_EQ(value_in("It rained 100,000 years ago.", "2024-03-13"), "XXXX");
}

TEST(Times, StandInADatelineToo) {
  const std::string_view text = "GENEVA, March 4 - It rained on Monday.";
  const auto times = find_times(text, {"2024-03-04", "dateline"});
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[0].value, "2024-03-04");
  EXPECT_EQ(times[1].span.in(text), "Monday");
  EXPECT_EQ(times[1].anchor, "dateline");
}

TEST(Times, AreSoughtInAnyBytes) {
  for (const char* odd :
       {"", "'", "the", "at least", "1", "2 1/", "5 p.", "\xe2\x80", "May", "a"}) {
    for (const Timex& time : find_times(odd, {"2024-03-04", "published"})) {
      EXPECT_LE(time.span.end, std::string_view(odd).size());
    }
  }
}

}  // namespace
}  // namespace sayso
