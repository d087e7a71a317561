-- What a member of a claim means is kept word by word (linking/claims/claim_meaning.h), no longer as
-- one vector: all are read anew.
ALTER TABLE claim_members RENAME COLUMN vector TO meaning;
UPDATE claim_members SET meaning = x'';
INSERT OR IGNORE INTO unlinked SELECT document FROM analyses;
