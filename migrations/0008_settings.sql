-- What the server has set up. Only what differs from the shipped settings has a row.
CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE number_series (
    kind TEXT NOT NULL PRIMARY KEY,
    first_no TEXT NOT NULL,
    last_no TEXT NOT NULL,
    warning_no TEXT NOT NULL,
    step INTEGER NOT NULL,
    manual INTEGER NOT NULL CHECK (manual IN (0, 1)),
    last_used TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row once the file has been filled for the first time.
CREATE TABLE filled (
    id INTEGER PRIMARY KEY CHECK (id = 1)
) STRICT;
