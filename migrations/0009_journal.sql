-- Who changed what and when, with the texts before and after.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL, -- microseconds since 1970 UTC
    user_id TEXT NOT NULL,
    by_name TEXT NOT NULL,
    action TEXT NOT NULL
) STRICT;

CREATE TABLE journal_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
    contact_id INTEGER, -- in whose history it shows, also when the contact is gone
    kind TEXT NOT NULL, -- what the subject is, for people who look into the file
    subject TEXT NOT NULL CHECK (json_valid(subject)),
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after))
) STRICT;

CREATE INDEX journal_items_contact ON journal_items (contact_id, entry_id) WHERE contact_id IS NOT NULL;
CREATE INDEX journal_items_entry ON journal_items (entry_id);
