-- Who took whose words, and where to look for words that were taken.
--
--   documents ─┬─ fingerprints      runs of words, as hashes: where to look
--              ├─ reuse ── reuse_spans
--              └─ same_script_members ── same_scripts
--
-- All of this is made anew from documents and analyses. A pair of documents has one row: `step` says
-- which step of linking found it, so that each takes out only its own.

CREATE TABLE fingerprints (
  hash INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  PRIMARY KEY (hash, document)
) WITHOUT ROWID;
CREATE INDEX fingerprints_document ON fingerprints (document);

CREATE TABLE reuse (
  taker INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  giver INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step IN ('words', 'citations')),
  relation TEXT NOT NULL CHECK (relation IN ('copy', 'partial-copy', 'cites', 'same-quotation')),
  said INTEGER NOT NULL,                        -- 1: the taker itself names the giver's outlet
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (taker, giver)
) WITHOUT ROWID;
CREATE INDEX reuse_giver ON reuse (giver);

CREATE TABLE reuse_spans (
  taker INTEGER NOT NULL,
  giver INTEGER NOT NULL,
  position INTEGER NOT NULL,
  from_begin INTEGER NOT NULL,                  -- in the taker's text
  from_end INTEGER NOT NULL,
  to_begin INTEGER,                             -- in the giver's; null: nothing was copied
  to_end INTEGER,
  PRIMARY KEY (taker, giver, position),
  FOREIGN KEY (taker, giver) REFERENCES reuse (taker, giver) ON DELETE CASCADE
) WITHOUT ROWID;

-- Two that took from one document are no pair, but may be one without it.
CREATE TRIGGER documents_reused BEFORE DELETE ON documents BEGIN
  INSERT OR IGNORE INTO unlinked SELECT taker FROM reuse WHERE giver = old.key;
  INSERT OR IGNORE INTO unlinked SELECT giver FROM reuse WHERE taker = old.key;
END;

-- Words that several speakers or outlets use alike. `words` is the same for all members of one.
CREATE TABLE same_scripts (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  reason TEXT NOT NULL
);
CREATE TABLE same_script_members (
  script INTEGER NOT NULL REFERENCES same_scripts (key) ON DELETE CASCADE,
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (script, document, span_begin)
) WITHOUT ROWID;
CREATE INDEX same_script_members_document ON same_script_members (document);

INSERT OR IGNORE INTO unlinked SELECT document FROM analyses;
