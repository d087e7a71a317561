// What a store keeps of the web: feeds and what they last said, items whose pages are still to be
// fetched, pages that are fetched and not read yet, and what sites ask of their visitors. The
// tables are drawn in migrations/0003_fetching.sql.
//
// Every function is one transaction. Errors are those of store.h. Times are in Unix seconds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/document.h"
#include "record/store.h"

namespace sayso {

struct KnownFeed {
  std::string url;            // as it is listed
  std::string address;        // where it has moved for good; else the url
  std::string listed_by;      // the sitemap index that names it; empty: the list of feeds
  std::string etag;           // of what was had last
  std::string last_modified;  // the same, as the server wrote it
  std::int64_t polled = 0;
  std::int64_t not_before = 0;  // not to be asked for earlier
  int failures = 0;             // in a row
  bool gone = false;            // for good
};

/// A feed as it came.
struct FeedCopy {
  std::string address;
  std::string charset;
  std::string body;
};

/// An item of a feed whose page is wanted.
struct FeedItem {
  std::string url;
  std::optional<Timestamp> published;  // as the feed says
  int failures = 0;                    // in fetching its page, in a row
  std::int64_t copy = 0;               // of its feed; 0: none is kept
};

/// What came when a page was fetched.
struct FetchedPage {
  std::string url;      // as it was asked for
  std::string address;  // that it came from, after redirects
  std::string charset;
  Result<std::string> body = std::string();
};

struct KnownSite {
  std::string robots;             // its robots.txt
  std::int64_t robots_until = 0;  // how long that holds
  std::int64_t not_before = 0;    // not to be asked for anything earlier, by its own word
};

/// One thread at a time may use it; others open their own.
class FetchState {
 public:
  /// Of the store at `path`, as Store::open.
  static Result<FetchState> open(const std::string& path, Store::Mode mode);
  ~FetchState();
  FetchState(FetchState&&) noexcept;
  FetchState& operator=(FetchState&&) noexcept;

  /// The feed listed as `url`; a new one where it is not known.
  Result<KnownFeed> feed(const std::string& url) const;

  /// The feeds that a sitemap index names, by their addresses.
  Result<std::vector<KnownFeed>> feeds_listed_by(const std::string& url) const;

  /// Has the sitemap index `index` name these feeds and no others.
  Result<void> list_feeds(const std::string& index, const std::vector<std::string>& urls);

  /// Keeps what is known of a feed, but for who names it.
  Result<void> keep_feed(const KnownFeed& feed);

  /// Keeps a feed that has been had, its items that no feed had before, and the copy for as long as
  /// they need it. Returns how many those are.
  Result<std::size_t> keep_items(const KnownFeed& feed, const FeedCopy& copy,
                                 const std::vector<FeedItem>& items);

  /// Keeps a feed that has been had, and the copy as a page of its own to be read.
  Result<void> keep_as_page(const KnownFeed& feed, const FeedCopy& copy);

  /// The items whose pages are to be fetched now, in the order in which they were seen.
  Result<std::vector<FeedItem>> waiting(std::int64_t now) const;

  /// When the next item is to be fetched; nothing if none waits.
  Result<std::optional<std::int64_t>> next_due() const;

  Result<void> put_off(const FeedItem& item, std::int64_t not_before);

  /// Keeps what came for an item until it is read.
  Result<void> keep_page(const FetchedPage& page);

  /// Addresses of the pages that are to be read, in the order in which they came.
  Result<std::vector<std::string>> pages() const;

  /// Error also: "not-found".
  Result<FetchedPage> page(const std::string& url) const;

  /// The item of that address; nothing if none is known.
  Result<std::optional<FeedItem>> item(const std::string& url) const;

  /// The feed that an item came in, as long as one that came in it is not done. Error also:
  /// "not-found".
  Result<FeedCopy> copy(std::int64_t key) const;

  /// What came for `url` has been read and stored.
  Result<void> finish(const std::string& url);

  /// The site; a new one where it is not known.
  Result<KnownSite> site(const std::string& name) const;
  Result<void> keep_site(const std::string& name, const KnownSite& site);

 private:
  explicit FetchState(std::unique_ptr<Database> database);
  Result<void> write_feed(const KnownFeed& feed);

  std::unique_ptr<Database> database_;
};

}  // namespace sayso
