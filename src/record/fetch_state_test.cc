#include "record/fetch_state.h"

#include <gtest/gtest.h>

#include "record/database.h"
#include "record/sample.h"

namespace sayso {
namespace {

using Urls = std::vector<std::string>;

class FetchStates : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    open();
    state_.emplace(reopened());
  }

  FetchState reopened() const {
    auto state = FetchState::open(path(), Store::Mode::change);
    if (!state) {
      ADD_FAILURE() << state.error().message;
      abort();
    }
    return std::move(*state);
  }

  static KnownFeed feed(const std::string& url) {
    KnownFeed feed;
    feed.url = feed.address = url;
    return feed;
  }

  std::size_t keep(const std::string& feed_url, const std::vector<std::string>& urls) {
    std::vector<FeedItem> items;
    for (const std::string& url : urls) items.push_back({url, std::nullopt});
    const auto added = state_->keep_items(feed(feed_url), {feed_url, "utf-8", "<rss/>"}, items);
    EXPECT_TRUE(added.ok());
    return added ? *added : 0;
  }

  std::vector<std::string> waiting(std::int64_t now) const {
    std::vector<std::string> urls;
    const auto items = state_->waiting(now);
    for (const FeedItem& item : *items) urls.push_back(item.url);
    return urls;
  }

  std::optional<FetchState> state_;
};

TEST_F(FetchStates, AFeedIsKeptAsItIs) {
  EXPECT_EQ(state_->feed("https://a.example/feed")->address, "https://a.example/feed");
  KnownFeed known = feed("https://a.example/feed");
  known.address = "https://b.example/feed";
  known.etag = "\"1\"";
  known.last_modified = "Sun, 06 Nov 1994 08:49:37 GMT";
  known.polled = 5'000'000'000;
  known.not_before = 6'000'000'000;
  known.failures = 3;
  known.gone = true;
  ASSERT_TRUE(state_->keep_feed(known).ok());
  const auto found = reopened().feed(known.url);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->address, known.address);
  EXPECT_EQ(found->etag, known.etag);
  EXPECT_EQ(found->last_modified, known.last_modified);
  EXPECT_EQ(found->polled, known.polled);
  EXPECT_EQ(found->not_before, known.not_before);
  EXPECT_EQ(found->failures, 3);
  EXPECT_TRUE(found->gone);
}

TEST_F(FetchStates, AnIndexNamesFeeds) {
  const auto listed = [&] {
    Urls urls;
    const auto feeds = state_->feeds_listed_by("https://a.example/index");
    for (const KnownFeed& feed : *feeds) urls.push_back(feed.url);
    return urls;
  };
  KnownFeed one = feed("https://a.example/1");
  one.etag = "x";
  ASSERT_TRUE(state_->keep_feed(one).ok());
  ASSERT_TRUE(state_->list_feeds("https://a.example/index", {one.url, "https://a.example/2"}).ok());
  EXPECT_EQ(listed(), (Urls{one.url, "https://a.example/2"}));
  EXPECT_EQ(state_->feed(one.url)->etag, "x");
  EXPECT_EQ(state_->feed(one.url)->listed_by, "https://a.example/index");
  ASSERT_TRUE(state_->keep_feed(one).ok());
  EXPECT_EQ(listed().size(), 2u);
  ASSERT_TRUE(state_->list_feeds("https://a.example/index", {"https://a.example/3"}).ok());
  EXPECT_EQ(listed(), Urls{"https://a.example/3"});
  EXPECT_TRUE(state_->feeds_listed_by("")->empty());
}

TEST_F(FetchStates, AnItemIsNewOnce) {
  EXPECT_EQ(keep("https://a.example/feed", {"https://a.example/1", "https://a.example/2"}), 2u);
  EXPECT_EQ(keep("https://a.example/feed", {"https://a.example/2", "https://a.example/3"}), 1u);
  EXPECT_EQ(keep("https://b.example/feed", {"https://a.example/1"}), 0u);
  EXPECT_EQ(waiting(0),
            (Urls{"https://a.example/1", "https://a.example/2", "https://a.example/3"}));
}

TEST_F(FetchStates, AnItemThatFailsWaits) {
  keep("https://a.example/feed", {"https://a.example/1", "https://a.example/2"});
  ASSERT_TRUE(state_->put_off({"https://a.example/1", std::nullopt, 2}, 100).ok());
  EXPECT_EQ(waiting(99), Urls{"https://a.example/2"});
  EXPECT_EQ(waiting(100), (Urls{"https://a.example/1", "https://a.example/2"}));
  EXPECT_EQ(state_->waiting(100)->front().failures, 2);
  EXPECT_EQ(**state_->next_due(), 0);
}

TEST_F(FetchStates, WhatThePublisherSaysOfTheTimeIsKept) {
  const Timestamp time{"2031-03-04T10:15:00Z", "second", "feed", std::nullopt};
  ASSERT_TRUE(state_->keep_items(feed("f"), {}, {{"https://a.example/1", time}}).ok());
  const auto item = state_->item("https://a.example/1");
  ASSERT_TRUE(item.ok() && *item && (*item)->published);
  EXPECT_EQ((*item)->published->value, time.value);
  EXPECT_EQ((*item)->published->granularity, "second");
  EXPECT_EQ((*item)->published->how, "feed");
  EXPECT_FALSE(*state_->item("https://a.example/2"));
}

TEST_F(FetchStates, APageIsKeptUntilItIsRead) {
  keep("https://a.example/feed", {"https://a.example/1", "https://a.example/2"});
  const std::string body("<p>\0\xFF</p>", 9);
  ASSERT_TRUE(
      state_->keep_page({"https://a.example/1", "https://a.example/one", "latin1", body}).ok());
  const FetchState again = reopened();
  EXPECT_EQ(*again.pages(), Urls{"https://a.example/1"});
  const auto page = again.page("https://a.example/1");
  ASSERT_TRUE(page.ok() && page->body.ok());
  EXPECT_EQ(*page->body, body);
  EXPECT_EQ(page->address, "https://a.example/one");
  EXPECT_EQ(page->charset, "latin1");
  EXPECT_EQ(waiting(0), Urls{"https://a.example/2"});
  ASSERT_TRUE(state_->finish("https://a.example/1").ok());
  EXPECT_TRUE(state_->pages()->empty());
  EXPECT_EQ(waiting(0), Urls{"https://a.example/2"});
  EXPECT_EQ(again.page("https://a.example/1").error().code, "not-found");
  EXPECT_EQ(keep("https://a.example/feed", {"https://a.example/1"}), 0u) << "it is not new again";
}

TEST_F(FetchStates, AReasonStandsForAPage) {
  keep("https://a.example/feed", {"https://a.example/1"});
  const Error error{"fetch-status", "https://a.example/1: the server answered 404"};
  ASSERT_TRUE(state_->keep_page({"https://a.example/1", "https://a.example/1", "", error}).ok());
  const auto page = state_->page("https://a.example/1");
  ASSERT_TRUE(page.ok());
  ASSERT_FALSE(page->body.ok());
  EXPECT_EQ(page->body.error().code, error.code);
  EXPECT_EQ(page->body.error().message, error.message);
  EXPECT_FALSE(*state_->next_due());
}

TEST_F(FetchStates, ACopyLivesAsLongAsAnItemNeedsIt) {
  keep("https://a.example/feed", {"https://a.example/1", "https://a.example/2"});
  ASSERT_TRUE(state_->finish("https://a.example/1").ok());
  EXPECT_EQ((*state_->item("https://a.example/1"))->copy, 0);
  const std::int64_t key = (*state_->item("https://a.example/2"))->copy;
  const auto copy = state_->copy(key);
  ASSERT_TRUE(copy.ok());
  EXPECT_EQ(copy->body, "<rss/>");
  EXPECT_EQ(copy->address, "https://a.example/feed");
  ASSERT_TRUE(state_->finish("https://a.example/2").ok());
  EXPECT_EQ(state_->copy(key).error().code, "not-found");
  keep("https://a.example/feed", {"https://a.example/1"});
  auto database = Database::open(path(), path(), SQLITE_OPEN_READWRITE);
  EXPECT_EQ(*(*database)->number("SELECT count(*) FROM feed_copies"), 0);
}

TEST_F(FetchStates, AFeedMayBeAPageItself) {
  ASSERT_TRUE(state_->keep_as_page(feed("https://a.example/feed"), {"x", "utf-8", "<rss/>"}).ok());
  EXPECT_EQ(*state_->pages(), Urls{"https://a.example/feed"});
  ASSERT_TRUE(state_->finish("https://a.example/feed").ok());
  EXPECT_TRUE(state_->pages()->empty());
}

TEST_F(FetchStates, ASiteIsKept) {
  EXPECT_EQ(state_->site("https://a.example")->robots_until, 0);
  ASSERT_TRUE(state_->keep_site("https://a.example", {"User-agent: *\n", 7, 8}).ok());
  const auto site = reopened().site("https://a.example");
  ASSERT_TRUE(site.ok());
  EXPECT_EQ(site->robots, "User-agent: *\n");
  EXPECT_EQ(site->robots_until, 7);
  EXPECT_EQ(site->not_before, 8);
}

}  // namespace
}  // namespace sayso
