-- Notes on contacts.
CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    user_id TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL -- microseconds since 1970 UTC
) STRICT;

CREATE INDEX notes_contact ON notes (contact_id, at);
