#include "documents/page_model.h"

#include <gtest/gtest.h>

#include <string>

#include "documents/dom.h"
#include "documents/page.h"
#include "documents/shipped_page_model.h"

namespace sayso {
namespace {

TEST(PageModel, OneThatIsNotThereIsMissing) {
  const Result<PageModel> model = PageModel::open("no/such/pages.weights");
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, "models-missing");
}

TEST(PageModel, AnotherModelsFileIsDamaged) {
  const Result<PageModel> model =
      PageModel::open(std::string(SAYSO_SOURCE_DIR) + "/models/news.weights");
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, "models-damaged");
}

TEST(PageModel, WithoutOneAPageIsAnError) {
  const Result<Document> page = read_page("<p>The quay is shut.</p>", "", nullptr, "page.html");
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().code, "models-missing");
  EXPECT_TRUE(page.error().message.starts_with("page.html"));
}

TEST(PageModel, ScoresEachBlockOfAPageWithoutText) {
  const Dom page("<html><body><div></div></body></html>");
  const Outline outline = outline_of(page.root());
  EXPECT_TRUE(shipped_page_model().scores(outline, block_features(outline, {})).empty());
}

TEST(PageModel, APageOfManyBlocksEndsInTime) {
  std::string html = "<html><body>";
  for (int i = 0; i < 300'000; ++i) html += "<div><p>Who owns the old quay?</p>";
  const Result<Document> page = read_page(html, "", &shipped_page_model(), "page.html");
  if (!page.ok()) {
    EXPECT_EQ(page.error().code, "no-article");
  }
}

}  // namespace
}  // namespace sayso
