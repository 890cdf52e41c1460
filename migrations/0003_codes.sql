-- The lists of codes that a company sets up, and which contact has which code.
CREATE TABLE codes (
    list TEXT NOT NULL,
    code TEXT NOT NULL COLLATE NOCASE,
    description TEXT NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;

-- Industry groups, mailing groups, job responsibilities and web sources.
CREATE TABLE contact_codes (
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    list TEXT NOT NULL,
    code TEXT NOT NULL COLLATE NOCASE,
    search_word TEXT NOT NULL,
    PRIMARY KEY (contact_id, list, code),
    FOREIGN KEY (list, code) REFERENCES codes (list, code) ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_codes_code ON contact_codes (list, code);
