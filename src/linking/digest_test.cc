#include "linking/digest.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sayso {
namespace {

Spans find(const std::string& text, const std::string& words) {
  if (words.empty()) return {};
  auto begin = static_cast<std::uint32_t>(text.find(words));
  return {{begin, begin + static_cast<std::uint32_t>(words.size())}};
}

/// A store in a folder of its own.
class DigestOfStore : public testing::Test {
 protected:
  void SetUp() override {
    const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / (std::string("digest-") + test.name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    Result<Store> store = Store::open((folder_ / "store.db").string(), Store::Mode::create);
    ASSERT_TRUE(store.ok()) << store.error().message;
    store_ = std::make_unique<Store>(*std::move(store));
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  struct Said {
    std::string source;
    std::string content;
    SourceKind kind;
  };

  void add(const std::string& id, const std::string& outlet, const std::string& published,
           const std::string& text, const std::vector<Said>& all) {
    Document document;
    document.id = id;
    document.outlet.name = outlet;
    if (!published.empty()) document.published = Timestamp{published, "day", "given", {}};
    document.text = text;
    Analysis analysis;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (text[i] != '.') continue;
      analysis.sentences.push_back({begin, i + 1});
      begin = i + 2;
    }
    for (const Said& said : all) {
      Attribution attribution;
      attribution.id = "a" + std::to_string(analysis.attributions.size() + 1);
      attribution.source = find(text, said.source);
      attribution.cue = find(text, "said");
      attribution.content = find(text, said.content);
      attribution.source_kind = said.kind;
      analysis.attributions.push_back(std::move(attribution));
    }
    Result<Placement> put = store_->put(document, analysis);
    ASSERT_TRUE(put.ok()) << put.error().message;
  }

  Digest digest_of(const DigestFilter& filter) {
    Result<Digest> found = digest(*store_, filter);
    EXPECT_TRUE(found.ok());
    return found.ok() ? *std::move(found) : Digest{};
  }

  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
};

std::vector<std::string> names_of(const Digest& digest) {
  std::vector<std::string> names;
  for (const SourceGroup& group : digest.groups) names.push_back(group.name);
  return names;
}

TEST(SourceKey, SameWordsInAnotherDressAreTheSame) {
  EXPECT_EQ(source_key("The Harbour Ministry"), source_key("the harbour  ministry’s"));
  EXPECT_EQ(source_key("“Two officials,”"), source_key("two officials"));
  EXPECT_EQ(source_key("Élise Őry"), source_key("ÉLISE ŐRY"));
  EXPECT_NE(source_key("two officials"), source_key("three officials"));
  EXPECT_EQ(source_key("the"), "the");
}

TEST_F(DigestOfStore, GroupsBySourceAcrossReportsByDate) {
  add("late", "Post", "2024-03-06", "The mayor said no.",
      {{"The mayor", "no", SourceKind::named_person}});
  add("early", "Gazette", "2024-03-04", "A clerk said yes. It rained, the mayor said. Snow came.",
      {{"A clerk", "yes", SourceKind::unnamed_official},
       {"the mayor", "It rained,", SourceKind::named_person},
       {"", "Snow came", SourceKind::none}});
  Digest digest = digest_of({});
  EXPECT_EQ(names_of(digest), (std::vector<std::string>{"The mayor", "A clerk", ""}));
  EXPECT_EQ(digest.groups[0].standing, Standing::named);
  EXPECT_EQ(digest.groups[1].standing, Standing::unnamed);
  EXPECT_EQ(digest.groups[2].standing, Standing::nobody);
  ASSERT_EQ(digest.groups[0].statements.size(), 2U);
  EXPECT_EQ(digest.reports[digest.groups[0].statements[0].report].id, "early");
  EXPECT_EQ(digest.groups[0].statements[1].words, "The mayor said no.");
}

TEST_F(DigestOfStore, OnePronounIsNotOnePersonAcrossReports) {
  add("a", "Post", "", "He said no.", {{"He", "no", SourceKind::named_person}});
  add("b", "Post", "", "Then he said yes.", {{"he", "yes", SourceKind::named_person}});
  Digest digest = digest_of({});
  ASSERT_EQ(digest.groups.size(), 2U);
  EXPECT_EQ(digest.groups[0].standing, Standing::pronoun);
}

TEST_F(DigestOfStore, ContextIsTheSentenceAndCountsCodePointsBeforeIt) {
  add("a", "Post", "", "Zoë wept. The mayor said no. The end.",
      {{"The mayor", "no", SourceKind::named_person}});
  Digest digest = digest_of({});
  ASSERT_EQ(digest.groups.size(), 1U);
  const Saying& saying = digest.groups[0].statements[0];
  EXPECT_EQ(saying.words, "The mayor said no.");
  EXPECT_EQ(saying.points_before, 10U);
}

TEST_F(DigestOfStore, FiltersBySourceOutletAndTime) {
  add("a", "Gazette", "2024-03-04", "The mayor said no.",
      {{"The mayor", "no", SourceKind::named_person}});
  add("b", "Post", "2024-03", "A clerk said yes.",
      {{"A clerk", "yes", SourceKind::unnamed_official}});
  add("c", "Post", "", "The mayor said maybe.", {{"The mayor", "maybe", SourceKind::named_person}});
  EXPECT_EQ(names_of(digest_of({"MAYOR", "", "", ""})), (std::vector<std::string>{"The mayor"}));
  EXPECT_EQ(digest_of({"", "post", "", ""}).reports.size(), 2U);
  // What is known only to the month may be of that day; what has no date is counted, not shown.
  Digest since = digest_of({"", "", "2024-03-05", ""});
  ASSERT_EQ(since.reports.size(), 1U);
  EXPECT_EQ(since.reports[0].id, "b");
  EXPECT_EQ(since.undated, 1U);
  EXPECT_EQ(digest_of({"", "", "", "2024-02"}).reports.size(), 0U);
}

}  // namespace
}  // namespace sayso
