-- Where to look for words that were taken, in a shape whose cost does not grow with the store.
--
--   documents ── fingerprinted ─┬─ fresh_fingerprints    of the latest documents
--                               └─ fingerprint_blocks    of all others, sorted, in levels
--                                    └─ fingerprint_filters    where not to look
--
-- Each level has room for 32 times the entries of the one before; what is beyond goes on to the next
-- (record/fingerprint_levels.h). `fingerprint_levels` counts them; level 0 are the fresh ones.
-- Entries of a document that is removed stay until their block is written again.

CREATE TABLE fingerprinted (
  number INTEGER PRIMARY KEY AUTOINCREMENT,     -- never used again, as a document's key may be
  document INTEGER NOT NULL UNIQUE REFERENCES documents (key) ON DELETE CASCADE,
  day INTEGER,                                  -- it appeared, since 1970, in UTC; null: unknown
  outlet INTEGER NOT NULL                       -- hash of its outlet's name; 0: without one
);
CREATE TABLE fresh_fingerprints (
  hash INTEGER NOT NULL,                        -- below 2^48
  number INTEGER NOT NULL,
  PRIMARY KEY (hash, number)
) WITHOUT ROWID;
CREATE TABLE fingerprint_blocks (
  key INTEGER PRIMARY KEY,                      -- level * 2^48 + the first hash
  packed BLOB NOT NULL                          -- record/fingerprint_block.h
);
CREATE TABLE fingerprint_filters (
  key INTEGER PRIMARY KEY,                      -- level * 2^48 + the first hash of a chunk
  bits BLOB NOT NULL
);
CREATE TABLE fingerprint_levels (
  level INTEGER PRIMARY KEY,
  entries INTEGER NOT NULL,
  next INTEGER NOT NULL DEFAULT 0               -- the hash from which on entries go to the next level
);
INSERT INTO fingerprint_levels (level, entries) VALUES (0, 0);

CREATE TABLE removed_fingerprints (number INTEGER PRIMARY KEY);
CREATE TRIGGER fingerprinted_removed AFTER DELETE ON fingerprinted BEGIN
  INSERT INTO removed_fingerprints VALUES (old.number);
END;

-- The program then moves the fingerprints so far there and drops their table
-- (record/earlier_fingerprints.h).
