#include "fetching/fetcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "fetching/set_web.h"
#include "record/sample.h"

namespace sayso {
namespace {

using namespace std::chrono_literals;

class Fetching : public StoreTest {
 protected:
  Fetcher& fetcher() {
    if (!fetcher_) fetcher_ = std::make_unique<Fetcher>(options_, web_, clock_, state_);
    return *fetcher_;
  }

  Fetched fetch(const std::string& url, const std::string& etag = "") {
    fetcher().want({1, url, etag, "", {}});
    auto fetched = fetcher().next([] { return true; });
    EXPECT_TRUE(fetched) << url;
    return std::move(*fetched);
  }

  std::string code(const std::string& url) {
    const Fetched fetched = fetch(url);
    if (fetched.answer) return "none";
    EXPECT_NE(fetched.answer.error().message.find(url), std::string::npos)
        << fetched.answer.error().message;
    return fetched.answer.error().code;
  }

  SetClock clock_;
  SetWeb web_{clock_};
  FetcherOptions options_;
  FetchState* state_ = nullptr;
  std::unique_ptr<Fetcher> fetcher_;
};

using Urls = std::vector<std::string>;

TEST_F(Fetching, APage) {
  web_.put("https://a.example/1", 200, "page");
  const Fetched fetched = fetch("HTTPS://A.example/1#top");
  ASSERT_TRUE(fetched.answer.ok());
  EXPECT_EQ(fetched.answer->body, "page");
  EXPECT_EQ(fetched.address, "https://a.example/1");
  EXPECT_EQ(fetched.moved_to, "");
  EXPECT_EQ(web_.asked.front().url, "https://a.example/robots.txt");
}

TEST_F(Fetching, RobotsIsAskedOnceForASite) {
  web_.put("https://a.example/robots.txt", 200, "User-agent: *\nDisallow: /private\n");
  web_.put("https://a.example/1", 200, "page");
  EXPECT_EQ(code("https://a.example/1"), "none");
  EXPECT_EQ(code("https://a.example/private/1"), "fetch-forbidden");
  EXPECT_EQ(code("https://a.example/1"), "none");
  EXPECT_EQ(web_.asked.size(), 3u);
  EXPECT_EQ(web_.pages().size(), 2u);
  clock_.now += 25h;
  EXPECT_EQ(code("https://a.example/1"), "none");
  EXPECT_EQ(web_.asked.size(), 5u) << "after a day it is asked for again";
}

TEST_F(Fetching, RobotsThatCannotBeHadForbidEverythingForNow) {
  options_.tries = 1;
  web_.put("https://a.example/robots.txt", 503);
  web_.put("https://a.example/robots.txt", 200, "");
  web_.put("https://a.example/1", 200, "page");
  const Fetched refused = fetch("https://a.example/1");
  EXPECT_EQ(refused.answer.error().code, "fetch-forbidden");
  EXPECT_EQ(refused.trouble, Trouble::passing);
  EXPECT_EQ(web_.pages(), Urls{});
  EXPECT_EQ(code("https://a.example/1"), "none");
}

TEST_F(Fetching, RobotsAnswersOfAllKinds) {
  options_.tries = 1;
  const auto code_for = [&](const std::string& site, int status) {
    web_.put(site + "/robots.txt", status);
    web_.put(site + "/1", 200, "page");
    return code(site + "/1");
  };
  EXPECT_EQ(code_for("https://a.example", 404), "none");
  EXPECT_EQ(code_for("https://b.example", 403), "none");
  EXPECT_EQ(code_for("https://c.example", 500), "fetch-forbidden");
  EXPECT_EQ(code_for("https://d.example", 429), "fetch-forbidden");
  EXPECT_EQ(code_for("https://e.example", 204), "none");
  web_.break_off("https://f.example/robots.txt", Trouble::unreachable);
  EXPECT_EQ(code("https://f.example/1"), "fetch-failed");
}

TEST_F(Fetching, RobotsMayBeElsewhere) {
  web_.put("http://a.example/robots.txt", 301, "https://b.example/rules");
  web_.put("https://b.example/rules", 200, "User-agent: sayso\nDisallow: /\n");
  EXPECT_EQ(code("http://a.example/1"), "fetch-forbidden");
  web_.put("http://c.example/robots.txt", 302, "/robots.txt");
  web_.put("http://c.example/1", 200, "page");
  EXPECT_EQ(code("http://c.example/1"), "none") << "a circle is no robots.txt";
}

TEST_F(Fetching, APauseBetweenRequestsToASite) {
  web_.put("https://a.example/1", 200, "page");
  for (int i = 0; i < 3; ++i) fetcher().want({1, "https://a.example/1", "", "", {}});
  while (fetcher().next([] { return true; })) {
  }
  ASSERT_EQ(web_.asked.size(), 4u);
  EXPECT_GE(web_.asked[2].at - web_.asked[1].at, 1s);
  EXPECT_GE(web_.asked[3].at - web_.asked[2].at, 1s);
  EXPECT_LT(web_.asked[3].at - web_.asked[2].at, 1300ms);
}

TEST_F(Fetching, TheSiteMayAskForALongerPause) {
  web_.put("https://a.example/robots.txt", 200, "User-agent: *\nCrawl-delay: 7\n");
  web_.put("https://b.example/robots.txt", 200, "User-agent: *\nCrawl-delay: 86400\n");
  for (const std::string site : {"https://a.example", "https://b.example"}) {
    web_.asked.clear();
    web_.put(site + "/1", 200, "page");
    for (int i = 0; i < 2; ++i) fetcher().want({1, site + "/1", "", "", {}});
    while (fetcher().next([] { return true; })) {
    }
    const auto pause = web_.asked[2].at - web_.asked[1].at;
    EXPECT_GE(pause, site == "https://a.example" ? 7s : 60s);
    EXPECT_LT(pause, site == "https://a.example" ? 8s : 61s) << "within reason";
  }
}

TEST_F(Fetching, SitesAreAskedAtTheSameTimeButEachForOneThing) {
  options_.sites_at_a_time = 3;
  web_.takes = 5s;
  for (int number = 0; number < 12; ++number) {
    const std::string site = "https://s" + std::to_string(number % 6) + ".example";
    web_.put(site + "/1", 200, "page");
    fetcher().want({1, site + "/1", "", "", {}});
  }
  int ended = 0;
  while (fetcher().next([] { return true; })) ++ended;
  EXPECT_EQ(ended, 12);
  EXPECT_EQ(web_.most_at_once, 3u);
  for (const auto& one : web_.asked) {
    const auto same = std::count_if(web_.asked.begin(), web_.asked.end(), [&](const auto& other) {
      return std::abs((other.at - one.at).count()) < 4000 &&
             web_address(other.url)->site == web_address(one.url)->site;
    });
    EXPECT_EQ(same, 1) << one.url;
  }
}

TEST_F(Fetching, Redirects) {
  web_.put("http://a.example/1", 301, "https://a.example/1");
  web_.put("https://a.example/1", 302, "/2?x=1");
  web_.put("https://a.example/2?x=1", 200, "page");
  const Fetched fetched = fetch("http://a.example/1");
  ASSERT_TRUE(fetched.answer.ok());
  EXPECT_EQ(fetched.address, "https://a.example/2?x=1");
  EXPECT_EQ(fetched.moved_to, "https://a.example/1") << "as far as it is for good";
}

TEST_F(Fetching, RedirectsAskTheRobotsOfWhereTheyLead) {
  web_.put("https://a.example/1", 302, "https://b.example/2");
  web_.put("https://b.example/robots.txt", 200, "User-agent: *\nDisallow: /\n");
  EXPECT_EQ(code("https://a.example/1"), "fetch-forbidden");
  EXPECT_EQ(web_.pages(), Urls{"https://a.example/1"});
}

TEST_F(Fetching, RedirectsThatLeadNowhere) {
  web_.put("https://a.example/1", 302, "/2");
  web_.put("https://a.example/2", 302, "/1");
  EXPECT_EQ(code("https://a.example/1"), "fetch-redirects");
  web_.put("https://a.example/3", 302, "file:///etc/passwd");
  EXPECT_EQ(code("https://a.example/3"), "fetch-refused");
  web_.put("https://a.example/4", 302, "");
  EXPECT_EQ(code("https://a.example/4"), "fetch-status");
  for (int i = 0; i < 30; ++i) {
    web_.put("https://c.example/" + std::to_string(i), 302, "/" + std::to_string(i + 1));
  }
  EXPECT_EQ(code("https://c.example/0"), "fetch-redirects");
  web_.put("https://c.example/30", 200, "page");
  EXPECT_EQ(code("https://c.example/20"), "none") << "ten are allowed";
}

TEST_F(Fetching, WhatIsThereAlready) {
  web_.put("https://a.example/1", 304);
  const Fetched fetched = fetch("https://a.example/1", "\"7\"");
  ASSERT_TRUE(fetched.answer.ok());
  EXPECT_EQ(fetched.status, 304);
  EXPECT_EQ(web_.pages(), Urls{"https://a.example/1 if not \"7\""});
  EXPECT_EQ(code("https://a.example/1"), "fetch-status") << "nobody asked";
}

TEST_F(Fetching, AnotherTryWhereItMayHelp) {
  web_.put("https://a.example/1", 503);
  web_.break_off("https://a.example/1", Trouble::passing);
  web_.put("https://a.example/1", 200, "page");
  EXPECT_EQ(code("https://a.example/1"), "none");
  EXPECT_EQ(web_.pages().size(), 3u);
  web_.put("https://a.example/2", 500);
  EXPECT_EQ(code("https://a.example/2"), "fetch-status");
  EXPECT_EQ(web_.pages().size(), 6u) << "three times, not more";
}

TEST_F(Fetching, NoOtherTryWhereItCannotHelp) {
  web_.put("https://a.example/1", 404);
  EXPECT_EQ(code("https://a.example/1"), "fetch-status");
  web_.break_off("https://a.example/2", Trouble::lasting);
  EXPECT_EQ(code("https://a.example/2"), "fetch-failed");
  web_.break_off("https://a.example/3", Trouble::unreachable);
  EXPECT_EQ(code("https://a.example/3"), "fetch-failed");
  EXPECT_EQ(web_.pages().size(), 3u);
}

HttpAnswer later(int status, const std::string& retry_after) {
  HttpAnswer answer;
  answer.status = status;
  answer.retry_after = retry_after;
  return answer;
}

TEST_F(Fetching, RetryAfterIsKept) {
  web_.put("https://a.example/1", later(429, "30"));
  web_.put("https://a.example/1", 200, "page");
  EXPECT_EQ(code("https://a.example/1"), "none");
  ASSERT_EQ(web_.asked.size(), 3u);
  EXPECT_GE(web_.asked[2].at - web_.asked[1].at, 29s);
}

TEST_F(Fetching, RetryAfterThatIsTooLongEndsTheRequestsToItsSite) {
  web_.put("https://a.example/1", later(503, "3600"));
  const Fetched first = fetch("https://a.example/1");
  EXPECT_EQ(first.answer.error().code, "fetch-status");
  EXPECT_GE(first.not_before, clock_.date() + 3590);
  const Fetched second = fetch("https://a.example/2");
  EXPECT_EQ(second.answer.error().code, "fetch-later");
  EXPECT_GE(second.not_before, clock_.date() + 3590);
  EXPECT_EQ(web_.pages().size(), 1u);
  clock_.now += 1h;
  web_.put("https://a.example/2", 200, "page");
  EXPECT_EQ(code("https://a.example/2"), "none");
}

TEST_F(Fetching, ASiteThatFailsRests) {
  options_.rest = 60s;
  options_.longest_wait = 0s;
  options_.tries = 1;
  web_.break_off("https://a.example/1", Trouble::unreachable);
  EXPECT_EQ(code("https://a.example/1"), "fetch-failed");
  EXPECT_EQ(code("https://a.example/2"), "fetch-later");
  clock_.now += 61s;
  web_.put("https://a.example/2", 200, "page");
  EXPECT_EQ(code("https://a.example/2"), "none");
  EXPECT_EQ(code("https://a.example/2"), "none");
}

TEST_F(Fetching, SitesAreRememberedBetweenRuns) {
  open();
  auto state = FetchState::open(path(), Store::Mode::change);
  ASSERT_TRUE(state.ok());
  state_ = &*state;
  web_.put("https://a.example/robots.txt", 200, "User-agent: *\nDisallow: /private\n");
  web_.put("https://a.example/1", later(429, "7200"));
  EXPECT_EQ(code("https://a.example/1"), "fetch-status");
  fetcher_.reset();
  EXPECT_EQ(code("https://a.example/private"), "fetch-later");
  fetcher_.reset();
  clock_.now += 2h;
  EXPECT_EQ(code("https://a.example/private"), "fetch-forbidden");
  EXPECT_EQ(web_.asked.size(), 2u) << "robots.txt is asked for once";
}

TEST_F(Fetching, EndsWhenToldTo) {
  web_.takes = 1h;
  fetcher().want({1, "https://a.example/1", "", "", {}});
  int asked = 0;
  EXPECT_FALSE(fetcher().next([&] { return ++asked < 5; }));
  EXPECT_EQ(asked, 5);
  EXPECT_LT(clock_.now, 2s);
}

TEST_F(Fetching, OnlyWhatHasBegunIsWaitedFor) {
  for (const char* url : {"https://a.example/1", "https://a.example/2", "https://b.example/1"}) {
    web_.put(url, 200, "page");
    fetcher().want({1, url, "", "", {}});
  }
  ASSERT_TRUE(fetcher().next([] { return true; }));
  while (fetcher().next([] { return true; }, Fetcher::Begin::nothing)) {
  }
  EXPECT_LE(web_.pages().size(), 2u);
  while (fetcher().next([] { return true; })) {
  }
  EXPECT_EQ(web_.pages().size(), 3u);
}

}  // namespace
}  // namespace sayso
