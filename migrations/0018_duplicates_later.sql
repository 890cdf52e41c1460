-- Contacts that came in by the thousand, whose keys and search strings for duplicates are made a little later: ranges of
-- row ids, worked off from the first on.
CREATE TABLE duplicate_unmarked (
    first INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last >= first)
) STRICT, WITHOUT ROWID;
