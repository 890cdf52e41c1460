-- Work on contacts that may be the same goes on in slices, and how far it is can be asked at any time.
ALTER TABLE duplicate_unmarked ADD COLUMN made INTEGER NOT NULL DEFAULT 0; -- how many of the range are worked off
-- Whether somebody waits for contacts to be compared, how many that are, and how many of them are compared.
ALTER TABLE duplicate_state ADD COLUMN wanted INTEGER NOT NULL DEFAULT 0 CHECK (wanted IN (0, 1));
ALTER TABLE duplicate_state ADD COLUMN to_compare INTEGER NOT NULL DEFAULT 0;
ALTER TABLE duplicate_state ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;

-- A plus sign is no part of search strings any more: all are made anew.
UPDATE duplicate_state SET marked = 0, looked_with = '';

-- Contacts that changed since the last look. Each change gives a new id, so that whoever looks knows what changed while it looked.
CREATE TABLE duplicate_changed (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL UNIQUE REFERENCES contacts (id) ON DELETE CASCADE
) STRICT;

INSERT INTO duplicate_changed (contact_id) SELECT contact_id FROM duplicate_stale;
DROP TABLE duplicate_stale;

-- Beyond the last few of a contact, a card only ceases to show what must not be seen any more. `is_blank`: it shows nothing.
ALTER TABLE cards ADD COLUMN is_old INTEGER NOT NULL DEFAULT 0 CHECK (is_old IN (0, 1));
ALTER TABLE cards ADD COLUMN is_blank INTEGER NOT NULL DEFAULT 0 CHECK (is_blank IN (0, 1));
-- The day, in the server's time zone, whose alternative addresses the cards show; blank before the first.
ALTER TABLE cards_followed ADD COLUMN day TEXT NOT NULL DEFAULT '';
