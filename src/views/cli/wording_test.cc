#include "views/cli/wording.h"

#include <gtest/gtest.h>

namespace sayso::cli {
namespace {

TEST(ReadableDate, SaysNoMoreThanIsKnown) {
  EXPECT_EQ(readable_date("2024-03-04T10:15:00+02:00"), "4 March 2024");
  EXPECT_EQ(readable_date("2024-12-31"), "31 December 2024");
  EXPECT_EQ(readable_date("2024-03"), "March 2024");
  EXPECT_EQ(readable_date("2024"), "2024");
}

TEST(ReadableDate, LeavesWhatIsNoDate) {
  EXPECT_EQ(readable_date(""), "");
  EXPECT_EQ(readable_date("2024-13-01"), "2024-13-01");
  EXPECT_EQ(readable_date("some day"), "some day");
}

TEST(OriginLine, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(origin_line("Quay Herald", "2024-03-04"), "Quay Herald, 4 March 2024");
  EXPECT_EQ(origin_line("", "2024-03-04"), "4 March 2024");
  EXPECT_EQ(origin_line("Quay Herald", ""), "Quay Herald");
}

TEST(KnownTime, SaysHowItIsKnown) {
  EXPECT_EQ(known_time(std::nullopt), "");
  EXPECT_EQ(known_time(Timestamp{"2031-03-04", "day", "url", std::nullopt}),
            "4 March 2031 (by the address)");
  EXPECT_EQ(known_time(Timestamp{"", "day", "text", std::nullopt, "2031-03-01", "2031-03-31"}),
            "1 March 2031 to 31 March 2031 (by the text)");
}

TEST(OutletWords, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(outlet_words({"Quay Herald", "quay.example"}), "");
  EXPECT_EQ(outlet_words({"Quay TV", "quay.example", "state-media", "ISL", "State of Isle"}),
            "state media, ISL, owner: State of Isle");
}

TEST(MannerOf, NamesTheStanceUnlessItIsPlainAssertion) {
  Attribution attribution;
  attribution.quote = Quote::direct;
  EXPECT_EQ(manner_of(attribution), "direct");
  attribution.stance = Stance::declines_to_comment;
  EXPECT_EQ(manner_of(attribution), "direct, declines to comment");
}

TEST(Described, TellsOfAnUnnamedSourceWhatItsNameDoesNot) {
  SourceDetail detail;
  EXPECT_EQ(described(detail, "Officials"), "");
  detail.role = Detail{"harbour officials", {0, 1}};
  detail.nationality = Detail{"ISL", {0, 1}};
  detail.affiliation = Detail{"port ministry", {0, 1}};
  detail.number = SourceNumber{2, true, {0, 1}};
  detail.anonymity_reason = Detail{"asked not to be named", {0, 1}};
  EXPECT_EQ(described(detail, "Some harbour officials"),
            "ISL, port ministry, at least 2 people, asked not to be named");
  EXPECT_EQ(described(detail, "Those at the port ministry"),
            "harbour officials, ISL, at least 2 people, asked not to be named");
}

TEST(ScoreWords, HaveTwoDigits) {
  EXPECT_EQ(score_words(0.934), "0.93");
  EXPECT_EQ(score_words(0.049), "0.05");
  EXPECT_EQ(score_words(1), "1.00");
}

TEST(CitationWords, SayWhatTheTextTakesFromIt) {
  Citation citation{"c1", "Quay Herald", "outlet", {}, CitationRelation::told_to, "", "text"};
  EXPECT_EQ(citation_words(citation), "Quay Herald (told to it)");
  citation = {"c2", "the statement", "document", {}, CitationRelation::reported_by, "", "text"};
  EXPECT_EQ(citation_words(citation), "the statement (document)");
}

TEST(WordsOf, JoinsFragmentsOnOneHarmlessLine) {
  std::string text = "We go,\x1b he said,\nnot you";
  EXPECT_EQ(words_of({{0, 7}, {17, 24}}, text), "We go,␛ ... not you");
}

}  // namespace
}  // namespace sayso::cli
