#include "fetching/watch.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "fetching/set_web.h"
#include "record/sample.h"

namespace sayso {
namespace {

using namespace std::chrono_literals;
using Urls = std::vector<std::string>;

std::string page_of(int number) {
  const std::string mark = std::to_string(number);
  return "<html><head><title>Ship " + mark + "</title></head><body><article><h1>Ship " + mark +
         "</h1><p>Ship " + mark +
         " left the harbour of Velmouth on Monday, the port authority said in a statement.</p>"
         "<p>Ilse Marrant, the harbour master, had watched it from the pier until it was gone, "
         "and said that nobody had slept.</p></article></body></html>";
}

class Watching : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    open();
    state_ = std::make_unique<FetchState>(reopened());
    fetcher_options_.tries = 1;
    fetcher_options_.longest_wait = 0s;
    fetcher_options_.rest = 60s;
  }

  FetchState reopened() const {
    auto state = FetchState::open(path(), Store::Mode::change);
    if (!state) abort();
    return std::move(*state);
  }

  void put_feed(const std::string& url, int count, int first = 1) {
    std::string items;
    for (int number = first; number < first + count; ++number) {
      const std::string link = "https://a.example/" + std::to_string(number);
      items += "<item><title>Ship</title><link>" + link + "</link></item>";
      web_.put(link, 200, page_of(number));
    }
    web_.put(url, 200, "<rss version='2.0'><channel><title>A</title>" + items + "</channel></rss>");
  }

  Watch& watch() {
    if (!watch_) {
      fetcher_ = std::make_unique<Fetcher>(fetcher_options_, web_, clock_, state_.get());
      watch_ = std::make_unique<Watch>(options_, *fetcher_, *state_, clock_, [] { return true; });
    }
    return *watch_;
  }

  /// Runs a round and notes what it gives; each page counts as stored when the next one comes.
  Round round(const Urls& feeds = {"https://a.example/feed"}) {
    given_.clear();
    codes_.clear();
    FetchState storing = reopened();
    Kept kept(storing);
    const auto round = watch().round(feeds, [&](const Record& record) {
      EXPECT_TRUE(kept.reach(record.position.input).ok());
      given_.push_back(record.position.input);
      codes_.push_back(record.document ? "" : record.document.error().code);
      asked_while_giving_.push_back(web_.under_way());
      return given_.size() < most_;
    });
    EXPECT_TRUE(round.ok());
    if (given_.size() < most_) {
      EXPECT_TRUE(kept.finish().ok());
    }
    return round ? *round : Round{};
  }

  SetClock clock_;
  SetWeb web_{clock_};
  FetcherOptions fetcher_options_;
  WatchOptions options_;
  std::unique_ptr<FetchState> state_;
  std::unique_ptr<Fetcher> fetcher_;
  std::unique_ptr<Watch> watch_;
  Urls given_;
  Urls codes_;
  std::vector<std::size_t> asked_while_giving_;
  std::size_t most_ = 1'000'000;
};

TEST_F(Watching, AFeedIsAskedAtItsInterval) {
  put_feed("https://a.example/feed", 1);
  EXPECT_EQ(round().feeds, 1u);
  EXPECT_EQ(given_, Urls{"https://a.example/1"});
  const auto due = watch().next_due({"https://a.example/feed"});
  ASSERT_TRUE(due.ok());
  EXPECT_NEAR(static_cast<double>(*due - clock_.date()), 15 * 60, 5);
  clock_.now += 13min;
  EXPECT_EQ(round().feeds, 0u);
  clock_.now += 3min;
  EXPECT_EQ(round().feeds, 1u);
  EXPECT_TRUE(given_.empty());
}

TEST_F(Watching, ALongRoundGivesInBetweenWithNothingUnderWay) {
  put_feed("https://a.example/feed", 100);
  for (int number = 0; number < 5; ++number) {
    const std::string site = "https://s" + std::to_string(number) + ".example";
    put_feed(site + "/feed", 0);
  }
  web_.takes = 700ms;
  EXPECT_EQ(round().feeds, 1u);
  EXPECT_EQ(given_.size(), 100u);
  for (const std::size_t under_way : asked_while_giving_) EXPECT_EQ(under_way, 0u);
  EXPECT_EQ(web_.pages().size(), 101u);
}

TEST_F(Watching, EndsWhenNoMoreIsWantedAndGoesOnThere) {
  put_feed("https://a.example/feed", 50);
  most_ = 3;
  round();
  EXPECT_EQ(given_.size(), 3u);
  const std::size_t asked = web_.pages().size();
  EXPECT_LT(asked, 50u);
  most_ = 1000;
  watch_.reset();
  options_.due = WatchOptions::Due::now;
  round();
  EXPECT_EQ(given_.size(), 48u) << "the third was in hand";
  EXPECT_EQ(given_.front(), "https://a.example/3");
  EXPECT_EQ(web_.pages().size(), 52u) << "two times the feed, each page once";
}

TEST_F(Watching, AFailingFeedIsAskedLessAndLess) {
  web_.break_off("https://a.example/feed", Trouble::unreachable);
  int asked = 0;
  for (int quarter = 0; quarter < 4 * 24; ++quarter) {
    asked += static_cast<int>(round().feeds);
    clock_.now += 15min;
  }
  EXPECT_GE(asked, 4);
  EXPECT_LE(asked, 12);
  EXPECT_EQ(codes_.size(), 0u);
}

TEST_F(Watching, APageThatIsAContainerWithNothingInItIsDone) {
  put_feed("https://a.example/feed", 0);
  web_.put("https://a.example/list", 200,
           "<rss version='2.0'><channel><item><title>Ship</title>"
           "<link>https://a.example/inner</link></item></channel></rss>");
  web_.put("https://a.example/inner", 200,
           "<rss version='2.0'><channel><title>Nothing</title></channel></rss>");
  round({"https://a.example/list"});
  EXPECT_TRUE(state_->pages()->empty()) << "or every round would read it again";
}

TEST_F(Watching, AnIndexNamesSitemapsForAsLongAsItDoes) {
  const auto index = [&](const std::string& name) {
    web_.put("https://a.example/index", 200,
             "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
             "https://a.example/" +
                 name + "</loc></sitemap></sitemapindex>");
  };
  index("one");
  index("two");
  for (const char* name : {"one", "two"}) {
    web_.put(std::string("https://a.example/") + name, 200,
             "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'></urlset>");
  }
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(round({"https://a.example/index"}).feeds, i == 1 ? 3u : 2u);
    clock_.now += 1h;
  }
  EXPECT_EQ(web_.pages().back(), "https://a.example/two");
}

}  // namespace
}  // namespace sayso
