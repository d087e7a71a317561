-- Lists of claims, stories and sources in the order in which views show them, so that a page of a
-- list is read from an index and costs the same in a large store.

CREATE INDEX documents_latest ON documents (coalesce(published, ''), key);
CREATE INDEX claim_members_source ON claim_members (source_key, claim);

CREATE TABLE claim_list (
  claim INTEGER PRIMARY KEY REFERENCES claims (key) ON DELETE CASCADE,
  story INTEGER NOT NULL,                       -- that most members are of; 0: none
  single INTEGER NOT NULL,                      -- 1: one article alone has it
  disputes INTEGER NOT NULL,                    -- members that deny or doubt it
  rank INTEGER NOT NULL,                        -- by origins and disputes: the higher comes first
  latest TEXT NOT NULL,                         -- publication of its last document; '': unknown
  words TEXT NOT NULL                           -- the wording of one of its members
);
CREATE INDEX claim_list_order ON claim_list (rank, latest, claim);
CREATE INDEX claim_list_story ON claim_list (story, single, rank, latest, claim);

CREATE TABLE story_list (
  story INTEGER PRIMARY KEY REFERENCES stories (key) ON DELETE CASCADE,
  title TEXT NOT NULL,                          -- of its first document
  reports INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  first TEXT NOT NULL,                          -- when its first and last documents appeared
  last TEXT NOT NULL,
  claims INTEGER NOT NULL,                      -- that more than one article has
  disputes INTEGER NOT NULL                     -- of its claims, those that somebody denies
);
CREATE INDEX story_list_order ON story_list (last, story);

CREATE TABLE touched_stories (story INTEGER PRIMARY KEY);
CREATE TRIGGER story_documents_listed AFTER INSERT ON story_documents BEGIN
  INSERT OR IGNORE INTO touched_stories VALUES (new.story);
END;
CREATE TRIGGER story_documents_listed_away AFTER DELETE ON story_documents BEGIN
  INSERT OR IGNORE INTO touched_stories VALUES (old.story);
END;
CREATE TRIGGER story_documents_listed_elsewhere AFTER UPDATE OF story ON story_documents BEGIN
  INSERT OR IGNORE INTO touched_stories VALUES (old.story), (new.story);
END;
-- OR IGNORE would not hold here: claims are put into the list by an upsert, whose rule of conflict
-- is that of its triggers too.
CREATE TRIGGER claim_list_inserted AFTER INSERT ON claim_list
WHEN NOT EXISTS (SELECT 1 FROM touched_stories WHERE story = new.story) BEGIN
  INSERT INTO touched_stories VALUES (new.story);
END;
CREATE TRIGGER claim_list_updated AFTER UPDATE ON claim_list
WHEN NOT EXISTS (SELECT 1 FROM touched_stories WHERE story = new.story) BEGIN
  INSERT INTO touched_stories VALUES (new.story);
END;
CREATE TRIGGER claim_list_moved AFTER UPDATE OF story ON claim_list
WHEN NOT EXISTS (SELECT 1 FROM touched_stories WHERE story = old.story) BEGIN
  INSERT INTO touched_stories VALUES (old.story);
END;
CREATE TRIGGER claim_list_deleted AFTER DELETE ON claim_list BEGIN
  INSERT OR IGNORE INTO touched_stories VALUES (old.story);
END;

-- How often each actor is named and speaks. What a member added is kept beside it, since its
-- analysis may be gone when it is taken away.
CREATE TABLE actor_counts (
  actor INTEGER PRIMARY KEY REFERENCES actors (key) ON DELETE CASCADE,
  documents INTEGER NOT NULL,
  statements INTEGER NOT NULL
);
CREATE INDEX actor_counts_order ON actor_counts (statements, documents, actor);
CREATE TABLE actor_member_counts (
  document INTEGER NOT NULL,
  entity TEXT NOT NULL,
  statements INTEGER NOT NULL,
  PRIMARY KEY (document, entity),
  FOREIGN KEY (document, entity) REFERENCES actor_members (document, entity) ON DELETE CASCADE
) WITHOUT ROWID;

INSERT INTO actor_member_counts
  SELECT m.document, m.entity,
    (SELECT count(*) FROM attributions a JOIN attribution_links l ON l.attribution = a.key
     WHERE a.document = m.document AND l.speaker = m.entity)
  FROM actor_members m;
INSERT INTO actor_counts
  SELECT m.actor, count(*), sum(c.statements)
  FROM actor_members m JOIN actor_member_counts c USING (document, entity) GROUP BY m.actor;

CREATE TRIGGER actor_members_counted AFTER INSERT ON actor_members BEGIN
  INSERT INTO actor_member_counts VALUES (new.document, new.entity,
    (SELECT count(*) FROM attributions a JOIN attribution_links l ON l.attribution = a.key
     WHERE a.document = new.document AND l.speaker = new.entity));
  INSERT INTO actor_counts SELECT new.actor, 1, statements FROM actor_member_counts
    WHERE document = new.document AND entity = new.entity
    ON CONFLICT DO UPDATE SET documents = documents + 1,
      statements = statements + excluded.statements;
END;
CREATE TRIGGER actor_members_uncounted BEFORE DELETE ON actor_members BEGIN
  UPDATE actor_counts SET documents = documents - 1, statements = statements -
    coalesce((SELECT statements FROM actor_member_counts
              WHERE document = old.document AND entity = old.entity), 0)
    WHERE actor = old.actor;
END;

INSERT OR IGNORE INTO touched_stories SELECT key FROM stories;
INSERT OR IGNORE INTO touched_claims SELECT key FROM claims;
