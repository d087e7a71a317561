-- More of what a document says of itself, and how far an input has been read.
--
--   documents ─┬─ document_details
--              ├─ document_times       when it was updated, its dateline's date, times of entries
--              ├─ live_entries
--              ├─ agency_credits
--              ├─ pages
--              └─ media
--   unfinished_inputs

CREATE TABLE document_details (
  document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
  section TEXT NOT NULL,
  outlet_kind TEXT NOT NULL,
  outlet_country TEXT NOT NULL,                 -- ISO 3166-1 alpha-3
  outlet_owner TEXT NOT NULL,
  published_from TEXT NOT NULL,                 -- a range of days, where no moment is known
  published_to TEXT NOT NULL,
  dateline_place TEXT,                          -- null: without a dateline
  dateline_begin INTEGER,
  dateline_end INTEGER,
  record_id TEXT NOT NULL,                      -- as its container names it
  record_name TEXT NOT NULL,
  record_offset INTEGER                         -- of a WARC record, in bytes of the file
);

CREATE TABLE document_times (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('updated', 'dateline', 'entry')),
  position INTEGER NOT NULL,                    -- of the entry; else 0
  value TEXT NOT NULL,                          -- ISO 8601, cut to the granularity
  granularity TEXT NOT NULL,
  how TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  range_from TEXT NOT NULL,                     -- days, where the value is empty
  range_to TEXT NOT NULL,
  PRIMARY KEY (document, role, position)
) WITHOUT ROWID;

CREATE TABLE live_entries (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE agency_credits (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  agency TEXT NOT NULL,
  how TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE pages (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  number INTEGER NOT NULL,                      -- from 1
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE media (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  url TEXT NOT NULL,
  type TEXT NOT NULL,
  caption TEXT NOT NULL,
  credit TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

-- Containers that a run was broken off in; the next one goes on at `record`.
CREATE TABLE unfinished_inputs (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,                        -- of the file; another size is another file
  modified INTEGER NOT NULL,                    -- its time of change, in nanoseconds
  record INTEGER NOT NULL,
  record_offset INTEGER NOT NULL                -- in bytes of the file; 0 where none is known
) WITHOUT ROWID;
