-- Who is named behind a document's words, and where to look for the document that is meant.
--
--   documents ─┬─ published_words ── publishers ── publisher_lookups
--              ├─ named_publishers      whom a text may name: looked at when a document arrives late
--              └─ joined_citations      what it rests on, in the store or outside
--
-- All of this is made anew from documents and analyses. Pairs of documents of the store stand in
-- `reuse` too. Days count from 1970-01-01; 0: not known.

CREATE TABLE publishers (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,                    -- the outlet's, as written
  words TEXT NOT NULL,                          -- of the name, one a line, sorted
  head TEXT NOT NULL,
  acronyms TEXT NOT NULL                        -- one a line
);
CREATE TABLE publisher_lookups (
  lookup TEXT NOT NULL,
  publisher INTEGER NOT NULL REFERENCES publishers (key) ON DELETE CASCADE,
  PRIMARY KEY (lookup, publisher)
) WITHOUT ROWID;

-- Words of names in a document, by which it is found among all of its publisher.
CREATE TABLE published_words (
  publisher INTEGER NOT NULL REFERENCES publishers (key),
  word TEXT NOT NULL,
  day INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  PRIMARY KEY (publisher, word, day, document)
) WITHOUT ROWID;
CREATE INDEX published_words_document ON published_words (document);

CREATE TABLE named_publishers (
  lookup TEXT NOT NULL,
  day INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  PRIMARY KEY (lookup, day, document)
) WITHOUT ROWID;
CREATE INDEX named_publishers_document ON named_publishers (document);

CREATE TABLE joined_citations (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  span_begin INTEGER,                           -- the words that name it; null: a header does
  span_end INTEGER,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('outlet', 'agency', 'organisation', 'document')),
  citation TEXT NOT NULL,                       -- id of the analysis's citation; '': none
  cited INTEGER REFERENCES documents (key) ON DELETE SET NULL,  -- null: outside the store
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX joined_citations_cited ON joined_citations (cited) WHERE cited IS NOT NULL;

INSERT OR IGNORE INTO unlinked SELECT document FROM analyses;
