#include "record/query.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(FullTextQuery, WantsAllWords) {
  EXPECT_EQ(full_text_query("peace"), R"("peace")");
  EXPECT_EQ(full_text_query("  peace \n talks "), R"(("peace" AND "talks"))");
  EXPECT_EQ(full_text_query("peace AND talks"), R"(("peace" AND "talks"))");
}

TEST(FullTextQuery, KnowsPhrasesPrefixesOrAndNot) {
  EXPECT_EQ(full_text_query("\"cease fire\" war*"), R"(("cease fire" AND "war"*))");
  EXPECT_EQ(full_text_query("peace talks OR \"cease fire\" NOT war*"),
            R"((("peace" AND "talks") OR ("cease fire" NOT "war"*)))");
  EXPECT_EQ(full_text_query("ports NOT strike NOT storm"),
            R"(("ports" NOT ("strike" OR "storm")))");
}

TEST(FullTextQuery, TakesTypographicSignsForWhatTheyShow) {
  EXPECT_EQ(full_text_query("\u201ccease fire\u201d \u2014 now"), R"(("cease fire" AND "now"))");
}

TEST(FullTextQuery, TakesHalfAPhraseForAWholeOne) {
  EXPECT_EQ(full_text_query("\"cease fire"), R"("cease fire")");
}

TEST(FullTextQuery, IsEmptyWhereNothingIsAskedFor) {
  for (const char* query :
       {"", " ", "\"\"", "***", "OR", "NOT", "AND", "NOT war", "\u2014", "()"}) {
    EXPECT_EQ(full_text_query(query), "") << query;
  }
}

}  // namespace
}  // namespace sayso
