-- Alternative addresses, and the dates at which they apply.
CREATE TABLE alternative_addresses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    code TEXT NOT NULL COLLATE NOCASE,
    texts TEXT NOT NULL CHECK (json_valid(texts)), -- an object: field key to text, filled ones only
    UNIQUE (contact_id, code)
) STRICT;

CREATE TABLE alternative_address_ranges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address_id INTEGER NOT NULL REFERENCES alternative_addresses (id) ON DELETE CASCADE,
    from_day TEXT NOT NULL, -- ISO 8601
    to_day TEXT -- NULL: stays in force
) STRICT;

CREATE INDEX alternative_address_ranges_address ON alternative_address_ranges (address_id, from_day);
