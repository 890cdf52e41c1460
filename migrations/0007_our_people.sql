-- The company's own people: salespeople, the tiers of roles, and what each person looked up lately.
CREATE TABLE salespeople (
    code TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    name TEXT NOT NULL,
    e_mail TEXT NOT NULL,
    phone_no TEXT NOT NULL,
    user_id TEXT NOT NULL,
    blocked INTEGER NOT NULL CHECK (blocked IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE access (
    role TEXT NOT NULL PRIMARY KEY,
    tier TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    at INTEGER NOT NULL, -- microseconds since 1970 UTC
    UNIQUE (user_id, contact_id)
) STRICT;

CREATE INDEX recents_contact ON recents (contact_id);
