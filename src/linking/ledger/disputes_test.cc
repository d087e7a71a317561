#include "linking/ledger/disputes.h"

#include <gtest/gtest.h>

#include "linking/ledger/ledger_input_for_tests.h"

namespace sayso {
namespace {

TEST(Disputes, ADenialAnswersItsOwnArticleBeforeTheFirst) {
  const LedgerInput input = input_of(
      {report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
      {{0, "the dam leaks", SourceKind::named_person, "Ada Morrow", "said"},
       {1, "the dam leaks", SourceKind::outlet, "Lorn Radio", "reported"},
       {1, "the dam leaks", SourceKind::named_person, "Ben Tarrow", "denied", "", Stance::denies}});
  const std::vector<Dispute> disputes = find_disputes(input, sides(input));
  ASSERT_EQ(disputes.size(), 1U);
  EXPECT_EQ(disputes[0].denies, 2U);
  EXPECT_EQ(disputes[0].asserts, 1U);
}

TEST(Disputes, TheOppositeStatedPlainlyIsADenial) {
  LedgerInput input = input_of(
      {report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
      {{0, "a lorry crossed the bridge at night", SourceKind::named_person, "Ada Morrow", "said"},
       {1, "no lorry crossed the bridge", SourceKind::named_person, "Ben Tarrow", "said"}});
  input.members[1].said.certainty = Certainty::ct_minus;
  EXPECT_EQ(sides(input)[1], Stance::denies);
  EXPECT_EQ(find_disputes(input, sides(input)).size(), 1U);
}

TEST(Disputes, WhatAllStateInTheNegativeIsNotDenied) {
  LedgerInput input =
      input_of({report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
               {{0, "the council has not decided", SourceKind::named_person, "Ada Morrow", "said"},
                {1, "no decision was taken", SourceKind::named_person, "Ben Tarrow", "said"}});
  for (LedgerMember& member : input.members) member.said.certainty = Certainty::ct_minus;
  EXPECT_TRUE(find_disputes(input, sides(input)).empty());
}

TEST(Disputes, OneWhoSaysNoAmongThoseWhoSayYesDeniesItWhoeverIsFirst) {
  LedgerInput input =
      input_of({report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
               {{0, "nobody was detained", SourceKind::named_organisation, "The police", "said"},
                {1, "the captain was detained", SourceKind::outlet, "Lorn Radio", "reported"}});
  EXPECT_EQ(sides(input)[0], Stance::denies);
  EXPECT_EQ(sides(input)[1], Stance::asserts);
}

TEST(Disputes, OneWhoFindsNoSignOfItDoubtsAndOneWhoCannotTellDoesNot) {
  LedgerInput input =
      input_of({report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
               {{0, "troops crossed the river", SourceKind::named_organisation, "Orlum", "said"},
                {1, "they had seen no evidence of troops", SourceKind::named_organisation,
                 "Monitors", "said"},
                {1, "they could not tell whether troops crossed", SourceKind::named_person,
                 "Ada Morrow", "said"}});
  EXPECT_EQ(sides(input)[1], Stance::doubts);
  EXPECT_EQ(sides(input)[2], Stance::asserts);
}

}  // namespace
}  // namespace sayso
