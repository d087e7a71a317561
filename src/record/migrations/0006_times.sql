-- The times that a text names, as TIMEX3. Analyses from before have none until they are made anew.

CREATE TABLE times (
  document INTEGER NOT NULL REFERENCES analyses (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,                    -- in reading order
  id TEXT NOT NULL,
  type TEXT NOT NULL,                           -- 'DATE', 'TIME', 'DURATION', 'SET'
  value TEXT NOT NULL,
  anchor TEXT NOT NULL,                         -- 'published', 'dateline', an id, 'missing', or ''
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
