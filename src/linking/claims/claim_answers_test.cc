#include "linking/claims/claim_answers.h"

#include <gtest/gtest.h>

#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace sayso {
namespace {

/// Members as joining sees them.
class ClaimAnswersTest : public testing::Test {
 protected:
  static const SentenceEncoder& encoder() {
    static const Result<SentenceEncoder> opened =
        SentenceEncoder::open(std::string(SAYSO_SOURCE_DIR) + "/models");
    if (!opened.ok()) throw std::runtime_error(opened.error().message);
    return *opened;
  }

  /// Says `words` at `begin` of `document`, in a sentence of its own; gives its place.
  std::size_t say(const std::string& document, std::uint32_t begin, const std::string& source,
                  const std::string& words, Stance stance = Stance::asserts,
                  SourceKind kind = SourceKind::named_organisation) {
    ClaimMemberRow row;
    row.words = words;
    row.member.document = document;
    row.member.published = "2031-03-04";
    row.member.stance = stance;
    row.member.source_kind = kind;
    row.member.source_name = source;
    row.member.source_key = kind == SourceKind::author ? "author\n" + document : "actor " + source;
    row.member.content = {{begin, begin + static_cast<std::uint32_t>(words.size())}};
    if (kind == SourceKind::author) {
      row.member.event = "v1";
    } else {
      row.member.attribution = "a" + std::to_string(members_.size());
    }
    const Span all{0, static_cast<std::uint32_t>(words.size())};
    ClaimTraits traits = claim_traits(words, {all}, {}, all, {});
    traits.judged = stance == Stance::denies || stance == Stance::doubts;
    traits.begin = begin;
    traits.end = begin + all.end;
    row.traits = written(traits);
    std::string& told = told_[document];
    told += source + " said ";
    const auto meanings = encoder().encode({{words, false, {}, {}}, {words, true, told, "."}});
    told += words + ". ";
    row.meaning = meaning_bytes(meanings[0], &meanings[1]);
    members_.push_back(compared(std::move(row)));
    claims_.push_back(static_cast<std::int64_t>(members_.size()));
    return members_.size() - 1;
  }

  std::optional<std::size_t> target_of(std::size_t member) const {
    const auto target = ClaimAnswers(members_).target_of(member, claims_);
    return target ? std::optional(target->member) : std::nullopt;
  }

  std::map<std::string, std::string> told_;  // by document, as far as it goes
  std::vector<ComparedMember> members_;
  std::vector<std::int64_t> claims_;  // one for each member
};

constexpr auto kAuthor = SourceKind::author;

TEST_F(ClaimAnswersTest, WordsThatNameNothingAnswerWhatAnotherSaysJustBefore) {
  const std::size_t crack = say("a", 0, "The union", "the pipe had been cracked since January");
  say("a", 50, "Hadley Frost", "its thoughts were with the families");
  const std::size_t answer = say("a", 120, "Hadley Frost", "nothing of the kind had been reported");
  EXPECT_EQ(target_of(answer), crack);
  const std::size_t elsewhere = say("b", 900, "Hadley Frost", "pure invention");
  EXPECT_EQ(target_of(elsewhere), std::nullopt);
}

TEST_F(ClaimAnswersTest, ThatAReportIsRejectedAsAWholeAnswersNoSingleSentence) {
  say("a", 0, "The union", "the pipe had been cracked since January");
  const std::size_t whole = say("a", 60, "Hadley Frost", "the whole story", Stance::denies);
  EXPECT_EQ(target_of(whole), std::nullopt);
}

TEST_F(ClaimAnswersTest, WhatIsDeniedIsFoundByTheKindOfAct) {
  const std::size_t asked = say("a", 0, "Officials", "Orlum requested shells from Varland");
  say("a", 100, "Officials", "the harbour was closed to lorries");
  const std::size_t answer =
      say("b", 0, "Varland", "that there had been any approach by Orlum", Stance::denies);
  EXPECT_EQ(target_of(answer), asked);
}

TEST_F(ClaimAnswersTest, WhatDeniesByItsPlaceAloneAnswersWhatItContradicts) {
  const std::size_t told =
      say("a", 0, "Two officials", "the minister had heard of the decision in advance");
  say("a", 60, "Two officials", "the rate would rise by half a point");
  told_["a"] += "The minister rejected the report. ";
  const std::size_t answer =
      say("a", 150, "The minister", "\"I heard of it on the radio, like everybody else,\"");
  const ClaimAnswers answers(members_);
  EXPECT_TRUE(answers.denies_by_place(answer));
  EXPECT_FALSE(answers.is_denial(told));
  EXPECT_EQ(target_of(answer), told);
}

TEST_F(ClaimAnswersTest, NobodyDeniesWhatHeSaysHimself) {
  say("a", 0, "The bank", "the council had decided to raise the rate");
  const std::size_t answer =
      say("b", 0, "The bank", "the council had decided to raise the rate", Stance::denies);
  EXPECT_EQ(target_of(answer), std::nullopt);
}

TEST_F(ClaimAnswersTest, ABodyAnswersOnItsOwnPageAndAReportInItsOwnWordsDoesNot) {
  const std::size_t crossed = say("a", 0, "Orlum", "soldiers of Beledia crossed the river");
  const std::size_t page = say("b", 0, "Ministry of Defence of Beledia",
                               "No soldier of Beledia crossed the river", Stance::asserts, kAuthor);
  const std::size_t report = say("c", 0, "Quay Herald", "No soldier of Beledia crossed the river",
                                 Stance::asserts, kAuthor);
  EXPECT_EQ(target_of(page), crossed);
  EXPECT_EQ(target_of(report), std::nullopt);
}

TEST_F(ClaimAnswersTest, ARefusalAnswersOnlyWhereItNamesWhatWasSaid) {
  const std::size_t decided =
      say("a", 0, "Orlum Courier", "the bank had decided to raise the rate");
  const std::size_t bare = say("a", 60, "A spokeswoman", "to comment", Stance::declines_to_comment);
  const std::size_t named =
      say("a", 90, "A spokeswoman", "to comment on the report", Stance::declines_to_comment);
  EXPECT_EQ(target_of(bare), std::nullopt);
  EXPECT_EQ(target_of(named), decided);
}

TEST_F(ClaimAnswersTest, WhatOneCannotTellIsNoDenial) {
  say("a", 0, "Orlum", "soldiers of Beledia crossed the river at night");
  const std::size_t open =
      say("a", 60, "Residents", "they could not tell whether soldiers crossed the river at night");
  EXPECT_EQ(target_of(open), std::nullopt);
}

}  // namespace
}  // namespace sayso
