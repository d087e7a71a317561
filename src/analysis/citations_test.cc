#include "analysis/citations.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(CreditsAsCitations, KeepWhoIsCreditedAndHow) {
  Document document;
  document.text = "OSTERBY (Coast Wire) — Two cranes fell.";
  document.credits = {{"Coast Wire", Span{9, 19}, "dateline"}, {"KorInform", {}, "meta"}};
  const auto citations = credits_as_citations(document);
  ASSERT_EQ(citations.size(), 2u);
  EXPECT_EQ(citations[0].id, "c1");
  EXPECT_EQ(citations[0].outlet, "Coast Wire");
  EXPECT_EQ(citations[0].medium, "agency");
  EXPECT_EQ(citations[0].relation, CitationRelation::agency_credit);
  EXPECT_EQ(citations[0].span, (Span{9, 19}));
  EXPECT_EQ(citations[0].how, "dateline");
  EXPECT_EQ(citations[1].id, "c2");
  EXPECT_EQ(citations[1].span, std::nullopt);
  EXPECT_EQ(citations[1].how, "meta");
}

TEST(CreditsAsCitations, AreNoneWithoutCredits) { EXPECT_TRUE(credits_as_citations({}).empty()); }

}  // namespace
}  // namespace sayso
