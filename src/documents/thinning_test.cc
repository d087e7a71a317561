#include "documents/thinning.h"

#include <gtest/gtest.h>

#include <string>

#include "documents/dom.h"

namespace sayso {
namespace {

std::string text_of(std::string_view html) { return inner_text(Dom(html).root()); }

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

TEST(Thinning, ScriptsAndStyleSheetsLoseTheirContents) {
  EXPECT_EQ(thinned("<script>if (a < b) document.write('</div>');</script><p>One"),
            "<script></script><p>One");
  EXPECT_EQ(thinned("<STYLE media=x>p > a {}</Style ><p>One"), "<STYLE></Style><p>One");
  EXPECT_EQ(thinned("<script>\"</scripts>\"</script>"), "<script></script>");
}

TEST(Thinning, StructuredDataStays) {
  const std::string script = R"(<script type="application/ld+json">{"a":  "<!-- b"}</script>)";
  EXPECT_EQ(thinned(script), script);
  EXPECT_EQ(thinned("<script type='application/json'>{}</script>"),
            "<script type='application/json'></script>");
}

TEST(Thinning, OptionsAreCutUnlessMoreStandsBesideThem) {
  EXPECT_EQ(thinned("<select id=x><option value=1>One<!-- </select> --><optgroup>Two</optgroup>"
                    "</SELECT><p>Three"),
            "<select id=x></SELECT><p>Three");
  EXPECT_EQ(text_of("<select><option>One<p>Two</select>Three"), "OneTwoThree");
  EXPECT_EQ(text_of("<select><option>One</p></select>Two"), "OneTwo");
}

TEST(Thinning, ASelectInAnotherEndsItSoThatItsOptionsAreSeen) {
  EXPECT_EQ(text_of("<select><b>One<select><option>Two</option></select>Three"), "OneTwoThree");
  EXPECT_EQ(text_of("<select><option>One<select><option>Two</option></select>Three"),
            "OneTwoThree");
}

TEST(Thinning, CommentsEndWhereTheStandardSays) {
  EXPECT_EQ(text_of("a<!-- </p> <script> -->b"), "ab");
  EXPECT_EQ(text_of("a<!-->b"), "ab");
  EXPECT_EQ(text_of("a<!--->b-->"), "ab-->");
  EXPECT_EQ(text_of("a<!-- x --!>b"), "ab");
  EXPECT_EQ(text_of("a<!-- x -- y > z -->b"), "ab");
  EXPECT_EQ(text_of("a<![CDATA[ <b>x]]>b"), "ax]]>b");
}

TEST(Thinning, AScriptInACommentOfAScriptDoesNotEndIt) {
  const std::string script = "<script><!-- <script> </script> <p>one --></script>";
  EXPECT_EQ(thinned(script), script);
  const Dom page(script + "<p>two");
  EXPECT_EQ(inner_text(page.find(GUMBO_TAG_P)), "two");
}

TEST(Thinning, WhatIsNotClosedIsLeftToTheParser) {
  for (const std::string html : {"<p>One<!-- two <b>", "<p>One<script> two", "<p>One<style> two",
                                 "<p>One<svg><path>two", "<p>One<a href=\"two>three"}) {
    EXPECT_EQ(thinned(html), html);
  }
}

TEST(Thinning, DrawingsAreEmptyButStand) {
  EXPECT_EQ(thinned("<a><svg class=\"icon\" viewBox='0 0 9 9'><title>Share</title><g><path d='M0'/>"
                    "</g></svg>Two</a>"),
            "<a><svg class=\"icon\"></svg>Two</a>");
  EXPECT_EQ(thinned("<svg width=1 /><p>One"), "<svg/><p>One");
  EXPECT_EQ(thinned("<svg><svg></svg><g></svg><p>One"), "<svg></svg><p>One");
}

TEST(Thinning, HtmlInsideADrawingEndsItAndStays) {
  EXPECT_EQ(text_of("<svg><path/><p>One</p></svg>"), "One");
  EXPECT_EQ(text_of("<svg><foreignObject><p>One</p></foreignObject></svg>"), "One");
  EXPECT_EQ(text_of("<svg><title><b>One</b></title></svg>"), "One");
}

TEST(Thinning, RawTextHasNoMarkup) {
  EXPECT_EQ(text_of("<title>How <script> works</title><p>One<script>x</script>"),
            "How <script> worksOne");
  EXPECT_EQ(text_of("<textarea><!-- one</textarea>two"), "<!-- onetwo");
}

TEST(Thinning, OnlyAttributesThatAreReadStay) {
  EXPECT_EQ(thinned("<div data-x=\"a>b\" CLASS='story' onclick=f() id=one>"),
            "<div CLASS='story' id=one>");
  EXPECT_EQ(thinned("<p style='color: red'><p style='DISPLAY: None'>"),
            "<p><p style='DISPLAY: None'>");
  EXPECT_EQ(thinned("<img src=a.png alt=\"A quay\"/>"), "<img/>");
  EXPECT_EQ(thinned("<a href=/staff/ida-holm/ target=x>"), "<a href=/staff/ida-holm/>");
  EXPECT_EQ(thinned("<script id=a type=b async></script>"), "<script type=b></script>");
  EXPECT_EQ(thinned("<meta name=a content=b><input name=a type=hidden>"),
            "<meta name=a content=b><input type=hidden>");
}

TEST(Thinning, OfAddressesOnlyThosePartsStayThatAreRead) {
  EXPECT_EQ(thinned("<a HREF = 'https://news.example/2024/' class=x>"), "<a HREF class=x>");
  EXPECT_EQ(thinned("<a href=\"/authors/ida-holm\">"), "<a href=\"/authors/ida-holm\">");
  EXPECT_EQ(thinned("<a href='&#47;staff&#47;ida'>"), "<a href='&#47;staff&#47;ida'>");
  EXPECT_EQ(thinned("<link href=/a.css rel=stylesheet><link href=/a rel=Canonical>"),
            "<link rel=stylesheet><link href=/a rel=Canonical>");
}

TEST(Thinning, AttributesOfFormattingStayBecauseTheParserComparesThem) {
  const std::string html = "<b title=1><b title=2><b title=3><b title=4><p>One</b></b></b></b>";
  EXPECT_EQ(thinned(html), html);
}

TEST(Thinning, RunsOfWhiteSpaceBecomeOneSpace) {
  EXPECT_EQ(thinned("<p>  One \n two</p>\n\n<p>three\n</p> "), "<p> One two</p> <p>three\n</p> ");
}

TEST(Thinning, WhatLooksLikeMarkupButIsNoneStays) {
  for (const std::string text : {"1 < 2", "a <3 b", "<", "</", "<!", "</>", "x<?php one ?>y"}) {
    EXPECT_EQ(thinned(text), text);
  }
}

TEST(Thinning, TagsThatAreTooDeepLeaveTheirText) {
  const Dom page(repeated("<div>", 100'000) + "One");
  std::size_t depth = 0;
  for (const GumboNode* node = page.find(GUMBO_TAG_DIV); node != nullptr;
       node = next_node(node, node, Enter::yes)) {
    ++depth;
  }
  EXPECT_LE(depth, 520U);
  EXPECT_EQ(inner_text(page.root()), "One");
}

TEST(Thinning, TakesTimeInProportion) {
  // Each of these would take minutes if every opening were looked for to the end of the page.
  for (const std::string_view part :
       {"<!--", "<script>", "<style>", "<svg>", "<svg><path>", "<a b='", "<title>",
        "<script><!--<script>", "<!-- > ", "<![CDATA["}) {
    const std::string html = repeated(part, 300'000);
    EXPECT_LE(thinned(html).size(), html.size() + 16) << part;
  }
}

}  // namespace
}  // namespace sayso
