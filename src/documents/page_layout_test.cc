#include "documents/page_layout.h"

#include <gtest/gtest.h>

#include <sstream>

namespace sayso {
namespace {

/// Sets `line` in type of `size` at `left` on `baseline`, each letter half as wide as high.
void set(const std::string& line, double left, double baseline, std::vector<PageWord>& page,
         double size = 10) {
  std::istringstream words(line);
  for (PageWord word; words >> word.text;) {
    word.left = left;
    word.right = left + static_cast<double>(word.text.size()) * size / 2;
    word.top = baseline - size * 0.8;
    word.bottom = baseline + size * 0.2;
    word.baseline = baseline;
    word.size = size;
    left = word.right + size / 4;
    page.push_back(word);
  }
}

std::string text(const std::vector<PageWord>& page) {
  std::string out;
  for (const PageRow& row : in_reading_order(page)) out += text_of(row) + "\n";
  return out;
}

TEST(PageLayout, ReadsColumnsOneAfterTheOther) {
  std::vector<PageWord> page;
  set("A headline over all of the page and more", 0, 20, page, 14);
  for (int i = 0; i < 4; ++i) {
    // Lines of the two columns do not stand level.
    set("left column line " + std::to_string(i) + " goes on", 0, 40 + 12 * i, page);
    set("right column line " + std::to_string(i) + " goes on", 160, 45 + 12 * i, page);
  }
  EXPECT_EQ(text(page),
            "A headline over all of the page and more\n"
            "left column line 0 goes on\nleft column line 1 goes on\n"
            "left column line 2 goes on\nleft column line 3 goes on\n"
            "right column line 0 goes on\nright column line 1 goes on\n"
            "right column line 2 goes on\nright column line 3 goes on\n");
}

TEST(PageLayout, AShortHeadlineDividesColumns) {
  std::vector<PageWord> page;
  for (const double top : {0.0, 100.0}) {
    set(top == 0 ? "First" : "Second", 0, top, page, 18);
    for (int i = 0; i < 3; ++i) {
      set("words of the left column", 0, top + 20 + 12 * i, page);
      set("words of the right column", 160, top + 20 + 12 * i, page);
    }
  }
  const std::string order = text(page);
  EXPECT_LT(order.find("right"), order.find("Second"));
}

TEST(PageLayout, ReadsTablesRowByRow) {
  std::vector<PageWord> page;
  for (int i = 0; i < 4; ++i) {
    set("Port " + std::to_string(i), 0, 12 * i, page);
    set(std::to_string(1000 + i), 100, 12 * i, page);
  }
  EXPECT_EQ(text(page), "Port 0\t1000\nPort 1\t1001\nPort 2\t1002\nPort 3\t1003\n");
}

TEST(PageLayout, WordsDrawnTwiceAreReadOnce) {
  std::vector<PageWord> page;
  set("Ministry of Fisheries", 0, 10, page);
  set("Ministry of Fisheries", 0.3, 10, page);
  EXPECT_EQ(text(page), "Ministry of Fisheries\n");
}

TEST(PageLayout, MarksStandInTheirRow) {
  std::vector<PageWord> page;
  set("She left", 0, 20, page);
  set("2", 38, 16, page, 6);
  set("for home", 44, 20, page);
  EXPECT_EQ(text(page), "She left2 for home\n");
}

}  // namespace
}  // namespace sayso
