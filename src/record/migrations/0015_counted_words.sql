-- A document that is removed counts no longer among those that have its words. Which words it was
-- counted for is kept with it; documents of earlier versions are counted anew.
ALTER TABLE story_documents ADD COLUMN counted TEXT NOT NULL DEFAULT '';  -- keys of words: "1,7,9"

DELETE FROM story_words;
DELETE FROM story_documents;
INSERT OR IGNORE INTO unlinked SELECT document FROM analyses;

CREATE TRIGGER story_documents_uncounted AFTER DELETE ON story_documents BEGIN
  UPDATE story_words SET documents = documents - 1
    WHERE key IN (SELECT value FROM json_each('[' || old.counted || ']'));
END;
