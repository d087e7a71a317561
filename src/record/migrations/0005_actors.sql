-- Who is who across documents. Nothing filled the tables that 0004 had for it.
--
--   documents ─┬─ unlinked               analyses whose entities have no actor yet
--              └─ actor_members ── actors ─┬─ actor_facts    what its members say of it, counted
--                                          └─ actor_keys     where to look for it
--
-- All of this is made anew from entities and corrections. Members outlive the analysis that named
-- them until the new one is linked, so that an actor keeps its id.

DROP TABLE actor_members;
DROP TABLE actors;

CREATE TABLE actors (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,                        -- ISO 3166-1 alpha-3; '': not known
  role TEXT NOT NULL,
  shown_as INTEGER NOT NULL                     -- the actor that people merged it into, or itself
);
CREATE INDEX actors_merged ON actors (shown_as) WHERE shown_as <> key;

CREATE TABLE actor_members (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  entity TEXT NOT NULL,                         -- id of an entity of the analysis
  actor INTEGER NOT NULL REFERENCES actors (key) ON DELETE CASCADE,
  type TEXT NOT NULL,
  names TEXT NOT NULL,                          -- made alike, one a line, the fullest first
  written TEXT NOT NULL,                        -- the name as the document has it
  country TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (document, entity)
) WITHOUT ROWID;
CREATE INDEX actor_members_actor ON actor_members (actor);

CREATE TABLE actor_facts (
  actor INTEGER NOT NULL REFERENCES actors (key) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('name', 'written', 'country', 'role')),
  value TEXT NOT NULL,
  count INTEGER NOT NULL,                       -- of members
  PRIMARY KEY (actor, field, value)
) WITHOUT ROWID;

CREATE TABLE actor_keys (
  lookup TEXT NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors (key) ON DELETE CASCADE,
  PRIMARY KEY (lookup, actor)
) WITHOUT ROWID;
CREATE INDEX actor_keys_actor ON actor_keys (actor);

CREATE TABLE unlinked (
  document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE
);
INSERT INTO unlinked SELECT document FROM analyses;
CREATE TRIGGER analyses_inserted AFTER INSERT ON analyses BEGIN
  INSERT OR IGNORE INTO unlinked VALUES (new.document);
END;
