#include "documents/metadata/json_ld.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

StructuredData read(std::initializer_list<std::string> scripts) {
  JsonLd data;
  for (const std::string& script : scripts) data.add(script);
  return data.read();
}

TEST(JsonLd, JoinsWhatScriptsNameOfEachOther) {
  const StructuredData data =
      read({R"({"@graph": [{"@type": "NewsArticle", "headline": "Ferry", "author": {"@id": "#ida"},
                            "publisher": [{"@id": "#site"}]}]})",
            R"([{"@type": "Person", "@id": "#ida", "name": "Ida Holm"},
                {"@type": "NewsMediaOrganization", "@id": "#site", "name": "The Harbour Courier"}])"});
  ASSERT_EQ(data.articles.size(), 1U);
  EXPECT_EQ(data.articles[0].authors, std::vector<std::string>{"Ida Holm"});
  EXPECT_EQ(data.articles[0].publisher, "The Harbour Courier");
}

TEST(JsonLd, TellsArticlesFromPages) {
  const StructuredData data = read({R"([{"@type": "WebPage", "name": "Page"},
      {"@type": ["Thing", "https://schema.org/BlogPosting"], "headline": "Post"},
      {"@type": "Product", "name": "Boat"}])"});
  ASSERT_EQ(data.articles.size(), 2U);
  EXPECT_FALSE(data.articles[0].is_article);
  EXPECT_TRUE(data.articles[1].is_article);
}

TEST(JsonLd, ReadsWhatTemplatesLeave) {
  EXPECT_EQ(read({"<!--\n{\"@type\": \"Article\", \"headline\": \"A\tB, ]\",};\n-->"})
                .articles[0]
                .headline,
            "A B, ]");
  const StructuredData cut = read(
      {R"({"@type": "Article", "headline": "Ferry", "datePublished": "2024-03-04", "x": "a "b" c)"});
  ASSERT_EQ(cut.articles.size(), 1U);
  EXPECT_EQ(cut.articles[0].published, "2024-03-04");
}

TEST(JsonLd, LeavesOutWhatIsNoSaneDescription) {
  std::string deep = R"({"@type": "Article", "headline": "Ferry", "a": )";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  for (int i = 0; i < 100'000; ++i) deep += "]";
  std::string large = R"({"@type": "Article", "headline": "Ferry", "articleBody": ")";
  large += std::string(10'000'000, 'a') + "\"}";
  for (const std::string& script :
       {deep, large, std::string("}{"), std::string(), std::string("[[[["), std::string("null"),
        std::string(R"({"@type": 7, "headline": ["a", 3], "author": [[[{"name": {}}]], null]})")}) {
    for (const ArticleData& article : read({script}).articles) {
      EXPECT_TRUE(article.headline.empty() || article.headline == "Ferry");
    }
  }
}

TEST(JsonLd, NamesThatNameEachOtherEnd) {
  const StructuredData data =
      read({R"([{"@type": "Article", "headline": "Ferry", "author": {"@id": "#a"}},
                {"@id": "#a", "sameAs": {"@id": "#b"}}, {"@id": "#b", "sameAs": {"@id": "#a"}}])"});
  EXPECT_TRUE(data.articles[0].authors.empty());
}

}  // namespace
}  // namespace sayso
