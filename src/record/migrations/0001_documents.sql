-- Documents, what was found in each, and the full-text index.
--
--   documents ─┬─ bylines
--              ├─ documents_fts            title and text, kept in step by triggers
--              └─ analyses ── model_lists
--                  ├─ sentences
--                  └─ attributions ── attribution_spans
--
-- Removing a document removes all that hangs on it. Spans are half-open byte ranges of the
-- document's text. The words for quote, source_kind, stance and certainty are those of the
-- interchange format. A later step of analysis adds its own tables under `analyses`.

CREATE TABLE documents (
  key INTEGER PRIMARY KEY,                      -- grows in the order of adding
  id TEXT NOT NULL UNIQUE,
  version_of INTEGER REFERENCES documents (key),  -- the first version; null for the first itself
  text_hash TEXT NOT NULL,                      -- SHA-256 in hex
  address TEXT,                                 -- what versions share (address.h); null: unknown
  file TEXT NOT NULL,
  url TEXT NOT NULL,
  canonical TEXT NOT NULL,
  outlet_name TEXT NOT NULL,
  outlet_domain TEXT NOT NULL,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  published TEXT,                               -- ISO 8601, cut to the granularity
  published_granularity TEXT,
  published_how TEXT,
  published_begin INTEGER,                      -- where the text says it, if it does
  published_end INTEGER,
  text TEXT NOT NULL                            -- never changed; last, as it may be long
);
CREATE INDEX documents_version_of ON documents (version_of) WHERE version_of IS NOT NULL;
CREATE INDEX documents_address ON documents (address) WHERE address IS NOT NULL;
CREATE INDEX documents_text_hash ON documents (text_hash);

CREATE TABLE bylines (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE documents_fts USING fts5 (
  title, text,
  content = 'documents', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_inserted AFTER INSERT ON documents BEGIN
  INSERT INTO documents_fts (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN
  INSERT INTO documents_fts (documents_fts, rowid, title, text)
  VALUES ('delete', old.key, old.title, old.text);
END;

CREATE TABLE model_lists (
  key INTEGER PRIMARY KEY,
  fingerprints TEXT NOT NULL UNIQUE             -- one a line, each line with its newline
);

CREATE TABLE analyses (
  document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
  models INTEGER NOT NULL REFERENCES model_lists (key),
  skipped TEXT NOT NULL                         -- why the text was not analysed; '' when it was
);
CREATE INDEX analyses_models ON analyses (models);

CREATE TABLE sentences (
  document INTEGER NOT NULL REFERENCES analyses (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE attributions (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES analyses (document) ON DELETE CASCADE,
  id TEXT NOT NULL,
  quote TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  stance TEXT NOT NULL,
  certainty TEXT NOT NULL,
  score REAL NOT NULL,
  UNIQUE (document, id)
);

CREATE TABLE attribution_spans (
  attribution INTEGER NOT NULL REFERENCES attributions (key) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content')),
  position INTEGER NOT NULL,                    -- in reading order
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (attribution, role, position)
) WITHOUT ROWID;
