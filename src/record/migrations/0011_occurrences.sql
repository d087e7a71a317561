-- Which events of documents are mentions of one happening.
--
--   documents ── occurrence_members ── occurrences
--
-- All of this is made anew from documents, analyses and stories.

CREATE TABLE occurrences (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
);

-- Each event is a member, most of them alone. Beside the event stands what comparing it with later
-- ones needs, lists of words with a space between.
CREATE TABLE occurrence_members (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  event TEXT NOT NULL,                          -- its id in the document
  occurrence INTEGER NOT NULL REFERENCES occurrences (key),
  trigger TEXT NOT NULL,                        -- the word, in lower case
  type TEXT NOT NULL,                           -- PLOVER's; '': outside it
  factuality REAL NOT NULL,
  says INTEGER NOT NULL,                        -- 1: it is that somebody says something
  alike INTEGER NOT NULL,                       -- events of the document with this stem
  around TEXT NOT NULL,                         -- the words around the trigger
  actors TEXT NOT NULL,
  recipients TEXT NOT NULL,
  speaker TEXT NOT NULL,
  PRIMARY KEY (document, event)
) WITHOUT ROWID;
CREATE INDEX occurrence_members_occurrence ON occurrence_members (occurrence);

CREATE TRIGGER occurrence_members_deleted AFTER DELETE ON occurrence_members BEGIN
  DELETE FROM occurrences WHERE key = old.occurrence
    AND NOT EXISTS (SELECT 1 FROM occurrence_members WHERE occurrence = old.occurrence);
END;

INSERT OR IGNORE INTO unlinked SELECT document FROM analyses;
