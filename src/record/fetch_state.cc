#include "record/fetch_state.h"

#include <utility>

#include "record/database.h"
#include "record/open.h"

namespace sayso {

namespace {

/// From all columns of `feeds`.
KnownFeed read_feed(const Statement& row) {
  KnownFeed feed;
  feed.url = row.text(0);
  feed.address = row.text(1);
  feed.listed_by = row.text(2);
  feed.etag = row.text(3);
  feed.last_modified = row.text(4);
  feed.polled = row.integer(5);
  feed.not_before = row.integer(6);
  feed.failures = static_cast<int>(row.integer(7));
  feed.gone = row.integer(8) != 0;
  return feed;
}

/// From the columns url, published, granularity, failures, copy.
FeedItem read_item(const Statement& row) {
  FeedItem item;
  item.url = row.text(0);
  if (!row.text(1).empty()) {
    item.published =
        Timestamp{std::string(row.text(1)), std::string(row.text(2)), "feed", std::nullopt};
  }
  item.failures = static_cast<int>(row.integer(3));
  item.copy = row.integer(4);
  return item;
}

Result<std::int64_t> insert_copy(Database& database, const FeedCopy& copy) {
  auto inserted = database
                      .query("INSERT INTO feed_copies (address, charset, body) VALUES (?, ?, ?)",
                             copy.address, copy.charset, copy.body)
                      .run();
  if (!inserted) return inserted.error();
  return database.last_key();
}

}  // namespace

FetchState::FetchState(std::unique_ptr<Database> database) : database_(std::move(database)) {}
FetchState::~FetchState() = default;
FetchState::FetchState(FetchState&&) noexcept = default;
FetchState& FetchState::operator=(FetchState&&) noexcept = default;

Result<FetchState> FetchState::open(const std::string& path, Store::Mode mode) {
  auto database = open_database(path, mode);
  if (!database) return database.error();
  return FetchState(std::move(*database));
}

Result<KnownFeed> FetchState::feed(const std::string& url) const {
  auto found = database_->query("SELECT * FROM feeds WHERE url = ?", url);
  const auto row = found.step();
  if (!row) return row.error();
  if (*row) return read_feed(found);
  KnownFeed feed;
  feed.url = feed.address = url;
  return feed;
}

Result<std::vector<KnownFeed>> FetchState::feeds_listed_by(const std::string& url) const {
  auto found = database_->query(
      "SELECT * FROM feeds WHERE listed_by = ?1 AND listed_by <> '' ORDER BY url", url);
  std::vector<KnownFeed> feeds;
  for (;;) {
    const auto row = found.step();
    if (!row) return row.error();
    if (!*row) return feeds;
    feeds.push_back(read_feed(found));
  }
}

Result<void> FetchState::list_feeds(const std::string& index,
                                    const std::vector<std::string>& urls) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  auto removed =
      database_->query("UPDATE feeds SET listed_by = '' WHERE listed_by = ?", index).run();
  if (!removed) return removed;
  auto list = database_->query(
      "INSERT INTO feeds VALUES (?1, ?1, ?2, '', '', 0, 0, 0, 0) "
      "ON CONFLICT (url) DO UPDATE SET listed_by = ?2");
  for (const std::string& url : urls) {
    if (auto listed = list.run_with(url, index); !listed) return listed;
  }
  return transaction->commit();
}

Result<void> FetchState::write_feed(const KnownFeed& feed) {
  return database_
      ->query(
          "INSERT INTO feeds VALUES (?1, ?2, '', ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (url) "
          "DO UPDATE SET address = ?2, etag = ?3, last_modified = ?4, polled = ?5, "
          "not_before = ?6, failures = ?7, gone = ?8",
          feed.url, feed.address, feed.etag, feed.last_modified, feed.polled, feed.not_before,
          std::int64_t{feed.failures}, std::int64_t{feed.gone})
      .run();
}

Result<void> FetchState::keep_feed(const KnownFeed& feed) { return write_feed(feed); }

Result<std::size_t> FetchState::keep_items(const KnownFeed& feed, const FeedCopy& copy,
                                           const std::vector<FeedItem>& items) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  if (auto kept = write_feed(feed); !kept) return kept.error();
  const auto key = insert_copy(*database_, copy);
  if (!key) return key.error();
  auto insert = database_->query(
      "INSERT OR IGNORE INTO feed_items (url, feed, copy, published, granularity, state, "
      "not_before, failures) VALUES (?, ?, ?, ?, ?, 'waiting', 0, 0)");
  for (const FeedItem& item : items) {
    const Timestamp published = item.published.value_or(Timestamp{});
    auto inserted =
        insert.run_with(item.url, feed.url, *key, published.value, published.granularity);
    if (!inserted) return inserted.error();
  }
  auto count = database_->query("SELECT count(*) FROM feed_items WHERE copy = ?", *key);
  if (const auto row = count.step(); !row) return row.error();
  const auto added = static_cast<std::size_t>(count.integer(0));
  if (added == 0) {
    auto removed = database_->query("DELETE FROM feed_copies WHERE key = ?", *key).run();
    if (!removed) return removed.error();
  }
  if (const auto committed = transaction->commit(); !committed) return committed.error();
  return added;
}

Result<void> FetchState::keep_as_page(const KnownFeed& feed, const FeedCopy& copy) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  if (auto kept = write_feed(feed); !kept) return kept;
  auto inserted =
      database_
          ->query(
              "INSERT OR REPLACE INTO fetched_pages (url, address, charset, error_code, "
              "error_message, body) VALUES (?, ?, ?, '', '', ?)",
              feed.url, copy.address, copy.charset, copy.body)
          .run();
  if (!inserted) return inserted;
  return transaction->commit();
}

Result<std::vector<FeedItem>> FetchState::waiting(std::int64_t now) const {
  auto found = database_->query(
      "SELECT url, published, granularity, failures, copy FROM feed_items "
      "WHERE state = 'waiting' AND not_before <= ? ORDER BY key",
      now);
  std::vector<FeedItem> items;
  for (;;) {
    const auto row = found.step();
    if (!row) return row.error();
    if (!*row) return items;
    items.push_back(read_item(found));
  }
}

Result<std::optional<std::int64_t>> FetchState::next_due() const {
  auto found = database_->query("SELECT min(not_before) FROM feed_items WHERE state = 'waiting'");
  const auto row = found.step();
  if (!row) return row.error();
  if (found.null(0)) return std::optional<std::int64_t>();
  return std::optional(found.integer(0));
}

Result<void> FetchState::put_off(const FeedItem& item, std::int64_t not_before) {
  return database_
      ->query("UPDATE feed_items SET failures = ?, not_before = ? WHERE url = ?",
              std::int64_t{item.failures}, not_before, item.url)
      .run();
}

Result<void> FetchState::keep_page(const FetchedPage& page) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  const Error error = page.body ? Error{} : page.body.error();
  auto inserted =
      database_
          ->query(
              "INSERT OR REPLACE INTO fetched_pages (url, address, charset, error_code, "
              "error_message, body) VALUES (?, ?, ?, ?, ?, ?)",
              page.url, page.address, page.charset, error.code, error.message,
              page.body ? std::string_view(*page.body) : std::string_view())
          .run();
  if (!inserted) return inserted;
  auto changed =
      database_->query("UPDATE feed_items SET state = 'fetched' WHERE url = ?", page.url).run();
  if (!changed) return changed;
  return transaction->commit();
}

Result<std::vector<std::string>> FetchState::pages() const {
  auto found = database_->query("SELECT url FROM fetched_pages ORDER BY key");
  std::vector<std::string> urls;
  for (;;) {
    const auto row = found.step();
    if (!row) return row.error();
    if (!*row) return urls;
    urls.emplace_back(found.text(0));
  }
}

Result<FetchedPage> FetchState::page(const std::string& url) const {
  auto found = database_->query(
      "SELECT address, charset, error_code, error_message, body FROM fetched_pages WHERE url = ?",
      url);
  const auto row = found.step();
  if (!row) return row.error();
  if (!*row) return database_->error("not-found", "no page '" + url + "'");
  FetchedPage page;
  page.url = url;
  page.address = found.text(0);
  page.charset = found.text(1);
  if (found.text(2).empty()) {
    page.body = std::string(found.text(4));
  } else {
    page.body = Error{std::string(found.text(2)), std::string(found.text(3))};
  }
  return page;
}

Result<std::optional<FeedItem>> FetchState::item(const std::string& url) const {
  auto found = database_->query(
      "SELECT url, published, granularity, failures, copy FROM feed_items WHERE url = ?", url);
  const auto row = found.step();
  if (!row) return row.error();
  if (!*row) return std::optional<FeedItem>();
  return std::optional(read_item(found));
}

Result<FeedCopy> FetchState::copy(std::int64_t key) const {
  auto found =
      database_->query("SELECT address, charset, body FROM feed_copies WHERE key = ?", key);
  const auto row = found.step();
  if (!row) return row.error();
  if (!*row) return database_->error("not-found", "no feed " + std::to_string(key));
  return FeedCopy{std::string(found.text(0)), std::string(found.text(1)),
                  std::string(found.text(2))};
}

Result<void> FetchState::finish(const std::string& url) {
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  auto removed = database_->query("DELETE FROM fetched_pages WHERE url = ?", url).run();
  if (!removed) return removed;
  auto item = database_->query("SELECT copy FROM feed_items WHERE url = ?", url);
  const auto row = item.step();
  if (!row) return row.error();
  if (*row) {
    const std::int64_t copy = item.integer(0);
    auto changed =
        database_->query("UPDATE feed_items SET state = 'done', copy = NULL WHERE url = ?", url)
            .run();
    if (!changed) return changed;
    auto unused = database_
                      ->query(
                          "DELETE FROM feed_copies WHERE key = ?1 AND NOT EXISTS "
                          "(SELECT 1 FROM feed_items WHERE copy = ?1)",
                          copy)
                      .run();
    if (!unused) return unused;
  }
  return transaction->commit();
}

Result<KnownSite> FetchState::site(const std::string& name) const {
  auto found =
      database_->query("SELECT robots, robots_until, not_before FROM sites WHERE site = ?", name);
  const auto row = found.step();
  if (!row) return row.error();
  if (!*row) return KnownSite{};
  return KnownSite{std::string(found.text(0)), found.integer(1), found.integer(2)};
}

Result<void> FetchState::keep_site(const std::string& name, const KnownSite& site) {
  return database_
      ->query("INSERT OR REPLACE INTO sites VALUES (?, ?, ?, ?)", name, site.robots,
              site.robots_until, site.not_before)
      .run();
}

}  // namespace sayso
