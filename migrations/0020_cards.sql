-- Cards that were posted in channels and follow their contact. Nothing of what they show is here: a card is drawn from the
-- contact, and compared with the mark of what was drawn last.
CREATE TABLE cards (
    message_id INTEGER NOT NULL PRIMARY KEY, -- Discord's, which grow with time
    channel_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL, -- for which it was posted, also when that is gone or merged
    locale TEXT NOT NULL, -- the server's language as the chat said it
    drawn INTEGER NOT NULL, -- a mark of what the message shows
    due INTEGER -- the change after which it is to be looked at; 0: it was just posted; nothing: it is up to date
) STRICT;

CREATE INDEX cards_contact ON cards (contact_id);
CREATE INDEX cards_due ON cards (due) WHERE due IS NOT NULL;

-- Up to which change of the journal the cards that it concerns are known to be due: one row.
CREATE TABLE cards_followed (
    entry INTEGER NOT NULL
) STRICT;

INSERT INTO cards_followed (entry) SELECT coalesce(max(id), 0) FROM journal;
