-- Contacts that were merged into another one: their numbers, buttons and history lead there. The one that was kept may have
-- been merged since, so looking up follows the rows until a contact is there. Taking a merge back takes its row away.
CREATE TABLE merged (
    contact_id INTEGER NOT NULL PRIMARY KEY, -- the row id that it had and gets again
    kept_id INTEGER NOT NULL, -- the contact into which it went
    no TEXT NOT NULL COLLATE NOCASE
) STRICT;

CREATE INDEX merged_kept ON merged (kept_id);
CREATE INDEX merged_no ON merged (no);
