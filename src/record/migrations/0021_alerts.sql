-- Saved searches that tell when something new is found, and what they told.
--
--   alerts ─┬─ alert_targets                 who is told, beside the feed
--           ├─ alert_seen, alert_members     what it knows, so that nothing is told twice
--           └─ alert_firings ── alert_deliveries
--   alert_touched_claims, alert_touched_documents    what has changed since alerts were looked at
--
-- None of this is made anew by linking: what it says of documents it says in their own words. What
-- is touched is noted only while there are alerts.

CREATE TABLE alerts (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  condition TEXT NOT NULL,                      -- JSON
  enabled INTEGER NOT NULL,
  author TEXT NOT NULL,
  created TEXT NOT NULL,                        -- ISO 8601, in UTC; here and below
  primed INTEGER NOT NULL DEFAULT 0             -- 1: what stood when it was made is seen
);

CREATE TABLE alert_targets (
  alert INTEGER NOT NULL REFERENCES alerts (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  by TEXT NOT NULL CHECK (by IN ('email', 'webhook')),
  target TEXT NOT NULL,
  PRIMARY KEY (alert, position)
) WITHOUT ROWID;

CREATE TABLE alert_seen (
  alert INTEGER NOT NULL REFERENCES alerts (key) ON DELETE CASCADE,
  thing INTEGER NOT NULL,                       -- hash of what names it, by documents' ids
  PRIMARY KEY (alert, thing)
) WITHOUT ROWID;

-- Members that the claim of an alert has had: where they are now is that claim.
CREATE TABLE alert_members (
  alert INTEGER NOT NULL REFERENCES alerts (key) ON DELETE CASCADE,
  document TEXT NOT NULL,                       -- id
  attribution TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (alert, document, attribution, event)
) WITHOUT ROWID;

CREATE TABLE alert_firings (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  alert INTEGER NOT NULL REFERENCES alerts (key) ON DELETE CASCADE,
  time TEXT NOT NULL,
  why TEXT NOT NULL,
  claim TEXT NOT NULL,                          -- ids as they were; '': of none
  claim_text TEXT NOT NULL,
  story TEXT NOT NULL,
  transfer TEXT NOT NULL,
  evidence TEXT NOT NULL                        -- JSON
);
CREATE INDEX alert_firings_alert ON alert_firings (alert, key);

CREATE TABLE alert_deliveries (
  firing INTEGER NOT NULL REFERENCES alert_firings (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  by TEXT NOT NULL,
  target TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given-up')),
  attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',               -- of the last attempt
  next INTEGER NOT NULL,                        -- when to try (again), in Unix seconds
  delivered TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (firing, position)
) WITHOUT ROWID;
CREATE INDEX alert_deliveries_due ON alert_deliveries (next) WHERE state = 'waiting';

CREATE TABLE alert_touched_claims (claim INTEGER PRIMARY KEY);
CREATE TABLE alert_touched_documents (document INTEGER PRIMARY KEY);

-- Claims are put into their list by an upsert, whose rule of conflict would hold in OR IGNORE too.
CREATE TRIGGER claim_list_alerted AFTER INSERT ON claim_list
WHEN EXISTS (SELECT 1 FROM alerts)
  AND NOT EXISTS (SELECT 1 FROM alert_touched_claims WHERE claim = new.claim) BEGIN
  INSERT INTO alert_touched_claims VALUES (new.claim);
END;
CREATE TRIGGER claim_list_alerted_again AFTER UPDATE ON claim_list
WHEN EXISTS (SELECT 1 FROM alerts)
  AND NOT EXISTS (SELECT 1 FROM alert_touched_claims WHERE claim = new.claim) BEGIN
  INSERT INTO alert_touched_claims VALUES (new.claim);
END;
CREATE TRIGGER claims_revises_alerted AFTER UPDATE OF revises ON claims
WHEN new.revises IS NOT NULL AND EXISTS (SELECT 1 FROM alerts)
  AND NOT EXISTS (SELECT 1 FROM alert_touched_claims WHERE claim = new.key) BEGIN
  INSERT INTO alert_touched_claims VALUES (new.key);
END;
CREATE TRIGGER transfer_reports_alerted AFTER INSERT ON transfer_reports
WHEN EXISTS (SELECT 1 FROM alerts)
  AND NOT EXISTS (SELECT 1 FROM alert_touched_documents WHERE document = new.document) BEGIN
  INSERT INTO alert_touched_documents VALUES (new.document);
END;
