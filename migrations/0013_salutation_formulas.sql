-- How people of a salutation code are greeted, by language (blank: any) and formality.
CREATE TABLE salutation_formulas (
    list TEXT NOT NULL DEFAULT 'salutation' CHECK (list = 'salutation'),
    code TEXT NOT NULL COLLATE NOCASE,
    language_code TEXT NOT NULL,
    formality TEXT NOT NULL CHECK (formality IN ('formal', 'informal')),
    text TEXT NOT NULL,
    name_1 TEXT NOT NULL, -- the name part that stands for %1, blank for none
    name_2 TEXT NOT NULL,
    name_3 TEXT NOT NULL,
    name_4 TEXT NOT NULL,
    name_5 TEXT NOT NULL,
    PRIMARY KEY (code, language_code, formality),
    FOREIGN KEY (list, code) REFERENCES codes (list, code) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What was given to the file after its first filling, once: a list that was emptied since stays empty.
CREATE TABLE given (
    what TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
