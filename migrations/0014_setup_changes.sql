-- What was set up last: changes that belong to no contact.
CREATE INDEX journal_items_setup ON journal_items (entry_id) WHERE contact_id IS NULL;
