-- Actors are found by other keys than before.
INSERT OR IGNORE INTO unlinked SELECT document FROM analyses;
