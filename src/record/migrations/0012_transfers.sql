-- Goods that go, or are said to go, from one party to another, as each document tells it. What
-- several documents tell of one transfer is joined when it is read, so that the order in which they
-- came cannot matter.
--
--   documents ── transfer_reports ─┬─ transfer_steps ── transfer_holders
--                                  └─ transfer_mentions   where the report leaves a party open
--
-- All of this is made anew from documents and analyses.

CREATE TABLE transfer_reports (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,                    -- the document's main transfer first
  supplier TEXT NOT NULL,                       -- key of the party; '': the document leaves it open
  supplier_name TEXT NOT NULL,                  -- as the document has it
  recipient TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  kind TEXT NOT NULL,                           -- of goods: 'arms', 'money', ...; '': not known
  goods TEXT NOT NULL,                          -- as the document has it
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX transfer_reports_parties ON transfer_reports (supplier, recipient);

CREATE TABLE transfer_steps (
  document INTEGER NOT NULL,
  report INTEGER NOT NULL,                      -- position of the report, here and below
  position INTEGER NOT NULL,
  status TEXT NOT NULL,
  time TEXT NOT NULL,                           -- TIMEX3 value; '': not known
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, report, position),
  FOREIGN KEY (document, report) REFERENCES transfer_reports (document, position) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE transfer_holders (
  document INTEGER NOT NULL,
  report INTEGER NOT NULL,
  step INTEGER NOT NULL,                        -- position of the step
  position INTEGER NOT NULL,                    -- the author first, then from the outermost in
  holder TEXT NOT NULL,                         -- 'author', or id of an attribution
  certainty TEXT NOT NULL,
  PRIMARY KEY (document, report, step, position),
  FOREIGN KEY (document, report, step)
    REFERENCES transfer_steps (document, report, position) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE transfer_mentions (
  document INTEGER NOT NULL,
  report INTEGER NOT NULL,
  party TEXT NOT NULL,                          -- key of a party that the text names
  PRIMARY KEY (document, report, party),
  FOREIGN KEY (document, report) REFERENCES transfer_reports (document, position) ON DELETE CASCADE
) WITHOUT ROWID;
