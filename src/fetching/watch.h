// Following feeds: each round asks the feeds that are due, fetches the pages of the items that are
// new in them, and gives what was read. All that is done is kept in the store at once, so that a
// round that is broken off at any moment goes on where it was.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "documents/read.h"
#include "fetching/clock.h"
#include "fetching/fetcher.h"
#include "record/fetch_state.h"

namespace sayso {

struct WatchOptions {
  enum class Pages {
    of_items,  // the page that an item links to; what the feed has of it where there is no article
    of_feeds,  // the feeds alone, with what they have of each item
  };
  enum class Due {
    after_interval,
    now,  // all feeds, but those that are to be left alone
  };
  Pages pages = Pages::of_items;
  const PageModel* page_model = nullptr;  // what reads HTML; must outlive the watch
  Due due = Due::after_interval;
  std::chrono::seconds interval{15 * 60};  // between two requests for a feed
};

struct Round {
  std::size_t feeds = 0;    // that were asked
  std::size_t put_off = 0;  // feeds and pages that are to be asked for again later
};

class Watch {
 public:
  /// `fetcher` should make one try alone and never wait, since a round does other things meanwhile
  /// and the next one tries again. `go_on` is asked often. All must outlive it.
  Watch(WatchOptions options, Fetcher& fetcher, FetchState& state, const Clock& clock,
        Fetcher::GoOn go_on);

  /// One round over the feeds listed as `urls`. What cannot be had for good is given to `take` as
  /// an error in its place, and so is each failure of a feed. Each record's position names the page
  /// or the feed; `Kept` wants to know it. Error: of the store.
  Result<Round> round(const std::vector<std::string>& urls, const TakeRecord& take);

  /// When the next round has something to do, in Unix seconds.
  Result<std::int64_t> next_due(const std::vector<std::string>& urls) const;

 private:
  Result<void> ask_feeds(const std::vector<std::string>& urls);
  void ask_feed(KnownFeed feed);
  Result<void> take_feed(KnownFeed feed, Fetched fetched);
  Result<void> take_feed_body(KnownFeed feed, const Fetched& fetched);
  Result<void> list_sitemaps(const KnownFeed& index, std::vector<std::string> urls);
  Result<void> fail_feed(KnownFeed feed, const Fetched& fetched);
  Result<void> fetch_pages();
  Result<void> take_page(FeedItem item, const Fetched& fetched);
  Result<void> give_pages();
  std::size_t give_page(const FetchedPage& page, const std::optional<FeedItem>& item);
  const Record* in_feed(const FeedItem& item);
  void give(Record record, const std::string& input);
  bool wanted() const { return wanted_ && go_on_(); }
  std::int64_t due_at(const KnownFeed& feed, std::chrono::seconds interval) const;
  double chance();

  const WatchOptions options_;
  const ReadOptions read_;
  Fetcher& fetcher_;
  FetchState& state_;
  const Clock& clock_;
  const Fetcher::GoOn go_on_;
  std::mt19937 random_;
  // Of the present round:
  const TakeRecord* take_ = nullptr;
  bool wanted_ = true;
  Round round_;
  std::vector<KnownFeed> asked_;  // by the id of their requests
  std::vector<Record> failures_;  // of feeds, given when no request is under way
  std::set<std::string> given_;   // pages that have been given
  // The feed that was looked into last: its key, and what it has of each item.
  std::int64_t copy_ = 0;
  std::map<std::string, Record> copy_items_;
};

/// Notes which pages have been stored. For the thread that stores.
class Kept {
 public:
  /// A state of its own. It must outlive this.
  explicit Kept(FetchState& state) : state_(state) {}

  /// The record that comes next is of the page or feed `url`: what came before is stored.
  Result<void> reach(const std::string& url);

  /// All that was given is stored.
  Result<void> finish();

 private:
  FetchState& state_;
  std::string url_;
};

}  // namespace sayso
