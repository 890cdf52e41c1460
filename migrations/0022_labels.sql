-- What tells a contact from others in a row of suggestions, and its phones, which are looked at to find it: close together, so
-- that a look-up reads 25 of these instead of as many whole contacts and their companies. Triggers keep them, so that no way of changing a contact can forget them.
CREATE TABLE labels (
    id INTEGER PRIMARY KEY,
    no TEXT NOT NULL,
    type TEXT NOT NULL,
    privacy_blocked INTEGER NOT NULL,
    name TEXT NOT NULL,
    job_title TEXT NOT NULL,
    city TEXT NOT NULL,
    company_id INTEGER,
    company_no TEXT, -- nothing while the company is still to come
    company_name TEXT,
    company_privacy_blocked INTEGER,
    phone_no TEXT NOT NULL,
    mobile_phone_no TEXT NOT NULL
) STRICT;

INSERT INTO labels
SELECT c.id, c.no, c.type, c.privacy_blocked, c.name, c.job_title, c.city, c.company_id, k.no, k.name, k.privacy_blocked,
    c.phone_no, c.mobile_phone_no
FROM contacts c LEFT JOIN contacts k ON k.id = c.company_id;

CREATE TRIGGER labels_insert AFTER INSERT ON contacts BEGIN
    INSERT INTO labels
    SELECT new.id, new.no, new.type, new.privacy_blocked, new.name, new.job_title, new.city, new.company_id,
        k.no, k.name, k.privacy_blocked, new.phone_no, new.mobile_phone_no
    FROM (SELECT 1) LEFT JOIN contacts k ON k.id = new.company_id;
END;

-- People may come before their company.
CREATE TRIGGER labels_insert_company AFTER INSERT ON contacts WHEN new.type = 'company' BEGIN
    UPDATE labels SET company_no = new.no, company_name = new.name, company_privacy_blocked = new.privacy_blocked
    WHERE id IN (SELECT id FROM contacts WHERE company_id = new.id);
END;

CREATE TRIGGER labels_update AFTER UPDATE ON contacts
WHEN (new.no, new.type, new.privacy_blocked, new.name, new.job_title, new.city, new.phone_no, new.mobile_phone_no)
        IS NOT (old.no, old.type, old.privacy_blocked, old.name, old.job_title, old.city, old.phone_no, old.mobile_phone_no)
    OR new.company_id IS NOT old.company_id
BEGIN
    REPLACE INTO labels
    SELECT new.id, new.no, new.type, new.privacy_blocked, new.name, new.job_title, new.city, new.company_id,
        k.no, k.name, k.privacy_blocked, new.phone_no, new.mobile_phone_no
    FROM (SELECT 1) LEFT JOIN contacts k ON k.id = new.company_id;
    UPDATE labels SET company_no = new.no, company_name = new.name, company_privacy_blocked = new.privacy_blocked
    WHERE new.type = 'company' AND id IN (SELECT id FROM contacts WHERE company_id = new.id);
END;

CREATE TRIGGER labels_delete AFTER DELETE ON contacts BEGIN
    DELETE FROM labels WHERE id = old.id;
END;

-- Whoever may not see what is privacy blocked is told by the index alone, without a look at the rows.
DROP INDEX contacts_name_folded;
CREATE INDEX contacts_name_folded ON contacts (name_folded, id, privacy_blocked, type);

-- The people of a company by name: who of them has a word.
DROP INDEX contacts_company;
CREATE INDEX contacts_company ON contacts (company_id, name_folded) WHERE company_id IS NOT NULL;
