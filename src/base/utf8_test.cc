#include "base/utf8.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Utf8, RepairsEachBrokenSequenceOnce) {
  EXPECT_EQ(repair_utf8("plain é – 𝄞"), "plain é – 𝄞");
  EXPECT_EQ(repair_utf8("a\xFF z"), "a\uFFFD z");
  EXPECT_EQ(repair_utf8("a\xE2\x80"), "a\uFFFD");                // cut off
  EXPECT_EQ(repair_utf8("\xE2\x80z"), "\uFFFDz");                // cut off by another
  EXPECT_EQ(repair_utf8("\xC0\xAF"), "\uFFFD\uFFFD");            // over-long
  EXPECT_EQ(repair_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(repair_utf8("\xF4\x90\x80\x80").size(), 4U * 3U);    // beyond U+10FFFF
  EXPECT_TRUE(is_utf8(repair_utf8("\x80\xF0\x9F\x98 \xF0\x9F\x98\x80")));
}

TEST(Utf8, CountsWholeAndBroken) {
  const Utf8Count count = count_utf8("caf\xC3\xA9 caf\xE9 \xE2\x80\x93");
  EXPECT_EQ(count.whole, 2U);
  EXPECT_EQ(count.broken, 1U);
}

TEST(Utf8, WritesWhatItReads) {
  for (const char32_t value : {U'a', U'\u00E9', U'\u2013', U'\U0001D11E', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(value, text);
    const CodePoint read = code_point_at(text, 0);
    EXPECT_EQ(read.value, value);
    EXPECT_EQ(read.size, text.size());
  }
}

TEST(CodePointIndex, AgreesWithCountingFromTheStart) {
  std::string text;
  for (int i = 0; i < 900; ++i)
    text += i % 7 == 0 ? "é" : i % 11 == 0 ? "𝄞" : i % 5 == 0 ? "–" : "a";
  const CodePointIndex index(text);
  std::uint32_t code_points = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const std::uint32_t size = code_point_at(text, at).size;
    for (std::uint32_t inside = at; inside < at + size; ++inside) {
      EXPECT_EQ(index.code_point(inside), code_points);
    }
    EXPECT_EQ(index.byte(code_points), at);
    at += size;
    ++code_points;
  }
  EXPECT_EQ(index.size(), code_points);
  EXPECT_EQ(index.code_point(static_cast<std::uint32_t>(text.size())), code_points);
  EXPECT_EQ(index.byte(code_points), text.size());
  EXPECT_EQ(index.byte(code_points + 5), text.size());
}

TEST(CodePointIndex, TakesAnEmptyText) {
  const CodePointIndex index("");
  EXPECT_EQ(index.code_point(0), 0U);
  EXPECT_EQ(index.byte(0), 0U);
}

TEST(Utf8, CutsNoCodePointInTwo) {
  EXPECT_EQ(start_of("abc", 5), "abc");
  EXPECT_EQ(start_of("abc", 2), "ab");
  EXPECT_EQ(start_of("é–z", 2), "é");
  EXPECT_EQ(start_of("é–z", 4), "é");
  EXPECT_EQ(start_of("–", 2), "");
}

}  // namespace
}  // namespace sayso
