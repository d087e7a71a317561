#include "fetching/robots.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

using std::chrono_literals::operator""ms;

bool allows(const std::string& text, std::string_view path, std::string_view product = "sayso") {
  return Robots(text, product).allows(path);
}

TEST(Robots, WithoutRulesEverythingMayBeFetched) {
  EXPECT_TRUE(Robots().allows("/a"));
  EXPECT_TRUE(allows("", "/a"));
  EXPECT_TRUE(allows("<html><body>Not found: nothing</body></html>", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/a"));
  EXPECT_TRUE(allows("Disallow: /\n", "/a")) << "a rule outside of every group";
}

TEST(Robots, ProductOfAUserAgent) {
  EXPECT_EQ(product_of("sayso/0.1.0 (+https://desk.example)"), "sayso");
  EXPECT_EQ(product_of("Desk-Bot_x/2"), "desk-bot_x");
  EXPECT_EQ(product_of("(none)"), "");
}

TEST(Robots, TheGroupThatNamesTheCrawlerHoldsAlone) {
  const std::string text =
      "User-agent: *\nDisallow: /\n\nUser-Agent: SaySo/1.0\nDisallow: /private\n";
  EXPECT_TRUE(allows(text, "/news"));
  EXPECT_FALSE(allows(text, "/private/1"));
  EXPECT_FALSE(allows(text, "/news", "other"));
  EXPECT_FALSE(allows(text, "/news", "saysomore"));
  EXPECT_FALSE(allows(text, "/news", ""));
}

TEST(Robots, AnEmptyGroupOfItsOwnAllowsEverything) {
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /\nUser-agent: sayso\nDisallow:\n", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /\nUser-agent: sayso\n", "/a"));
}

TEST(Robots, GroupsForTheSameCrawlerAddUp) {
  const std::string text =
      "user-agent: sayso\ndisallow: /a\nuser-agent: other\ndisallow: /b\n"
      "user-agent: third\nuser-agent: sayso\ndisallow: /c\n";
  EXPECT_FALSE(allows(text, "/a"));
  EXPECT_TRUE(allows(text, "/b"));
  EXPECT_FALSE(allows(text, "/c"));
  EXPECT_FALSE(allows(text, "/c", "third"));
}

TEST(Robots, OtherLinesDoNotPartAGroup) {
  EXPECT_FALSE(
      allows("User-agent: a\nSitemap: https://x.example/s.xml\nUser-agent: sayso\n"
             "Disallow: /a\n",
             "/a"));
}

TEST(Robots, TheLongestRuleDecidesAndAllowWinsATie) {
  const std::string text = "User-agent: *\nDisallow: /news\nAllow: /news/open\n";
  EXPECT_FALSE(allows(text, "/news/1"));
  EXPECT_TRUE(allows(text, "/news/open/1"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a/b"));
  EXPECT_FALSE(allows("User-agent: *\nAllow: /a\nDisallow: /a/*.html\n", "/a/x.html"));
  EXPECT_TRUE(allows("User-agent: *\nAllow: /p\nDisallow: /\n", "/page"));
}

TEST(Robots, Wildcards) {
  const auto disallows = [](const std::string& pattern, std::string_view path) {
    return !allows("User-agent: *\nDisallow: " + pattern + "\n", path);
  };
  EXPECT_TRUE(disallows("/*.php", "/a/index.php?x=1"));
  EXPECT_TRUE(disallows("/*.php$", "/a/index.php"));
  EXPECT_FALSE(disallows("/*.php$", "/a/index.php?x=1"));
  EXPECT_TRUE(disallows("/a*b*c", "/a1b2b3c4"));
  EXPECT_FALSE(disallows("/a*b*c", "/a1c2b3"));
  EXPECT_TRUE(disallows("/a*b$", "/a-b-b"));
  EXPECT_FALSE(disallows("/ab*b$", "/ab")) << "a letter does not fit twice";
  EXPECT_TRUE(disallows("*", "/"));
  EXPECT_TRUE(disallows("/$", "/"));
  EXPECT_FALSE(disallows("/$", "/a"));
  EXPECT_TRUE(disallows("*/print", "/a/print"));
  EXPECT_TRUE(disallows("/a**b", "/a-b"));
  EXPECT_FALSE(disallows("/News", "/news"));
}

TEST(Robots, AStarAndADollarCanBeWritten) {
  const auto disallows = [](const std::string& pattern, std::string_view path) {
    return !allows("User-agent: *\nDisallow: " + pattern + "\n", path);
  };
  EXPECT_TRUE(disallows("/a-%2A.html", "/a-*.html"));
  EXPECT_FALSE(disallows("/a-%2a.html", "/a-b.html"));
  EXPECT_TRUE(disallows("/%24", "/$"));
  EXPECT_TRUE(disallows("/a$b", "/a$b"));
}

TEST(Robots, WaysOfWritingAPathAreTheSame) {
  const auto disallows = [](const std::string& pattern, std::string_view path) {
    return !allows("User-agent: *\nDisallow: " + pattern + "\n", path);
  };
  EXPECT_TRUE(disallows("/caf\xC3\xA9", "/caf%c3%a9/1"));
  EXPECT_TRUE(disallows("/caf%C3%A9", "/caf%c3%a9"));
  EXPECT_TRUE(disallows("/%7Euser", "/~user"));
  EXPECT_TRUE(disallows("/~user", "/%7euser"));
  EXPECT_FALSE(disallows("/a%2Fb", "/a/b"));
  EXPECT_TRUE(disallows("/100%", "/100%"));
}

TEST(Robots, LineEndsCommentsAndByteOrderMarks) {
  EXPECT_FALSE(allows("\xEF\xBB\xBFUser-agent: *\r\nDisallow: /a # not this\r\n", "/a"));
  EXPECT_FALSE(allows("User-agent: *\rDisallow: /a\r", "/a"));
  EXPECT_FALSE(allows("  USER-AGENT :\t*\n\n# a comment\n  disallow :/a  \n", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
}

TEST(Robots, CrawlDelay) {
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: 2.5\n", "sayso").crawl_delay(), 2500ms);
  EXPECT_EQ(Robots("User-agent: sayso\nCrawl-delay: 3\nUser-agent: *\nCrawl-delay: 9\n", "sayso")
                .crawl_delay(),
            3000ms);
  for (const char* value : {"soon", "-1", "", "1e300", "nan"}) {
    EXPECT_EQ(
        Robots("User-agent: *\nCrawl-delay: " + std::string(value) + "\n", "sayso").crawl_delay(),
        std::nullopt)
        << value;
  }
}

TEST(Robots, WhatIsTooLongEndsInBoundedTime) {
  std::string text = "User-agent: *\nDisallow: /first\n";
  while (text.size() < robots_limit) text += "Disallow: /" + std::string(40, '*') + "x$\n";
  text += "Disallow: /last\n";
  const Robots robots(text, "sayso");
  EXPECT_FALSE(robots.allows("/first"));
  EXPECT_TRUE(robots.allows("/last"));
  EXPECT_TRUE(robots.allows("/" + std::string(8000, 'y')));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /" + std::string(5000, 'a') + "\n",
                     "/" + std::string(5000, 'a')));
}

}  // namespace
}  // namespace sayso
