-- The accounts in the company's books: customers, vendors, banks, employees. A contact's own fields are the account's
-- fields, so an account is no more than its kind and its number. It stays when the contact no longer has it.
CREATE TABLE accounts (
    kind TEXT NOT NULL CHECK (kind IN ('customer', 'vendor', 'bank', 'employee')),
    no TEXT NOT NULL COLLATE NOCASE,
    state TEXT NOT NULL CHECK (state IN ('made', 'known')), -- made here, or known from the books
    PRIMARY KEY (kind, no)
) STRICT, WITHOUT ROWID;

INSERT INTO accounts (kind, no, state)
SELECT DISTINCT kind, no, 'known' FROM contact_relations WHERE kind IS NOT NULL;

-- A contact has one account of a kind at most, and an account one contact.
CREATE UNIQUE INDEX contact_relations_kind ON contact_relations (contact_id, kind) WHERE kind IS NOT NULL;
CREATE UNIQUE INDEX contact_relations_account ON contact_relations (kind, no COLLATE NOCASE) WHERE kind IS NOT NULL;
