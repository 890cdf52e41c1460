-- Contacts that may be the same: what they have in common, and which of them people know to be different.
-- Keys and strings are hashes; `contact_marks` holds those of a contact, so that exactly they can be taken away again.
CREATE TABLE contact_keys (
    key INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (key, contact_id)
) STRICT, WITHOUT ROWID;

-- The search strings of companies; the key is field, part and string.
CREATE TABLE contact_strings (
    key INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (key, contact_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_marks (
    contact_id INTEGER NOT NULL PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE,
    keys BLOB NOT NULL,
    strings BLOB NOT NULL
) STRICT;

-- Pairs found at the last look, and those that are known to be two (*Separate Contacts*).
CREATE TABLE duplicate_pairs (
    first INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE CHECK (first < second),
    score INTEGER NOT NULL,
    strings INTEGER NOT NULL,
    separate INTEGER NOT NULL DEFAULT 0 CHECK (separate IN (0, 1)),
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;

CREATE INDEX duplicate_pairs_second ON duplicate_pairs (second);
CREATE INDEX duplicate_pairs_open ON duplicate_pairs (score DESC, first, second) WHERE separate = 0;

-- Contacts that changed since the last look.
CREATE TABLE duplicate_stale (
    contact_id INTEGER NOT NULL PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE
) STRICT;

-- `marked`: whether every contact has its marks. `looked_with`: the settings of the last look, blank before the first.
CREATE TABLE duplicate_state (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    marked INTEGER NOT NULL,
    looked_with TEXT NOT NULL
) STRICT;

INSERT INTO duplicate_state (id, marked, looked_with) VALUES (1, 0, '');
