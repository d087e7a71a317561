#include <gtest/gtest.h>

#include "record/sample.h"
#include "record/store.h"

namespace sayso {
namespace {

class Search : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    store_.emplace(open());
    add("full", full_document().title, full_document().text);
    add("ships", "Five ships at Bracken",
        "Five ships came. The harbour master counted them again.");
    add("ferry", "",
        "The ferry was late. No ships sailed, and the ferry's master said so: no ships.");
    add("cafe", "", "A caf\u00e9 on the quay sells tea.");
  }

  void add(const std::string& id, const std::string& title, const std::string& text) {
    Document document = with_id(plain_document(id + ".txt", text), id);
    document.title = title;
    Analysis analysis;
    // Sentences end at ". ", which is enough here.
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = std::min(text.find(". ", begin), text.size() - 1) + 1;
      analysis.sentences.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
      begin = end + 1;
    }
    ASSERT_TRUE(store_->put(document, analysis).ok());
  }

  std::vector<Hit> hits(std::string_view query) {
    auto found = store_->search(query, 10);
    if (!found) ADD_FAILURE() << query << ": " << found.error().message;
    return found ? *found : std::vector<Hit>();
  }

  std::vector<std::string> ids(std::string_view query) {
    std::vector<std::string> ids;
    for (const auto& hit : hits(query)) ids.push_back(hit.id);
    return ids;
  }

  std::optional<Store> store_;
};

using Ids = std::vector<std::string>;

TEST_F(Search, PutsTitlesFirst) { EXPECT_EQ(ids("ships"), (Ids{"ships", "ferry"})); }

TEST_F(Search, WantsAllWords) {
  EXPECT_EQ(ids("ferry ships"), Ids{"ferry"});
  EXPECT_EQ(ids("ferry nobody"), Ids{});
}

TEST_F(Search, KnowsPhrasesPrefixesOrAndNot) {
  EXPECT_EQ(ids("\"harbour master\""), Ids{"ships"});
  EXPECT_EQ(ids("\"master harbour\""), Ids{});
  EXPECT_EQ(ids("ferr*"), Ids{"ferry"});
  EXPECT_EQ(ids("ships NOT ferry"), Ids{"ships"});
  EXPECT_EQ(ids("tea OR mayor").size(), 2u);
}

TEST_F(Search, DoesNotMindCaseAndAccents) {
  EXPECT_EQ(ids("CAFE"), Ids{"cafe"});
  EXPECT_EQ(ids("bront\u00eb"), Ids{"full"});
}

TEST_F(Search, ShowsTheSentenceWithMostOfTheWords) {
  const auto found = hits("ferry ships");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].words, "No ships sailed, and the ferry's master said so: no ships.");
  const std::string text = store_->entry("ferry")->document.text;
  EXPECT_EQ(found[0].excerpt.in(text), found[0].words);
  std::vector<std::string_view> words;
  for (const Span match : found[0].matches) words.push_back(match.in(text));
  EXPECT_EQ(words, (std::vector<std::string_view>{"ships", "ferry", "ships"}));
}

TEST_F(Search, CountsSpansInBytesOfTheText) {
  const auto found = hits("\"none is planned\"");
  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found[0].matches.size(), 1u);
  EXPECT_EQ(found[0].matches[0].in(full_document().text), "none is planned");
}

TEST_F(Search, ShowsTheBeginningWhereOnlyTheTitleMatches) {
  const auto found = hits("Bracken");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].id, "ships");
  EXPECT_EQ(found[0].words, "Five ships came.");
  EXPECT_TRUE(found[0].matches.empty());
}

TEST_F(Search, ShowsAStretchWhereThereAreNoSentences) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "rain and wind ";
  text += "and a lighthouse ";
  for (int i = 0; i < 200; ++i) text += "wind and rain ";
  ASSERT_TRUE(store_->put(with_id(plain_document("rain.txt", text), "rain"), {}).ok());
  const auto found = hits("lighthouse");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].words.find("lighthouse"), std::string::npos);
  EXPECT_LT(found[0].words.size(), 300u);
  EXPECT_EQ(found[0].matches.size(), 1u);
}

TEST_F(Search, GivesNoMoreThanAskedFor) {
  EXPECT_EQ(store_->search("ships OR tea", 1)->size(), 1u);
}

TEST_F(Search, TakesAnyQuery) {
  const std::string nul("a\0b", 3);
  for (const std::string& query : {std::string("\""),
                                   std::string("a\"b\"c"),
                                   std::string("title:ships"),
                                   std::string("^ships"),
                                   std::string("(ships"),
                                   std::string("ships)"),
                                   std::string("NEAR(a b"),
                                   std::string("a AND"),
                                   std::string("OR OR"),
                                   std::string("NOT NOT a"),
                                   std::string("-ships"),
                                   std::string("a+b"),
                                   std::string("{text}: a"),
                                   std::string("'; DROP TABLE documents; --"),
                                   std::string("\xff\xfe"),
                                   std::string("***"),
                                   std::string("\"*"),
                                   std::string(100'000, 'a'),
                                   nul,
                                   std::string("\u3002"),
                                   std::string("ships*\"ferry\"*")}) {
    EXPECT_TRUE(store_->search(query, 10).ok()) << query.substr(0, 40);
  }
  EXPECT_EQ(ids("title:ships"), Ids{}) << "words, not a column";
  EXPECT_EQ(ids("ferry's"), Ids{"ferry"});
}

TEST_F(Search, TakesAsManyWordsAsAPersonPastes) {
  std::string query;
  for (int i = 0; i < 5'000; ++i) query += "ships NOT nothing OR ";
  EXPECT_EQ(ids(query).size(), 2u);
}

}  // namespace
}  // namespace sayso
