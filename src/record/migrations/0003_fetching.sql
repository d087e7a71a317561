-- What is fetched from the web, so that a run that is broken off goes on where it was.
--
--   feeds ── feed_items ── fetched_pages
--              └─ feed_copies
--   sites

CREATE TABLE feeds (
  url TEXT PRIMARY KEY,                         -- as it is listed
  address TEXT NOT NULL,                        -- where it has moved for good; else the url
  listed_by TEXT NOT NULL,                      -- the sitemap index that names it; '': the list
  etag TEXT NOT NULL,                           -- of what was had last
  last_modified TEXT NOT NULL,
  polled INTEGER NOT NULL,                      -- Unix seconds, as all times here
  not_before INTEGER NOT NULL,                  -- not to be asked for earlier
  failures INTEGER NOT NULL,                    -- in a row
  gone INTEGER NOT NULL                         -- 1: the server said so (410)
) WITHOUT ROWID;
CREATE INDEX feeds_listed_by ON feeds (listed_by) WHERE listed_by <> '';

-- A feed as it came, for its items whose page is not read yet.
CREATE TABLE feed_copies (
  key INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  charset TEXT NOT NULL,
  body BLOB NOT NULL
);

CREATE TABLE feed_items (
  key INTEGER PRIMARY KEY,                      -- grows in the order in which they were seen
  url TEXT NOT NULL UNIQUE,
  feed TEXT NOT NULL,
  copy INTEGER REFERENCES feed_copies (key),    -- null once the item is done
  published TEXT NOT NULL,                      -- as the feed says, ISO 8601; '': it does not
  granularity TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'done')),
  not_before INTEGER NOT NULL,
  failures INTEGER NOT NULL
);
CREATE INDEX feed_items_open ON feed_items (state, not_before) WHERE state <> 'done';
CREATE INDEX feed_items_copy ON feed_items (copy) WHERE copy IS NOT NULL;

-- What has come and is not read into the store yet: a page, or why there is none.
CREATE TABLE fetched_pages (
  key INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,                     -- of the item, or of a feed that is read itself
  address TEXT NOT NULL,                        -- that it came from, after redirects
  charset TEXT NOT NULL,
  error_code TEXT NOT NULL,                     -- '': there is a page
  error_message TEXT NOT NULL,
  body BLOB NOT NULL
);

CREATE TABLE sites (
  site TEXT PRIMARY KEY,                        -- 'https://daily.example:8443'
  robots TEXT NOT NULL,                         -- its robots.txt; '': it has none
  robots_until INTEGER NOT NULL,                -- how long that holds
  not_before INTEGER NOT NULL                   -- by its own word (Retry-After)
) WITHOUT ROWID;
