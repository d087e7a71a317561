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

TEST(Disputes, TellsADenialThatNamesNothing) {
  EXPECT_TRUE(is_bare_denial("pure invention"));
  EXPECT_TRUE(is_bare_denial("it had done nothing of the kind"));
  EXPECT_FALSE(is_bare_denial("no lorry crossed the bridge at night"));
}

TEST(Disputes, ABareDenialAnswersWhatStandsBeforeItOfItsParty) {
  const std::vector<Answerable> said = {
      {"Lorn Ferries let lifeboats rot", "Ada Morrow", {0, 90}, true, "Quay Herald"},
      {"the weather was fair that day", "Ben Tarrow", {100, 180}, true, "Quay Herald"},
      {"the captain slept", "Carl Vane", {2000, 2080}, true, "Quay Herald"}};
  const Denial denial = {"pure invention",
                         "Lorn Ferries spokeswoman",
                         "Lorn Ferries",
                         "A Lorn Ferries spokeswoman called it pure invention.",
                         {190, 250}};
  EXPECT_EQ(denial_target(denial, said), 0U);
  const Denial far = {
      "pure invention", "the bank", "bank", "Pure invention, said the bank.", {5000, 5040}};
  EXPECT_EQ(denial_target(far, said), std::nullopt);
}

}  // namespace
}  // namespace sayso
