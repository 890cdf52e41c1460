-- What a conversation leaves behind for a while: interactions that were worked on, drafts that wait for a click.
CREATE TABLE processed (
    interaction TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL -- microseconds since 1970 UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX processed_at ON processed (at);

CREATE TABLE drafts (
    key TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    body TEXT NOT NULL,
    expires INTEGER NOT NULL -- microseconds since 1970 UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX drafts_expires ON drafts (expires);
