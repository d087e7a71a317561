#include "linking/claims/claims.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "linking/link.h"
#include "linking/store_for_tests.h"
#include "record/claim_rows.h"

namespace sayso {
namespace {

const LinkingModels& models() {
  static const Result<LinkingModels> opened =
      LinkingModels::open(std::string(SAYSO_SOURCE_DIR) + "/models");
  if (!opened.ok()) throw std::runtime_error(opened.error().message);
  return *opened;
}

class ClaimsTest : public StoreTest {
 protected:
  void link() {
    const auto done = sayso::link(*store_, &models());
    ASSERT_TRUE(done.ok()) << done.error().message;
  }

  /// A document in which `source` says `content`.
  void say(const std::string& id, const std::string& published, const std::string& source,
           const std::string& content, Stance stance = Stance::asserts) {
    const std::string text = source + " said " + content + ".";
    Analysis analysis = analysis_of(text, {{source, content, SourceKind::named_organisation}});
    analysis.attributions.front().stance = stance;
    put(document_of(id, "Outlet of " + id, published, text), analysis);
    link();
  }

  ClaimRow claim_of(const std::string& document) {
    for (const ClaimRow& row : claims()) {
      for (const ClaimMember& member : row.claim.members) {
        if (member.document == document) return row;
      }
    }
    ADD_FAILURE() << document << " has no claim";
    return {};
  }
  std::string id_of(const std::string& document) { return claim_of(document).claim.id; }

  std::vector<ClaimRow> claims() {
    const auto keys = all_claims(store_->tables());
    if (!keys.ok()) ADD_FAILURE() << keys.error().message;
    std::vector<ClaimRow> out;
    for (const std::int64_t key : *keys) {
      const auto row = read_claim(store_->tables(), key);
      if (row.ok() && *row) out.push_back(**row);
    }
    return out;
  }
};

TEST_F(ClaimsTest, WhatDeniesByItsPlaceAloneIsADenialInTheClaimThatItAnswers) {
  const std::string said = "the minister had heard of the decision in advance";
  const std::string answer = "I heard of it on the radio, like everybody else,";
  const std::string text = "Two officials said " + said +
                           ". The minister, Mara Lint, rejected the report. \"" + answer +
                           "\" Mara Lint told reporters.";
  put(document_of("a", "Orlum Courier", "2031-03-04", text),
      analysis_of(text, {{"Two officials", said, SourceKind::unnamed_person},
                         {"Mara Lint", answer, SourceKind::named_person}}));
  link();
  const Claim claim = claim_of("a").claim;
  ASSERT_EQ(claim.members.size(), 2);
  EXPECT_EQ(claim.members[0].stance, Stance::asserts);
  EXPECT_EQ(claim.members[1].stance, Stance::denies);
}

TEST_F(ClaimsTest, AreOneInOtherWordsAndWithWhoDeniesIt) {
  say("a", "2031-03-04", "The ministry", "Orlum asked its neighbour Varland for artillery shells");
  say("b", "2031-03-05", "Officials", "Varland was asked by Orlum to give it artillery shells");
  say("c", "2031-03-05", "The embassy", "Orlum never asked Varland for any artillery shells",
      Stance::denies);
  say("d", "2031-03-05", "The museum", "the price of tickets will not change this year");
  EXPECT_EQ(id_of("a"), id_of("b"));
  EXPECT_EQ(id_of("a"), id_of("c"));
  EXPECT_NE(id_of("a"), id_of("d"));
  EXPECT_EQ(claim_of("a").claim.text, "Orlum asked its neighbour Varland for artillery shells");
}

TEST_F(ClaimsTest, AreTwoWithOtherNumbersAndTheLaterRevisesTheEarlier) {
  say("a", "2031-03-04", "The coast guard", "twelve people died in the sinking of the ferry");
  say("b", "2031-03-05", "The coast guard", "17 people died in the sinking of the ferry");
  EXPECT_NE(id_of("a"), id_of("b"));
  EXPECT_EQ(claim_of("b").claim.revises, id_of("a"));
  EXPECT_EQ(claim_of("a").claim.revises, "");
}

TEST_F(ClaimsTest, AFigureThatRoseRevisesWhoeverStatesIt) {
  say("a", "2031-03-04", "The coast guard",
      "twelve people died in the sinking of the ferry Lunna off the Skerrow light");
  say("b", "2031-03-05", "The ministry",
      "the death toll of the sinking of the ferry Lunna off the Skerrow light rose to 17");
  EXPECT_EQ(claim_of("b").claim.revises, id_of("a"));
}

TEST_F(ClaimsTest, TwoWhoCountOtherwiseReviseNothing) {
  say("a", "2031-03-04", "The army", "eight soldiers were killed in the garrison at Korrel");
  say("b", "2031-03-05", "The rebels", "26 soldiers were killed in the garrison at Korrel");
  EXPECT_EQ(claim_of("b").claim.revises, "");
}

TEST_F(ClaimsTest, TheDeadGrowFewerOnlyWhereThatIsSaid) {
  say("a", "2031-03-04", "The coast guard", "21 people died in the sinking of the ferry");
  say("b", "2031-03-05", "The coast guard", "two people from Osterby died in the sinking");
  say("c", "2031-03-06", "The coast guard",
      "the death toll of the ferry was lowered to 19 from 21");
  EXPECT_EQ(claim_of("b").claim.revises, "");
  EXPECT_EQ(claim_of("c").claim.revises, id_of("a"));
}

TEST_F(ClaimsTest, AFigureThatGivesWayIsNotStated) {
  say("a", "2031-03-04", "The exchange",
      "contracts worth 240 million crowns were traded on Monday");
  say("b", "2031-03-05", "The exchange",
      "contracts worth 204 million crowns, not 240 million, were traded on Monday");
  EXPECT_NE(id_of("b"), id_of("a"));
  EXPECT_EQ(claim_of("b").claim.revises, id_of("a"));
}

TEST_F(ClaimsTest, AreTwoAtTwoStages) {
  say("a", "2031-03-04", "The ministry", "Orlum asked Varland for artillery shells");
  say("b", "2031-03-05", "The ministry", "Varland has agreed to give Orlum artillery shells");
  EXPECT_NE(id_of("a"), id_of("b"));
}

TEST_F(ClaimsTest, WhatIsDoneIsComparedWithWhoDoesIt) {
  say("a", "2031-03-04", "The ministry", "Orlum asked Varland for artillery shells");
  const std::string text = "Orlum asked Varland for artillery shells.";
  Analysis analysis = analysis_of(
      text, {{"Orlum", "Varland for artillery shells", SourceKind::named_organisation}});
  analysis.attributions.front().cue = find_words(text, "asked");
  analysis.attributions.front().stance = Stance::asks;
  put(document_of("b", "The Quay Post", "2031-03-05", text), analysis);
  link();
  EXPECT_EQ(id_of("a"), id_of("b"));
  EXPECT_EQ(claim_of("b").claim.text, "Orlum asked Varland for artillery shells");
}

TEST_F(ClaimsTest, TwoThingsOfOneSentenceAreTwo) {
  const std::string text = "The coast guard said 14 boats were lost and that the port was shut.";
  Analysis analysis =
      analysis_of(text, {{"The coast guard", "14 boats were lost", SourceKind::named_organisation},
                         {"The coast guard", "the port was shut", SourceKind::named_organisation}});
  put(document_of("a", "The Quay Post", "2031-03-04", text), analysis);
  put(document_of("b", "Orlum Gazette", "2031-03-05", text), analysis);
  link();
  EXPECT_EQ(claims().size(), 2U);
}

TEST_F(ClaimsTest, OfAnotherYearAreOthers) {
  say("a", "2031-03-04", "The ministry", "Orlum asked Varland for artillery shells");
  say("b", "2032-03-04", "The ministry", "Orlum asked Varland for artillery shells");
  EXPECT_NE(id_of("a"), id_of("b"));
}

TEST_F(ClaimsTest, KeepTheirIdsWhenADocumentIsAnalysedAnew) {
  say("a", "2031-03-04", "The ministry", "Orlum asked its neighbour Varland for artillery shells");
  say("b", "2031-03-05", "Officials", "Varland was asked by Orlum to give it artillery shells");
  const std::string id = id_of("a");
  const auto entry = store_->entry("a");
  ASSERT_TRUE(entry.ok());
  ASSERT_TRUE(store_->replace_analysis("a", entry->analysis).ok());
  link();
  EXPECT_EQ(id_of("a"), id);
  EXPECT_EQ(id_of("b"), id);
  ASSERT_TRUE(store_->remove("b").ok());
  EXPECT_EQ(claim_of("a").claim.members.size(), 1U);
}

TEST_F(ClaimsTest, AnswersThatSayNothingElseGoWithWhatTheyAnswer) {
  const std::string text =
      "The mayor said the bridge had been shut without cause. The company said fantasies.";
  Analysis analysis = analysis_of(
      text, {{"The mayor", "the bridge had been shut without cause", SourceKind::named_person},
             {"The company", "fantasies", SourceKind::named_organisation}});
  analysis.attributions.back().stance = Stance::denies;
  put(document_of("a", "The Quay Post", "2031-03-04", text), analysis);
  link();
  EXPECT_EQ(claim_of("a").claim.members.size(), 2U);
}

TEST_F(ClaimsTest, AnswersJoinAcrossDocumentsWithoutASharedWord) {
  say("a", "2031-03-04", "Officials", "Orlum requested artillery shells from Varland");
  say("b", "2031-03-05", "Varland", "there had been no approach by Orlum");
  say("c", "2031-03-06", "The museum", "no ticket will cost more this year");
  EXPECT_EQ(id_of("b"), id_of("a"));
  EXPECT_NE(id_of("c"), id_of("a"));
}

TEST_F(ClaimsTest, WhatNobodySaysIsStatedByTheReport) {
  const std::string text = "Nobody said anything about the leak.";
  Analysis analysis =
      analysis_of(text, {{"Nobody", "anything about the leak", SourceKind::unnamed_person}});
  Event event;
  event.id = "v1";
  event.trigger = find_words(text, "said").front();
  event.holders = {{"author", Certainty::ct_minus}};
  analysis.events = {event};
  put(document_of("a", "The Quay Post", "2031-03-04", text), analysis);
  link();
  ASSERT_EQ(claim_of("a").claim.members.size(), 1U);
  EXPECT_EQ(claim_of("a").claim.members[0].source_kind, SourceKind::author);
  EXPECT_EQ(claim_of("a").claim.text, text);
}

TEST_F(ClaimsTest, BeginWithAWordWhereTheRestOfASentenceDoesNot) {
  const std::string text = "The mayor said so, after the bridge over the Orl was shut to lorries.";
  Analysis analysis = analysis_of(text, {{"The mayor", "so", SourceKind::named_person}});
  Event event;
  event.id = "v1";
  event.trigger = find_words(text, "shut").front();
  event.holders = {{"author", Certainty::ct_plus}};
  analysis.events = {event};
  put(document_of("a", "The Quay Post", "2031-03-04", text), analysis);
  link();
  EXPECT_EQ(claim_of("a").claim.text, "after the bridge over the Orl was shut to lorries.");
}

TEST_F(ClaimsTest, TakeInWhatIsStatedOnNobodysWord) {
  say("a", "2031-03-04", "The ministry", "the bridge over the Orl was shut to lorries");
  const std::string text = "The bridge over the Orl was shut to lorries.";
  Analysis analysis = analysis_of(text, {});
  Event event;
  event.id = "v1";
  event.trigger = find_words(text, "shut").front();
  event.holders = {{"author", Certainty::ct_plus}};
  analysis.events = {event};
  put(document_of("b", "The Quay Post", "2031-03-04", text), analysis);
  link();
  const ClaimRow row = claim_of("b");
  EXPECT_EQ(row.claim.id, id_of("a"));
  ASSERT_EQ(row.claim.members.size(), 2U);
  EXPECT_EQ(row.claim.members[1].event, "v1");
  EXPECT_EQ(row.claim.members[1].source_kind, SourceKind::author);
}

}  // namespace
}  // namespace sayso
