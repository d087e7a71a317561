#include "linking/ledger/ledger.h"

#include <gtest/gtest.h>

#include "linking/ledger/ledger_input_for_tests.h"

namespace sayso {
namespace {

const std::string kClosed = "the bridge over the Lorn will close for repairs in June";
const std::string kShut = "traffic is to be kept off it this summer";

std::string origins(const Ledger& ledger) {
  return std::to_string(ledger.least_origins) + ".." + std::to_string(ledger.most_origins);
}

TEST(Ledger, CountsOneOriginForAReprintAndACitation) {
  LedgerInput input = input_of(
      {report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05"),
       report_of("Lorn Wire", "2031-03-05")},
      {{0, kClosed, SourceKind::unnamed_official, "a harbour official", "said"},
       {1, kClosed, SourceKind::unnamed_official, "a harbour official", "said"},
       {2, "the Lorn bridge is to be shut", SourceKind::outlet, "the Orlum Gazette", "reported"}});
  input.links = {{1, 0, ReuseRelation::copy, false, {}}, {2, 0, ReuseRelation::cites, false, {}}};
  const Ledger ledger = make_ledger(input);
  EXPECT_EQ(ledger.articles, 3U);
  EXPECT_EQ(ledger.publishers, 3U);
  EXPECT_EQ(origins(ledger), "1..1");
  ASSERT_EQ(ledger.edges.size(), 2U);
  EXPECT_EQ(ledger.edges[0].reason, "copy");
  EXPECT_EQ(ledger.edges[1].reason, "cites");
  ASSERT_EQ(ledger.edges[1].evidence.size(), 2U);
  EXPECT_EQ(ledger.edges[1].evidence[0].document, "Lorn Wire 2031-03-05");
}

TEST(Ledger, UnnamedSourcesDescribedAlikeMayBeOne) {
  const std::vector<LedgerDocument> documents = {report_of("Orlum Gazette", "2031-03-04"),
                                                 report_of("Quay Herald", "2031-03-04")};
  EXPECT_EQ(origins(make_ledger(input_of(
                documents,
                {{0, kClosed, SourceKind::unnamed_official, "a Ruritanian official", "said"},
                 {1, kShut, SourceKind::unnamed_official, "two Ruritanian officials", "said"}}))),
            "1..2");
  EXPECT_EQ(
      origins(make_ledger(input_of(
          documents, {{0, kClosed, SourceKind::unnamed_official, "a Ruritanian official", "said"},
                      {1, kShut, SourceKind::unnamed_official, "an Illyrian official", "said"}}))),
      "2..2");
}

TEST(Ledger, OneSpeakerIsOneOriginOnOneOccasion) {
  const std::vector<LedgerDocument> documents = {report_of("Orlum Gazette", "2031-03-04"),
                                                 report_of("Quay Herald", "2031-03-08")};
  const auto with_cue = [&](const std::string& cue) {
    return origins(make_ledger(input_of(
        documents, {{0, kClosed, SourceKind::named_person, "Ada Morrow", "told reporters"},
                    {1, "the bridge is shut", SourceKind::named_person, "Ada Morrow", cue}})));
  };
  EXPECT_EQ(with_cue("has said"), "1..1");
  EXPECT_EQ(with_cue("told the Herald"), "1..2");
}

TEST(Ledger, WhatIsStillSaidOnAnotherDayMayBeAnotherOrigin) {
  const std::vector<LedgerDocument> documents = {report_of("Orlum Ministry of Works", "2031-03-04"),
                                                 report_of("Quay Herald", "2031-03-08")};
  const auto told = [&](const std::string& cue) {
    LedgerInput input = input_of(
        documents,
        {{0, kClosed},
         {1, "the bridge is shut", SourceKind::named_organisation, "the Ministry of Works", cue}});
    input.documents[0].own_page = true;
    input.links = {{1, 0, ReuseRelation::cites, false, {{{100, 140}, std::nullopt}}}};
    return origins(make_ledger(input));
  };
  EXPECT_EQ(told("says"), "1..1");
  EXPECT_EQ(told("is still saying"), "1..2");
}

TEST(Ledger, WhoDoesNotKnowSaysNothingForIt) {
  LedgerInput input = input_of(
      {report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
      {{0, kClosed, SourceKind::named_person, "Ada Morrow", "said"},
       {1, "whether the bridge is shut", SourceKind::unnamed_person, "officials", "did not know"}});
  input.members[1].said.stance = Stance::believes;
  input.members[1].said.certainty = Certainty::u;
  EXPECT_EQ(origins(make_ledger(input)), "1..1");
}

TEST(Ledger, WhoTellsOneOutletIsNotWhoTellsIt) {
  LedgerInput input =
      input_of({report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
               {{0, kClosed, SourceKind::named_person, "Ada Morrow", "told", "Lorn Radio"},
                {0, kClosed, SourceKind::named_person, "Ben Tarrow", "told", "Lorn Radio"},
                {1, kClosed, SourceKind::unnamed_person, "an engineer", "told", "Lorn Radio"}});
  EXPECT_EQ(make_ledger(input).most_origins, 3U);
}

TEST(Ledger, AFlatStatementMayRestOnAnEarlierReport) {
  const Ledger ledger = make_ledger(
      input_of({report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
               {{0, kClosed, SourceKind::named_organisation, "Harbour Board", "said"},
                {1, kClosed, SourceKind::none}}));
  EXPECT_EQ(origins(ledger), "1..2");
  ASSERT_EQ(ledger.edges.size(), 1U);
  EXPECT_EQ(ledger.edges[0].reason, "flat-statement");
  EXPECT_FALSE(ledger.edges[0].certain);
}

TEST(Ledger, APublicActHasOneOrigin) {
  EXPECT_EQ(origins(make_ledger(input_of(
                {report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-04")},
                {{0, "The Duke decreed a day of rest", SourceKind::none},
                 {1, "the Duke gave everybody a day of rest", SourceKind::none}}))),
            "1..1");
}

TEST(Ledger, OutletsOfOneOwnerMayShareASource) {
  LedgerInput input =
      input_of({report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-04")},
               {{0, kClosed, SourceKind::unnamed_official, "a Ruritanian official", "said"},
                {1, kShut, SourceKind::unnamed_person, "two people briefed on the plan", "said"}});
  EXPECT_EQ(origins(make_ledger(input)), "2..2");
  for (LedgerDocument& document : input.documents) document.owner = "Lorn Holding";
  EXPECT_EQ(origins(make_ledger(input)), "1..2");
}

TEST(Ledger, WhoDeniesStandsBesideIt) {
  const Ledger ledger = make_ledger(input_of(
      {report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
      {{0, kClosed, SourceKind::named_person, "Ada Morrow", "said"},
       {1, kClosed, SourceKind::named_person, "Ben Tarrow", "denied", "", Stance::denies}}));
  EXPECT_EQ(ledger.articles, 1U);
  EXPECT_EQ(origins(ledger), "1..1");
}

TEST(Ledger, APersonsDecisionHolds) {
  LedgerInput input =
      input_of({report_of("Orlum Gazette", "2031-03-04"), report_of("Quay Herald", "2031-03-05")},
               {{0, kClosed, SourceKind::unnamed_official, "a Ruritanian official", "said"},
                {1, kShut, SourceKind::unnamed_official, "a Ruritanian official", "said"}});
  input.decisions.push_back({{0, {}, {}}, {1, {}, {}}, false, {}});
  EXPECT_EQ(origins(make_ledger(input)), "2..2");
  input.decisions.back().joined = true;
  const Ledger joined = make_ledger(input);
  EXPECT_EQ(origins(joined), "1..1");
  EXPECT_EQ(joined.edges.front().by, "user");
}

}  // namespace
}  // namespace sayso
