#include "views/cli/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace sayso::cli {
namespace {

Span span_of(std::string_view text, std::string_view words) {
  auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

std::string plain(std::string_view text, Span range, const std::vector<Mark>& marks) {
  std::string out;
  for (const Run& run : marked(text, range, marks, Paint::plain)) out += run.text;
  return out;
}

std::string plain(std::string_view text, const std::vector<Mark>& marks) {
  return plain(text, {0, static_cast<std::uint32_t>(text.size())}, marks);
}

TEST(Harmless, TerminalsObeyNothingInADocument) {
  EXPECT_EQ(harmless("red \x1b[31m, bell \a, delete \x7f"), "red ␛[31m, bell ␇, delete ␡");
  EXPECT_EQ(harmless("C1 \xc2\x9b"
                     "31m"),
            "C1 \uFFFD31m");
  EXPECT_EQ(harmless("turned \u202Egnirts"), "turned \uFFFDgnirts");
  EXPECT_EQ(harmless("broken \xff"), "broken \uFFFD");
  EXPECT_EQ(harmless("two\nlines\tand a tab"), "two\nlines and a tab");
  EXPECT_EQ(harmless_line("two\r\nlines"), "two␍ lines");
  EXPECT_EQ(harmless("Zoë — “said”"), "Zoë — “said”");
}

TEST(Columns, CountsWhatATerminalShows) {
  EXPECT_EQ(columns("Zoë"), 3U);
  EXPECT_EQ(columns("Zoe\u0308"), 3U);
  EXPECT_EQ(columns("記者"), 4U);
  EXPECT_EQ(columns(""), 0U);
}

TEST(Wrap, KeepsWithinTheWidthAndLosesNothing) {
  std::string text = "The minister of the harbour said on Monday that no ship had left.";
  std::string wrapped = wrap({{text, Style::plain}}, {20, "  ", "", Paint::plain});
  std::size_t begin = 0;
  std::string joined;
  while (begin < wrapped.size()) {
    std::size_t end = wrapped.find('\n', begin);
    std::string line = wrapped.substr(begin, end - begin);
    EXPECT_LE(columns(line), 20U) << line;
    EXPECT_EQ(line.substr(0, 2), "  ");
    joined += (joined.empty() ? "" : " ") + line.substr(2);
    begin = end + 1;
  }
  EXPECT_EQ(joined, text);
}

TEST(Wrap, FillsALineToItsLastColumn) {
  EXPECT_EQ(wrap({{"abcd efgh", Style::plain}}, {9, "", "", Paint::plain}), "abcd efgh\n");
  EXPECT_EQ(wrap({{"abcd efgh", Style::plain}}, {8, "", "", Paint::plain}), "abcd\nefgh\n");
}

TEST(Wrap, KeepsParagraphsAndLongWords) {
  EXPECT_EQ(wrap({{"one\n\ntwo", Style::plain}}, {40, "", "", Paint::plain}), "one\n\ntwo\n");
  EXPECT_EQ(wrap({{"a aaaaaaaaaaaaaaaaaaaa b", Style::plain}}, {10, "", "", Paint::plain}),
            "a\naaaaaaaaaaaaaaaaaaaa\nb\n");
}

TEST(Wrap, DoesNotBreakAWordOfSeveralStyles) {
  EXPECT_EQ(wrap({{"he ", Style::plain}, {"[said]", Style::cue}, {",", Style::plain}},
                 {9, "", "", Paint::plain}),
            "he\n[said],\n");
}

TEST(Wrap, ColorDoesNotCountAsWidth) {
  std::string colored = wrap({{"aaaa bbbb", Style::source}}, {9, "", "", Paint::color});
  EXPECT_EQ(std::count(colored.begin(), colored.end(), '\n'), 1);
  EXPECT_NE(colored.find("\033["), std::string::npos);
}

TEST(Marked, BracketsStandAroundTheWords) {
  std::string text = "The mayor said: \"We stay.\"";
  EXPECT_EQ(plain(text, {{span_of(text, "The mayor"), Style::source, "1"},
                         {span_of(text, "said"), Style::cue, "1"},
                         {span_of(text, "\"We stay.\""), Style::content, "1"}}),
            "[The mayor]¹ /said/¹: {\"We stay.\"}¹");
}

TEST(Marked, BracketsNest) {
  std::string text = "He said the mayor said no.";
  EXPECT_EQ(plain(text, {{span_of(text, "the mayor said no"), Style::content, "1"},
                         {span_of(text, "the mayor"), Style::source, "2"},
                         {span_of(text, "no"), Style::content, "12"}}),
            "He said {[the mayor]² said {no}¹²}¹.");
}

TEST(Marked, MarksAreCutAtTheRange) {
  std::string text = "One said two. Three.";
  EXPECT_EQ(
      plain(text, span_of(text, "said two."), {{span_of(text, "two. Three."), Style::content, ""}}),
      "said {two.}");
}

TEST(Marked, ColorIsTheInnermostRole) {
  std::string text = "ab";
  StyledText runs = marked(
      text, {0, 2}, {{{0, 2}, Style::content, ""}, {{1, 2}, Style::source, ""}}, Paint::color);
  EXPECT_EQ(runs, (StyledText{{"a", Style::content}, {"b", Style::source}}));
}

}  // namespace
}  // namespace sayso::cli
