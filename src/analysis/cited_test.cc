#include "analysis/cited.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

/// "relation medium outlet" of each citation.
std::vector<std::string> cited(std::string_view text) {
  const WordList words(text);
  std::vector<std::string> out;
  for (const Citation& citation : find_citations(words)) {
    out.push_back(std::string(name_of(citation.relation)) + " " + citation.medium + " " +
                  citation.outlet);
  }
  return out;
}

using List = std::vector<std::string>;

TEST(FindCitations, TellsWhatWasToldFromWhatWasReported) {
  EXPECT_EQ(cited("Marrow told Reuters it was late."), List{"told-to agency Reuters"});
  EXPECT_EQ(cited("Marrow said in an interview with the Orlum Gazette that it was late."),
            List{"told-to outlet Orlum Gazette"});
  EXPECT_EQ(cited("The Orlum Gazette first reported the sale."),
            List{"reported-by outlet Orlum Gazette"});
  EXPECT_EQ(cited("The sale was first reported by the Orlum Gazette."),
            List{"reported-by outlet Orlum Gazette"});
}

TEST(FindCitations, ReadsListsOfOutlets) {
  EXPECT_EQ(cited("According to the Orlum Gazette, Kestrel Radio and Reuters, it was late."),
            (List{"reported-by outlet Orlum Gazette", "reported-by broadcast Kestrel Radio",
                  "reported-by agency Reuters"}));
}

TEST(FindCitations, PassesOverOutletsThatAreOnlySpokenOf) {
  EXPECT_EQ(cited("Marrow bought the Orlum Gazette in May."), List{});
  EXPECT_EQ(cited("A photographer for the Orlum Gazette said he was hurt."), List{});
  EXPECT_EQ(cited("Marrow told reporters it was late."), List{});
}

TEST(FindCitations, DoesNotTakeOrdinaryWordsForOutlets) {
  EXPECT_EQ(cited("Time said little. People said more. Today reported losses."), List{});
  EXPECT_EQ(cited("Hill said the road was shut."), List{});
}

TEST(FindCitations, GivesMediaWithoutANameTheirWords) {
  EXPECT_EQ(cited("Norland's state television said the strait was shut."),
            List{"reported-by broadcast Norland's state television"});
  EXPECT_EQ(cited("The strait is shut, according to local media reports."),
            List{"reported-by outlet local media"});
  EXPECT_EQ(cited("Social media made him rich."), List{});
}

TEST(FindCitations, ReadsTheNewspaperAsTheOneNamedBefore) {
  EXPECT_EQ(cited("The Orlum Gazette reported the sale. The newspaper said it was cheap."),
            (List{"reported-by outlet Orlum Gazette", "reported-by outlet Orlum Gazette"}));
  EXPECT_EQ(cited("The newspaper said it was cheap."), List{});
}

TEST(FindCitations, ReadsAShortNameAsTheFullOneBefore) {
  EXPECT_EQ(cited("The Orlum Gazette has the letter. Marrow told the Gazette it was late."),
            List{"told-to outlet Orlum Gazette"});
  EXPECT_EQ(cited("Marrow told the Courier it was late."), List{"told-to outlet Courier"});
  EXPECT_EQ(cited("Marrow told the Monitor it was late."), List{});
}

TEST(FindCitations, FindsBroadcastersThatAreNamedFirst) {
  EXPECT_EQ(cited("Marrow told Radio Orlum it was late. TV Kestrel reported the sale."),
            (List{"told-to broadcast Radio Orlum", "reported-by broadcast TV Kestrel"}));
}

TEST(FindCitations, FindsPostsDocumentsAndLinks) {
  EXPECT_EQ(cited("Marrow wrote on Telegram that it was late."),
            List{"reported-by social-media Telegram"});
  EXPECT_EQ(cited("In a Facebook post, Marrow said it was late."),
            List{"reported-by social-media Facebook post"});
  EXPECT_EQ(cited("Marrow said in a court filing that it was late."),
            List{"reported-by document court filing"});
  EXPECT_EQ(cited("In a letter to the Estuary Commission, Marrow asked for help."),
            List{"reported-by document letter to the Estuary Commission"});
  EXPECT_EQ(cited("Marrow burnt a letter."), List{});
  EXPECT_EQ(cited("Read https://www.reuters.com/a/b. Then go."), List{"link agency Reuters"});
}

TEST(FindCitations, FindsReprintNotices) {
  EXPECT_EQ(cited("This story was originally published by the Orlum Gazette."),
            List{"reprint-notice outlet Orlum Gazette"});
  EXPECT_EQ(cited("The essay first appeared in print in 1999."), List{});
}

TEST(FindCitations, PointsAtTheWordsWithoutArticleOrPossessive) {
  const std::string text = "Marrow told the Orlum Gazette\u2019s editor it was late.";
  const WordList words(text);
  const std::vector<Citation> found = find_citations(words);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span->in(text), "Orlum Gazette");
}

}  // namespace
}  // namespace sayso
