#include "fetching/feed_list.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

using Addresses = std::vector<std::string>;

Addresses read(std::string_view bytes) {
  const auto addresses = read_feed_list(bytes, "feeds.opml");
  if (!addresses) return {addresses.error().code, addresses.error().message};
  return *addresses;
}

TEST(FeedList, OpmlWithOutlinesToAnyDepth) {
  EXPECT_EQ(read(R"(<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Desk</title></head><body>
  <outline text="Harbours">
    <outline text="Gazette" type="rss" xmlUrl="https://gazette.example/feed?a=1&amp;b=2"/>
    <outline text="North"><outline xmlUrl=" https://post.example/atom.xml "/></outline>
  </outline>
  <outline text="Again" xmlUrl="https://post.example/atom.xml"/>
  <outline text="A page" htmlUrl="https://page.example/"/>
  <outline TEXT="old" xmlurl="http://old.example/rss"/>
</body></opml>)"),
            (Addresses{"https://gazette.example/feed?a=1&b=2", "https://post.example/atom.xml",
                       "http://old.example/rss"}));
}

TEST(FeedList, OpmlInOtherEncodings) {
  EXPECT_EQ(read("\xEF\xBB\xBF<opml><body><outline xmlUrl='http://a.example/'/></body></opml>"),
            Addresses{"http://a.example/"});
  EXPECT_EQ(read("<?xml version='1.0' encoding='ISO-8859-1'?><opml><body>"
                 "<outline xmlUrl='http://a.example/caf\xE9'/></body></opml>"),
            Addresses{"http://a.example/caf\xC3\xA9"});
}

TEST(FeedList, APlainList) {
  EXPECT_EQ(read("# desk\nhttps://a.example/feed\r\n\n  http://b.example/#x  # the harbour\n"
                 "https://a.example/feed"),
            (Addresses{"https://a.example/feed", "http://b.example/#x"}));
}

TEST(FeedList, BrokenXmlIsAnErrorThatNamesTheLine) {
  const auto broken = read("<opml><body>\n<outline xmlUrl='http://a.example/?a&b=1'/>\n</opml>");
  EXPECT_EQ(broken.front(), "bad-list");
  EXPECT_NE(broken.back().find("feeds.opml: line 2"), std::string::npos) << broken.back();
  EXPECT_EQ(broken.back().find('\n'), std::string::npos);
  EXPECT_EQ(read("<opml><body/></opml>").front(), "bad-list");
  EXPECT_EQ(read("").front(), "bad-list");
  EXPECT_EQ(read("# nothing\n").front(), "bad-list");
  EXPECT_EQ(read("<opml>" + std::string(100'000, '<')).front(), "bad-list");
}

TEST(FeedList, EntitiesNeitherGrowNorReadFiles) {
  std::string bomb = "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>";
  for (char c = 'b'; c < 'm'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " '";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "'>";
  }
  bomb += "]><opml><outline xmlUrl='&l;'/></opml>";
  EXPECT_EQ(read(bomb).front(), "bad-list");
  EXPECT_EQ(read("<!DOCTYPE opml [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
                 "<opml><outline xmlUrl='&f;'/></opml>")
                .front(),
            "bad-list");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<outline>";
  EXPECT_EQ(read("<opml>" + deep).front(), "bad-list");
}

TEST(FeedList, AFileThatIsMissing) {
  EXPECT_EQ(read_feed_list_at("no/such.opml").error().code, "unreadable");
}

}  // namespace
}  // namespace sayso
