-- What happened, goes on, is planned, asked for, threatened or denied, and on whose word. Analyses
-- from before have no events until they are made anew.
--
--   analyses ── events ─┬─ event_contexts
--                       ├─ event_parties       actors and recipients
--                       ├─ event_goods
--                       └─ event_holders
--
-- Events are looked for by type and status here, by when through `times` and `documents`, and by
-- who through `actor_members`, which names document and entity: rows of a document lie together.

CREATE TABLE events (
  document INTEGER NOT NULL REFERENCES analyses (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,                    -- in reading order
  id TEXT NOT NULL,
  type TEXT,                                    -- PLOVER's; null: outside it
  mode TEXT NOT NULL,                           -- PLOVER's, of the type; '': none
  status TEXT NOT NULL,
  factuality REAL NOT NULL,                     -- the author's, from -3 to +3
  score REAL NOT NULL,
  place TEXT NOT NULL,                          -- id of an entity, or ''
  time TEXT NOT NULL,                           -- id of a time, or ''
  trigger_begin INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX events_type ON events (type, status);
CREATE INDEX events_status ON events (status);
CREATE INDEX times_value ON times (value);
CREATE INDEX documents_published ON documents (published);

CREATE TABLE event_contexts (
  document INTEGER NOT NULL,
  event INTEGER NOT NULL,                       -- position of the event, here and below
  position INTEGER NOT NULL,
  context TEXT NOT NULL,                        -- PLOVER's
  PRIMARY KEY (document, event, position),
  FOREIGN KEY (document, event) REFERENCES events (document, position) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE event_parties (
  document INTEGER NOT NULL,
  event INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  entity TEXT NOT NULL,                         -- id of the entity that it is; '': not known
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, event, role, position),
  FOREIGN KEY (document, event) REFERENCES events (document, position) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE event_goods (
  document INTEGER NOT NULL,
  event INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  number REAL,                                  -- null: the text gives none
  unit TEXT NOT NULL,                           -- '': things are counted
  hedge TEXT NOT NULL,                          -- as written, or ''
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, event, position),
  FOREIGN KEY (document, event) REFERENCES events (document, position) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE event_holders (
  document INTEGER NOT NULL,
  event INTEGER NOT NULL,
  position INTEGER NOT NULL,                    -- the author first, then from the outermost in
  holder TEXT NOT NULL,                         -- 'author', or id of an attribution
  certainty TEXT NOT NULL,
  PRIMARY KEY (document, event, position),
  FOREIGN KEY (document, event) REFERENCES events (document, position) ON DELETE CASCADE
) WITHOUT ROWID;
