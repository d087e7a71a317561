#include "documents/feed.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "documents/intake.h"
#include "documents/read.h"

namespace sayso {
namespace {

using Lines = std::vector<std::string>;

const std::string address = "https://tern.example/news/feed.xml";

/// One line for each entry.
Lines entries_of(std::string_view bytes) {
  const auto entries = feed_entries(bytes, address);
  if (!entries) return {entries.error().code};
  Lines lines;
  for (const FeedEntry& entry : *entries) {
    lines.push_back(entry.url + "|" + entry.title + "|" +
                    (entry.published ? entry.published->value : "") +
                    (entry.is_sitemap ? "|sitemap" : ""));
  }
  return lines;
}

/// One line for each record: its text or its error's code.
Lines read(std::string_view bytes, const ReadOptions& options = {}) {
  Lines lines;
  read_bytes(bytes, "in.xml", {}, options, [&](const Record& record) {
    const Result<Document>& document = record.document;
    lines.push_back(document.ok() ? document->text : document.error().code);
    if (!document.ok()) {
      EXPECT_NE(document.error().message.find("in.xml"), std::string::npos);
    }
    return true;
  });
  return lines;
}

std::string item(const std::string& name) {
  return "<item><title>Quay " + name + "</title><link>/quay/" + name + "</link><description>Quay " +
         name + " is shut, the port authority said.</description></item>\n";
}

TEST(FeedEntries, AreAbsoluteAddressesWithTimes) {
  EXPECT_EQ(
      entries_of(
          "<rss><channel><title>Tern</title><link>https://tern.example/</link>"
          "<item><title>AT&amp;amp;T&#8217;s quay</title><link>../a?x=1&y=2</link>"
          "<pubDate>Mon, 04 Mar 2024 10:15:00 GMT</pubDate></item>"
          "<item><guid>https://tern.example/b</guid><pubDate>Mon, 4 Mar 20265</pubDate></item>"
          "<item><title>No address</title></item></channel></rss>"),
      (Lines{"https://tern.example/a?x=1&y=2|AT&T’s quay|2024-03-04T10:15:00Z",
             "https://tern.example/b||"}));
  EXPECT_EQ(
      entries_of("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://tern.example/x/'>"
                 "<entry><title>One</title><link rel='self' href='s'/><link href='one'/>"
                 "<updated>2024-03-04T10:15:00Z</updated></entry></feed>"),
      Lines{"https://tern.example/x/one|One|2024-03-04T10:15:00Z"});
}

TEST(FeedEntries, OfSitemapsAndTheirIndexes) {
  EXPECT_EQ(entries_of("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
                       "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url>"
                       "<loc> https://tern.example/a </loc><lastmod>2024-03-05</lastmod><n:news>"
                       "<n:publication_date>2024-03-04</n:publication_date><n:title>One</n:title>"
                       "</n:news></url></urlset>"),
            Lines{"https://tern.example/a|One|2024-03-04"});
  EXPECT_EQ(
      entries_of(
          "<sitemapindex><sitemap><loc>https://tern.example/1.xml</loc></sitemap></sitemapindex>"),
      Lines{"https://tern.example/1.xml|||sitemap"});
}

TEST(FeedEntries, WhatIsNoFeedIsAnError) {
  EXPECT_EQ(entries_of("<rss><channel><title>Tern</title></channel></rss>"), Lines{"empty"});
  EXPECT_EQ(entries_of("<html><body>Not found</body></html>"), Lines{"damaged"});
  EXPECT_EQ(entries_of("Not found"), Lines{"damaged"});
  EXPECT_EQ(entries_of(""), Lines{"damaged"});
}

TEST(Feed, EndsWithOneErrorWhereItBreaksOff) {
  const std::string one = "<rss><channel>" + item("1");
  EXPECT_EQ(read(one), (Lines{"Quay 1 is shut, the port authority said.", "damaged"}));
  EXPECT_EQ(read(one + "<item><title>Quay 2</title><description>Quay 2 is"),
            (Lines{"Quay 1 is shut, the port authority said.", "damaged"}));
  EXPECT_EQ(read(one + "</channel></rss>"), Lines{"Quay 1 is shut, the port authority said."});
}

TEST(Feed, EntitiesAreNeitherExpandedNorFetched) {
  std::string bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " '" + before + before + before + "'>";
  }
  bomb +=
      "<!ENTITY file SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>x</title>"
      "<description>Shut &a29;&file; today, she said.</description></item></channel></rss>";
  for (const std::string& line : read(bomb)) EXPECT_LT(line.size(), 100U);
  for (const std::string& line : read(bomb)) EXPECT_EQ(line.find("root"), std::string::npos);
}

TEST(Feed, DeepNestingIsDamage) {
  std::string deep = "<rss><channel>" + item("1") + "<item><description>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_EQ(read(deep), (Lines{"Quay 1 is shut, the port authority said.", "damaged"}));
}

TEST(Feed, GoesOnAtARecord) {
  const std::string feed =
      "<rss><channel>" + item("1") + item("2") + item("3") + "</channel></rss>";
  EXPECT_EQ(read(feed, {std::nullopt, nullptr, Position{"in.xml", 2, 0}}),
            Lines{"Quay 3 is shut, the port authority said."});
}

/// A feed that is made while it is read.
class LongFeed : public ByteSource {
 public:
  explicit LongFeed(int items) : left_(items) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    while (ready_.size() < size && left_ >= 0) {
      ready_ += left_ == 0 ? "</channel></rss>"
                           : "<item><title>x</title><description>" + std::string(500, 'a') +
                                 "</description></item>\n";
      --left_;
    }
    const std::size_t given = ready_.copy(to, size);
    ready_.erase(0, given);
    return given;
  }

 private:
  int left_;
  std::string ready_ = "<rss><channel>";
};

std::size_t resident_pages() {
  std::size_t all = 0;
  std::size_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident;
}

TEST(Feed, OfTenThousandItemsIsNotHeldInMemory) {
  LongFeed feed(10'000);
  std::size_t seen = 0;
  std::size_t early = 0;
  const TakeRecord take = [&](const Record& record) {
    EXPECT_TRUE(record.document.ok());
    if (++seen == 1'000) early = resident_pages();
    return true;
  };
  const ReadOptions options;
  Intake intake(options, "in.xml", take);
  ByteReader bytes(feed);
  intake.read(bytes, "in.xml", {}, 0);
  EXPECT_EQ(seen, 10'000U);
#ifdef __SANITIZE_ADDRESS__
  constexpr std::size_t more = 100'000;  // the sanitizer keeps what is freed for a while
#else
  constexpr std::size_t more = 1'000;  // 4 MB
#endif
  EXPECT_LT(resident_pages(), early + more);
}

}  // namespace
}  // namespace sayso
