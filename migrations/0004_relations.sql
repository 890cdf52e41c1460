-- Business relations, and the accounts behind them.
CREATE TABLE contact_relations (
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    code TEXT NOT NULL COLLATE NOCASE,
    kind TEXT, -- NULL: only a code, no account
    no TEXT NOT NULL,
    PRIMARY KEY (contact_id, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_relations_code ON contact_relations (code);
