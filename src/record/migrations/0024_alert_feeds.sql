-- Secret addresses of alerts' feeds, for readers of feeds, which cannot send a key. Of the secret
-- there is the hash alone; a new one takes the place of the one before.
CREATE TABLE alert_feeds (
  alert INTEGER PRIMARY KEY REFERENCES alerts (key) ON DELETE CASCADE,
  hash TEXT NOT NULL,                           -- SHA-256 in hexadecimal
  made TEXT NOT NULL                            -- ISO 8601, in UTC
);
