-- Contacts: companies, persons at a company, independent persons.
-- Between `revision` and `name_folded` lies one column a field, named by its key: texts are blank when not filled,
-- flags are 0 or 1. A person's company name and number are read by join, so they are never out of date.
CREATE TABLE contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    no TEXT NOT NULL COLLATE NOCASE UNIQUE,
    type TEXT NOT NULL CHECK (type IN ('company', 'person')),
    company_id INTEGER REFERENCES contacts (id) CHECK (company_id IS NULL OR type = 'person'),
    business_relation TEXT NOT NULL,
    no_series TEXT NOT NULL,
    modified_at INTEGER NOT NULL, -- microseconds since 1970 UTC
    modified_by TEXT NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    name_2 TEXT NOT NULL DEFAULT '',
    first_name TEXT NOT NULL DEFAULT '',
    middle_name TEXT NOT NULL DEFAULT '',
    surname TEXT NOT NULL DEFAULT '',
    job_title TEXT NOT NULL DEFAULT '',
    initials TEXT NOT NULL DEFAULT '',
    search_name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    address_2 TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    post_code TEXT NOT NULL DEFAULT '',
    county TEXT NOT NULL DEFAULT '',
    country_region_code TEXT NOT NULL DEFAULT '',
    phone_no TEXT NOT NULL DEFAULT '',
    mobile_phone_no TEXT NOT NULL DEFAULT '',
    fax_no TEXT NOT NULL DEFAULT '',
    e_mail TEXT NOT NULL DEFAULT '',
    e_mail_2 TEXT NOT NULL DEFAULT '',
    home_page TEXT NOT NULL DEFAULT '',
    correspondence_type TEXT NOT NULL DEFAULT '',
    salutation_code TEXT NOT NULL DEFAULT '',
    language_code TEXT NOT NULL DEFAULT '',
    salesperson_code TEXT NOT NULL DEFAULT '',
    territory_code TEXT NOT NULL DEFAULT '',
    currency_code TEXT NOT NULL DEFAULT '',
    vat_registration_no TEXT NOT NULL DEFAULT '',
    registration_no TEXT NOT NULL DEFAULT '',
    organizational_level_code TEXT NOT NULL DEFAULT '',
    exclude_from_segment INTEGER NOT NULL DEFAULT 0 CHECK (exclude_from_segment IN (0, 1)),
    external_id TEXT NOT NULL DEFAULT '',
    privacy_blocked INTEGER NOT NULL DEFAULT 0 CHECK (privacy_blocked IN (0, 1)),
    minor INTEGER NOT NULL DEFAULT 0 CHECK (minor IN (0, 1)),
    parental_consent_received INTEGER NOT NULL DEFAULT 0 CHECK (parental_consent_received IN (0, 1)),
    -- Folded forms, for equality whatever the case and the accents.
    name_folded TEXT NOT NULL,
    city_folded TEXT NOT NULL
) STRICT;

CREATE INDEX contacts_company ON contacts (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX contacts_name_folded ON contacts (name_folded);
CREATE INDEX contacts_salesperson ON contacts (salesperson_code) WHERE salesperson_code <> '';
