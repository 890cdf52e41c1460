-- What was taken back, and contacts that were deleted but can come back.
-- The deleted contacts' texts stand in the journal, in the entry of their deletion: no query over contacts meets them.
ALTER TABLE journal ADD COLUMN undoes INTEGER; -- the entry that this one took back
ALTER TABLE journal ADD COLUMN undone_by INTEGER; -- the entry that took this one back

CREATE INDEX journal_user ON journal (user_id, id);

CREATE TABLE trash (
    contact_id INTEGER NOT NULL PRIMARY KEY, -- the row id that it had and gets again
    entry_id INTEGER NOT NULL, -- the journal's entry that deleted it
    root_id INTEGER NOT NULL, -- itself, or the company with which it was deleted
    no TEXT NOT NULL COLLATE NOCASE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    people INTEGER NOT NULL, -- how many people were deleted with it
    at INTEGER NOT NULL, -- microseconds since 1970 UTC
    by_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX trash_at ON trash (at);
CREATE INDEX trash_root ON trash (root_id);
CREATE INDEX trash_no ON trash (no);
