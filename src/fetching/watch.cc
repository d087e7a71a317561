#include "fetching/watch.h"

#include <algorithm>
#include <utility>

#include "documents/feed.h"
#include "documents/kind.h"
#include "fetching/retry.h"
#include "fetching/web_address.h"

namespace sayso {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr BodyLimit feed_limit{50'000'000, 50'000'000};  // of a sitemap, by sitemaps.org
constexpr BodyLimit page_limit{20'000'000, 20'000'000};
constexpr std::size_t items_limit = 1'000;   // taken from a feed at a time
constexpr std::size_t sitemaps_limit = 20;   // taken from an index
constexpr std::size_t pages_at_a_time = 32;  // fetched before they are given
constexpr int most_failures = 6;             // of a page
constexpr seconds first_back_off{60};        // of a page
/// Feeds whose time comes so soon after another's are asked with it.
constexpr seconds most_ahead{60};

/// An article that is so much shorter than what its feed has of it is the open part of one.
constexpr std::size_t open_part = 2;

std::int64_t in_seconds(milliseconds time) { return std::chrono::ceil<seconds>(time).count(); }

/// `url` as items are known by, where it can be read.
std::string item_address(const std::string& url, const std::string& base) {
  const auto address = web_address(url, base);
  return address ? address->text : std::string();
}

}  // namespace

Watch::Watch(WatchOptions options, Fetcher& fetcher, FetchState& state, const Clock& clock,
             Fetcher::GoOn go_on)
    : options_(options),
      read_{{}, options.page_model},
      fetcher_(fetcher),
      state_(state),
      clock_(clock),
      go_on_(std::move(go_on)),
      random_(std::random_device()()) {}

double Watch::chance() { return std::uniform_real_distribution(0.0, 1.0)(random_); }

std::int64_t Watch::due_at(const KnownFeed& feed, seconds interval) const {
  if (options_.due == WatchOptions::Due::now || feed.polled == 0) return feed.not_before;
  return std::max(feed.not_before, feed.polled + interval.count());
}

Result<Round> Watch::round(const std::vector<std::string>& urls, const TakeRecord& take) {
  take_ = &take;
  wanted_ = true;
  round_ = {};
  given_.clear();
  failures_.clear();
  if (auto given = give_pages(); !given) return given.error();  // that a round left
  if (auto asked = ask_feeds(urls); !asked) return asked.error();
  if (auto fetched = fetch_pages(); !fetched) return fetched.error();
  return round_;
}

Result<std::int64_t> Watch::next_due(const std::vector<std::string>& urls) const {
  std::int64_t due = clock_.date() + options_.interval.count();
  for (const std::string& url : urls) {
    const auto feed = state_.feed(url);
    if (!feed) return feed.error();
    if (!feed->gone) due = std::min(due, due_at(*feed, options_.interval));
  }
  if (options_.pages == WatchOptions::Pages::of_feeds) return due;
  const auto item = state_.next_due();
  if (!item) return item.error();
  return *item ? std::min(due, **item) : due;
}

Result<void> Watch::ask_feeds(const std::vector<std::string>& urls) {
  asked_.clear();
  const seconds interval =
      options_.interval - std::min<seconds>(most_ahead, options_.interval / 10);
  for (const std::string& url : urls) {
    auto feed = state_.feed(url);
    if (!feed) return feed.error();
    if (due_at(*feed, interval) > clock_.date()) continue;
    auto sitemaps = state_.feeds_listed_by(url);
    if (!sitemaps) return sitemaps.error();
    ask_feed(*std::move(feed));
    for (KnownFeed& sitemap : *sitemaps) ask_feed(std::move(sitemap));
  }
  while (wanted()) {
    auto fetched = fetcher_.next([this] { return wanted(); });
    if (!fetched) break;
    const KnownFeed feed = asked_[fetched->id];
    if (auto taken = take_feed(feed, *std::move(fetched)); !taken) return taken;
  }
  for (Record& failure : std::exchange(failures_, {})) {
    const std::string input = failure.file;
    give(std::move(failure), input);
  }
  return {};
}

void Watch::ask_feed(KnownFeed feed) {
  if (feed.gone || feed.not_before > clock_.date()) return;
  fetcher_.want({asked_.size(), feed.address, feed.etag, feed.last_modified, feed_limit});
  asked_.push_back(std::move(feed));
  ++round_.feeds;
}

Result<void> Watch::take_feed(KnownFeed feed, Fetched fetched) {
  if (!fetched.answer) return fail_feed(std::move(feed), fetched);
  feed.polled = clock_.date();
  feed.not_before = 0;
  feed.failures = 0;
  if (!fetched.moved_to.empty()) feed.address = fetched.moved_to;
  if (fetched.status == 304) return state_.keep_feed(feed);
  feed.etag = fetched.answer->etag;
  feed.last_modified = fetched.answer->last_modified;
  return take_feed_body(std::move(feed), fetched);
}

Result<void> Watch::take_feed_body(KnownFeed feed, const Fetched& fetched) {
  FeedCopy copy{fetched.address, fetched.answer->charset, fetched.answer->body};
  const auto entries = feed_entries(copy.body, feed.url);
  if (!entries) {
    feed.etag = feed.last_modified = "";  // so that it is said again
    failures_.push_back({feed.url, entries.error(), {}});
    return state_.keep_feed(feed);
  }
  std::vector<FeedItem> items;
  std::vector<std::string> sitemaps;
  for (const FeedEntry& entry : *entries) {
    const std::string url = item_address(entry.url, copy.address);
    if (url.empty() || url == copy.address) continue;
    if (entry.is_sitemap) {
      sitemaps.push_back(url);
    } else if (items.size() < items_limit) {
      items.push_back({url, entry.published});
    }
  }
  if (feed.listed_by.empty()) {  // an index within an index is none
    if (auto listed = list_sitemaps(feed, std::move(sitemaps)); !listed) return listed;
  }
  if (options_.pages == WatchOptions::Pages::of_feeds) return state_.keep_as_page(feed, copy);
  if (kind_of(copy.body) == Kind::sitemap) copy.body.clear();  // which has no words of an item
  const auto kept = state_.keep_items(feed, copy, items);
  if (!kept) return kept.error();
  return {};
}

/// Has the sitemaps that an index names asked for too, now and in later rounds.
Result<void> Watch::list_sitemaps(const KnownFeed& index, std::vector<std::string> urls) {
  if (urls.size() > sitemaps_limit) urls.resize(sitemaps_limit);
  if (auto listed = state_.list_feeds(index.url, urls); !listed) return listed;
  for (const std::string& url : urls) {
    const bool is_asked = std::any_of(asked_.begin(), asked_.end(),
                                      [&](const KnownFeed& feed) { return feed.url == url; });
    if (is_asked) continue;
    auto sitemap = state_.feed(url);
    if (!sitemap) return sitemap.error();
    ask_feed(*std::move(sitemap));
  }
  return {};
}

Result<void> Watch::fail_feed(KnownFeed feed, const Fetched& fetched) {
  constexpr int gone = 410;
  Error error = fetched.answer.error();
  if (error.code == "fetch-later") {
    ++round_.put_off;
    feed.not_before = fetched.not_before;
    return state_.keep_feed(feed);
  }
  feed.polled = clock_.date();
  if (error.code == "fetch-refused") {  // which bothers nobody, and may be allowed next time
    failures_.push_back({feed.url, std::move(error), {}});
    return state_.keep_feed(feed);
  }
  feed.gone = fetched.status == gone;
  ++feed.failures;
  const milliseconds wait = back_off(feed.failures, options_.interval, chance());
  feed.not_before = std::max(fetched.not_before, clock_.date() + in_seconds(wait));
  if (feed.gone) error.message += ": gone for good; the feed is not asked for any more";
  failures_.push_back({feed.url, std::move(error), {}});
  return state_.keep_feed(feed);
}

Result<void> Watch::fetch_pages() {
  if (options_.pages == WatchOptions::Pages::of_feeds) return give_pages();
  const auto items = state_.waiting(clock_.date());
  if (!items) return items.error();
  for (std::size_t i = 0; i < items->size(); ++i) {
    fetcher_.want({i, (*items)[i].url, "", "", page_limit});
  }
  // No request may be under way while pages are given, which takes long: it would time out.
  std::size_t waiting = 0;
  while (wanted()) {
    const auto begin =
        waiting < pages_at_a_time ? Fetcher::Begin::anything : Fetcher::Begin::nothing;
    const auto fetched = fetcher_.next([this] { return wanted(); }, begin);
    if (fetched) {
      if (auto taken = take_page((*items)[fetched->id], *fetched); !taken) return taken;
      ++waiting;
      continue;
    }
    if (auto given = give_pages(); !given) return given;
    if (begin == Fetcher::Begin::anything) break;
    waiting = 0;
  }
  return {};
}

Result<void> Watch::take_page(FeedItem item, const Fetched& fetched) {
  FetchedPage page{item.url, fetched.address, "", std::string()};
  if (fetched.answer) {
    page.charset = fetched.answer->charset;
    page.body = fetched.answer->body;
    return state_.keep_page(page);
  }
  page.body = fetched.answer.error();
  if (fetched.answer.error().code == "fetch-later") {
    ++round_.put_off;
    return state_.put_off(item, fetched.not_before);
  }
  ++item.failures;
  if (fetched.trouble == Trouble::lasting || item.failures >= most_failures) {
    return state_.keep_page(page);
  }
  ++round_.put_off;
  const milliseconds wait = back_off(item.failures, first_back_off, chance());
  return state_.put_off(item, std::max(fetched.not_before, clock_.date() + in_seconds(wait)));
}

Result<void> Watch::give_pages() {
  const auto urls = state_.pages();
  if (!urls) return urls.error();
  for (const std::string& url : *urls) {
    if (!wanted()) return {};
    if (!given_.insert(url).second) continue;
    const auto page = state_.page(url);
    if (!page) {
      if (page.error().code == "not-found") continue;  // it has just been stored
      return page.error();
    }
    const auto item = state_.item(url);
    if (!item) return item.error();
    if (give_page(*page, *item) > 0) continue;
    if (auto done = state_.finish(url); !done) return done;  // nobody else will say so
  }
  return {};
}

/// Gives what a page holds; where that is no article, or only the open part of one, what the feed
/// has of it. Returns how many records that are.
std::size_t Watch::give_page(const FetchedPage& page, const std::optional<FeedItem>& item) {
  std::size_t count = 0;
  const auto take = [&](Record record) {
    if (count++ == 0) {
      const Record* other = item ? in_feed(*item) : nullptr;
      const bool better =
          other && (!record.document.ok() ||
                    record.document->text.size() * open_part < other->document->text.size());
      if (better) {
        give(*other, page.url);
        return false;
      }
    }
    give(std::move(record), page.url);
    return wanted_;
  };
  if (!page.body) {
    take({page.url, page.body.error(), {}});
    return count;
  }
  Origin origin;
  origin.url = page.address;
  origin.charset = page.charset;
  if (item) origin.published = item->published;
  read_bytes(*page.body, page.url, origin, read_, take);
  return count;
}

/// The document that the feed of an item has of it, or null.
const Record* Watch::in_feed(const FeedItem& item) {
  if (item.copy == 0) return nullptr;
  if (item.copy != copy_) {
    copy_items_.clear();
    copy_ = item.copy;
    const auto copy = state_.copy(copy_);
    if (!copy || copy->body.empty()) return nullptr;
    Origin origin;
    origin.url = copy->address;
    origin.charset = copy->charset;
    read_bytes(copy->body, copy->address, origin, read_, [&](Record record) {
      if (!record.document.ok()) return true;
      std::string address = item_address(record.document->url, copy->address);
      copy_items_.try_emplace(std::move(address), std::move(record));
      return true;
    });
  }
  const auto found = copy_items_.find(item.url);
  return found == copy_items_.end() ? nullptr : &found->second;
}

void Watch::give(Record record, const std::string& input) {
  record.position = {input, 0, 0};
  if (!(*take_)(std::move(record))) wanted_ = false;
}

Result<void> Kept::reach(const std::string& url) {
  if (url == url_) return {};
  if (auto done = finish(); !done) return done;
  url_ = url;
  return {};
}

Result<void> Kept::finish() {
  if (url_.empty()) return {};
  return state_.finish(std::exchange(url_, {}));
}

}  // namespace sayso
