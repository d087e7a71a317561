#include "base/quotation.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

/// The text with what is inside marked [like this].
std::string marked(const std::string& text) {
  std::string out;
  std::uint32_t at = 0;
  for (const Span& span : quotations(text)) {
    out += text.substr(at, span.begin - at) + "[" + std::string(span.in(text)) + "]";
    at = span.end;
  }
  return out + text.substr(at);
}

TEST(Quotations, RunFromTheOpeningMarkToTheClosingOne) {
  EXPECT_EQ(marked("He said “no” twice."), "He said [“no]” twice.");
  EXPECT_EQ(marked("\"No,\" he said, \"never.\""), "[\"No,]\" he said, [\"never.]\"");
  EXPECT_EQ(marked("«Non», dit-il"), "[«Non]», dit-il");
  EXPECT_EQ(marked("none at all, 'single' ones don't count"),
            "none at all, 'single' ones don't count");
}

TEST(Quotations, EndWithTheLine) {
  EXPECT_EQ(marked("“open\nnext “again” end"), "[“open]\nnext [“again]” end");
  EXPECT_EQ(marked("\"open\nnext\" \"still\""), "[\"open]\nnext\" [\"still]\"");
}

TEST(Quotations, StraightMarksGoByTheWhiteSpaceBesideThem) {
  EXPECT_EQ(marked("a \"b\" c"), "a [\"b]\" c");
  EXPECT_EQ(marked("a(\"b\")c"), "a([\"b]\")c");      // by turns
  EXPECT_EQ(marked("a \" b \" c"), "a [\" b ]\" c");  // by turns
  EXPECT_EQ(marked("a\u00a0\"b\"\u2003c"), "a\u00a0[\"b]\"\u2003c");
  EXPECT_EQ(marked("\""), "[\"]");  // free on both sides: by turns
}

TEST(Quotations, MixedMarksNest) {
  EXPECT_EQ(marked("“he said \"so\" to me” then"), "[“he said \"so\" to me]” then");
}

}  // namespace
}  // namespace sayso
