#include "neural/windows.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace sayso {
namespace {

constexpr std::uint8_t starts = 1 + 18 * 2, follows = 1;

std::vector<Piece> paragraphs(const std::vector<int>& sizes) {
  std::vector<Piece> pieces;
  for (const int size : sizes)
    for (int i = 0; i < size; ++i) pieces.push_back({5, {}, i == 0 ? starts : follows});
  return pieces;
}

/// Encodings for each piece, after checks that hold for every document.
double encodings(const std::vector<Piece>& pieces, int size = window_size) {
  int kept = 0;
  double encoded = 0;
  for (const Window& window : cut_windows(pieces, size)) {
    EXPECT_LE(window.end - window.begin, size);
    EXPECT_EQ(window.keep_begin, kept);  // every piece is kept once, in order
    EXPECT_LT(window.keep_begin, window.keep_end);
    EXPECT_LE(window.begin, window.keep_begin);
    EXPECT_LE(window.keep_end, window.end);
    kept = window.keep_end;
    encoded += window.end - window.begin;
  }
  EXPECT_EQ(kept, static_cast<int>(pieces.size()));
  return pieces.empty() ? 0 : encoded / static_cast<double>(pieces.size());
}

TEST(Windows, AShortDocumentIsOneWindow) {
  const auto windows = cut_windows(paragraphs({40, 100, 200}), window_size);
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].end, 340);
  EXPECT_TRUE(cut_windows({}, window_size).empty());
}

TEST(Windows, ParagraphsStayWhole) {
  const auto windows = cut_windows(paragraphs({300, 100, 395, 10}), window_size);
  ASSERT_EQ(windows.size(), 4U);
  EXPECT_EQ(windows[1].keep_begin, 300);
  EXPECT_EQ(windows[1].begin, 300);
  EXPECT_EQ(windows[2].keep_begin, 400);
  EXPECT_EQ(windows[2].begin, 400);
  EXPECT_EQ(windows[3].begin, 795);
}

TEST(Windows, MayBeSmallerThanWhatTheyShareElsewhere) {
  encodings(paragraphs({60, 200, 10}), 38);
  encodings(paragraphs({7}), 2);
}

TEST(Windows, ALongParagraphIsCutWhereBothSidesReachFar) {
  const auto windows = cut_windows(paragraphs({1000}), window_size);
  for (std::size_t i = 1; i < windows.size(); ++i) {
    EXPECT_EQ(windows[i - 1].end - windows[i].begin, window_overlap);
    EXPECT_EQ(windows[i - 1].end - windows[i].keep_begin, window_overlap / 2);
  }
  encodings(paragraphs({1000}));
}

TEST(Windows, EncodeEachPieceAtMostOneAndAQuarterTimes) {
  EXPECT_LE(encodings(paragraphs(std::vector<int>(500, 45))), 1.25);
  EXPECT_LE(encodings(paragraphs(std::vector<int>(100, 192))), 1.25);  // one fits, two do not
  EXPECT_LE(encodings(paragraphs({20000})), 1.25);
  for (int length = 1; length < 1200; length += 7) encodings(paragraphs({5, length, 5}));
  std::mt19937 draw(3);
  for (const int longest : {30, 120, 400, 1500}) {
    std::vector<int> sizes(300);
    for (int& size : sizes) size = std::uniform_int_distribution(1, longest)(draw);
    EXPECT_LE(encodings(paragraphs(sizes)), 1.25) << longest;
  }
}

}  // namespace
}  // namespace sayso
