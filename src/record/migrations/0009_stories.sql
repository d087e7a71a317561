-- Which reports tell one story as it develops.
--
--   documents ─┬─ story_documents ── stories
--              └─ story_postings ─── story_words    where to look for reports with the same words
--
-- All of this is made anew from documents, reuse and corrections. A text never changes, so a
-- document is counted once in `story_words` and keeps its words for good.

CREATE TABLE stories (
  key INTEGER PRIMARY KEY,                      -- the older story has the lower one
  id TEXT NOT NULL UNIQUE
);

CREATE TABLE story_documents (
  document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
  story INTEGER NOT NULL REFERENCES stories (key),
  day INTEGER,                                  -- of publication, since 1970; null: not known
  words TEXT NOT NULL,                          -- "word weight ...": by word, weights in thousandths
  by_user INTEGER NOT NULL                      -- 1: a person put it there, and there it stays
);
CREATE INDEX story_documents_story ON story_documents (story, document);

-- A story without documents is none.
CREATE TRIGGER story_documents_deleted AFTER DELETE ON story_documents BEGIN
  DELETE FROM stories WHERE key = old.story
    AND NOT EXISTS (SELECT 1 FROM story_documents WHERE story = old.story);
END;
CREATE TRIGGER story_documents_moved AFTER UPDATE OF story ON story_documents BEGIN
  DELETE FROM stories WHERE key = old.story
    AND NOT EXISTS (SELECT 1 FROM story_documents WHERE story = old.story);
END;

CREATE TABLE story_words (
  key INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,                    -- a stem; '': stands in every document
  documents INTEGER NOT NULL                    -- that have it
);

CREATE TABLE story_postings (
  word INTEGER NOT NULL,                        -- one of the few that weigh most in the document
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  PRIMARY KEY (word, document)
) WITHOUT ROWID;
CREATE INDEX story_postings_document ON story_postings (document);

INSERT OR IGNORE INTO unlinked SELECT document FROM analyses;
