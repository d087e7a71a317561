-- What is claimed, and by whom in which document.
--
--   documents ── claim_members ─┬─ claim_member_spans
--                  │            └─ claim_lookups        where to look for others like it
--                claims ── claim_disputes, claim_ledgers
--   touched_claims                                      those whose members have changed; no longer
--                                                       once their ledger is made anew
--
-- A member is what one source says of a thing, or what the text states of it on nobody's word. All
-- of this is made anew from documents, analyses, actors and corrections. Members outlive the
-- analysis that named them until the new one is linked, so that a claim keeps its id.

CREATE TABLE claims (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revises INTEGER REFERENCES claims (key) ON DELETE SET NULL  -- the claim that it replaces
);
CREATE INDEX claims_revises ON claims (revises) WHERE revises IS NOT NULL;

CREATE TABLE claim_members (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,                    -- in reading order
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE,
  attribution TEXT NOT NULL,                    -- id of an attribution; '': stated flatly
  event TEXT NOT NULL,                          -- else id of an event
  source_kind TEXT NOT NULL,
  stance TEXT NOT NULL,
  certainty TEXT NOT NULL,
  source_key TEXT NOT NULL,                     -- equal for one source
  source_name TEXT NOT NULL,
  told_to TEXT NOT NULL,                        -- name of an outlet, or ''
  via TEXT NOT NULL,                            -- who stands between, one a line, from the outermost in
  words TEXT NOT NULL,                          -- those of the content
  traits TEXT NOT NULL,                         -- what else joining compares; linking's own
  vector BLOB NOT NULL,                         -- of the words, in 384 signed bytes; empty: none
  UNIQUE (document, position)
);
CREATE INDEX claim_members_claim ON claim_members (claim);

CREATE TABLE claim_member_spans (
  member INTEGER NOT NULL REFERENCES claim_members (key) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('content', 'source')),
  position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (member, role, position)
) WITHOUT ROWID;

CREATE TABLE claim_lookups (
  lookup TEXT NOT NULL,
  member INTEGER NOT NULL REFERENCES claim_members (key) ON DELETE CASCADE,
  PRIMARY KEY (lookup, member)
) WITHOUT ROWID;
CREATE INDEX claim_lookups_member ON claim_lookups (member);

CREATE TABLE claim_ledgers (
  claim INTEGER PRIMARY KEY REFERENCES claims (key) ON DELETE CASCADE,
  articles INTEGER NOT NULL,
  publishers INTEGER NOT NULL,
  least_origins INTEGER NOT NULL,
  most_origins INTEGER NOT NULL
);

CREATE TABLE claim_disputes (
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE,
  denies INTEGER NOT NULL REFERENCES claim_members (key) ON DELETE CASCADE,
  asserts INTEGER NOT NULL REFERENCES claim_members (key) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  PRIMARY KEY (claim, denies, asserts)
) WITHOUT ROWID;
CREATE INDEX claim_disputes_denies ON claim_disputes (denies);
CREATE INDEX claim_disputes_asserts ON claim_disputes (asserts);

CREATE TABLE touched_claims (claim INTEGER PRIMARY KEY);
CREATE TRIGGER claim_members_inserted AFTER INSERT ON claim_members BEGIN
  INSERT OR IGNORE INTO touched_claims VALUES (new.claim);
END;
CREATE TRIGGER claim_members_moved AFTER UPDATE OF claim ON claim_members BEGIN
  INSERT OR IGNORE INTO touched_claims VALUES (old.claim), (new.claim);
END;
CREATE TRIGGER claim_members_deleted AFTER DELETE ON claim_members BEGIN
  INSERT OR IGNORE INTO touched_claims VALUES (old.claim);
END;
