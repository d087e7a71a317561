#include "linking/source_summary.h"

#include "linking/store_for_tests.h"

namespace sayso {
namespace {

using SourceSummaries = StoreTest;

TEST_F(SourceSummaries, CountStatementsStancesArticlesAndOutlets) {
  const std::string first = "A clerk said hm. The mayor said no. The mayor said never. It rained.";
  Analysis analysis = analysis_of(first, {{"A clerk", "hm", SourceKind::unnamed_official},
                                          {"The mayor", "no", SourceKind::named_person},
                                          {"The mayor", "never", SourceKind::named_person},
                                          {"", "It rained", SourceKind::none}});
  analysis.attributions[2].stance = Stance::denies;
  put(document_of("a", "Post", "", first), analysis);
  add("b", "Gazette", "", "The mayor said yes. He said nothing.",
      {{"The mayor", "yes", SourceKind::named_person},
       {"He", "nothing", SourceKind::named_person}});

  Result<Digest> found = digest(*store_, {});
  ASSERT_TRUE(found.ok());
  const std::vector<SourceSummary> all = summarise(*found, std::nullopt);
  ASSERT_EQ(all.size(), 2U);  // "he" and nobody are no sources
  EXPECT_EQ(all[0].source->name, "The mayor");
  EXPECT_EQ(all[0].stances,
            (std::map<Stance, std::size_t>{{Stance::asserts, 2}, {Stance::denies, 1}}));
  EXPECT_EQ(all[0].articles, 2U);
  EXPECT_EQ(all[0].outlets, (std::set<std::string>{"Gazette", "Post"}));

  const std::vector<SourceSummary> officials = summarise(*found, SourceKind::unnamed_official);
  ASSERT_EQ(officials.size(), 1U);
  EXPECT_EQ(officials[0].source->name, "A clerk");
}

}  // namespace
}  // namespace sayso
