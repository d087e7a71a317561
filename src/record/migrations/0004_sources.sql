-- Who speaks: entities of each document, who each source is, what documents rest on; and who is who
-- across documents.
--
--   analyses ─┬─ entities ── mentions
--             ├─ citations
--             └─ attributions ─┬─ attribution_links    speaker, told to, within
--                              ├─ source_details
--                              └─ source_relations
--   actors ── actor_members                            made anew from entities and corrections;
--                                                      members hang on their analyses too
--   corrections                                        what people decided; nothing removes them

CREATE TABLE entities (
  document INTEGER NOT NULL REFERENCES analyses (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,                    -- in the order of first mention
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,                        -- ISO 3166-1 alpha-3; '': not known
  role TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE mentions (
  document INTEGER NOT NULL,
  entity INTEGER NOT NULL,                      -- position of the entity
  position INTEGER NOT NULL,                    -- in reading order
  form TEXT NOT NULL,
  metonym INTEGER NOT NULL,                     -- 1: a capital or seat that stands for a government
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, entity, position),
  FOREIGN KEY (document, entity) REFERENCES entities (document, position) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE citations (
  document INTEGER NOT NULL REFERENCES analyses (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  outlet TEXT NOT NULL,
  medium TEXT NOT NULL,
  relation TEXT NOT NULL,
  url TEXT NOT NULL,
  how TEXT NOT NULL,
  span_begin INTEGER,                           -- null where no words of the text say it
  span_end INTEGER,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
-- Until now an agency's credit was a citation without being one of the analysis.
INSERT INTO citations
  SELECT document, position, 'c' || (position + 1), agency, 'agency', 'agency-credit', '', how,
         span_begin, span_end
  FROM agency_credits JOIN analyses USING (document);

CREATE TABLE attribution_links (
  attribution INTEGER PRIMARY KEY REFERENCES attributions (key) ON DELETE CASCADE,
  speaker TEXT NOT NULL,                        -- id of an entity; '': open
  speaker_score REAL NOT NULL,
  told_to TEXT NOT NULL,                        -- id of a citation, or ''
  within TEXT NOT NULL                          -- id of an attribution, or ''
);

CREATE TABLE source_details (
  attribution INTEGER NOT NULL REFERENCES attributions (key) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN
    ('affiliation', 'nationality', 'role', 'number', 'anonymity_reason')),
  value TEXT NOT NULL,                          -- of a number its digits, with '+' for "at least"
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (attribution, field)
) WITHOUT ROWID;

CREATE TABLE source_relations (
  attribution INTEGER NOT NULL REFERENCES attributions (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  other TEXT NOT NULL,                          -- id of an earlier attribution of the document
  relation TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (attribution, position)
) WITHOUT ROWID;

CREATE TABLE actors (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  role TEXT NOT NULL
);

CREATE TABLE actor_members (
  document INTEGER NOT NULL REFERENCES analyses (document) ON DELETE CASCADE,
  entity TEXT NOT NULL,                         -- id of an entity of this analysis
  actor INTEGER NOT NULL REFERENCES actors (key) ON DELETE CASCADE,
  PRIMARY KEY (document, entity)
) WITHOUT ROWID;
CREATE INDEX actor_members_actor ON actor_members (actor);

CREATE TABLE corrections (
  key INTEGER PRIMARY KEY,                      -- grows in the order in which they were made
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL,
  time TEXT NOT NULL,                           -- ISO 8601, in UTC
  action TEXT NOT NULL,
  target TEXT NOT NULL,                         -- JSON; names documents by id, so that it outlives them
  note TEXT NOT NULL
);
