-- The search index in another form: one list of tokens a contact, each with a mark in front that says what it is.
-- `n` a word of a person's name, `c` of a company's name, `w` any word of the contact; `l17` the company with row id 17
-- and its people; `tp` a person, `tc` a company, `tb` privacy blocked. What is common elsewhere (a city) then never has
-- to be read over to find the few that bear it as a name. `prefix` counts the mark: the starts of words of 1 to 5 letters.
DROP TABLE contact_words;
CREATE VIRTUAL TABLE contact_words USING fts5 (
    terms,
    content = '', contentless_delete = 1, detail = none, prefix = '2 3 4 5 6',
    tokenize = "ascii tokenchars '.@#+-_'"
);

-- All runs of four digits of the phones in each form under which they are found, and the last three.
DROP TABLE contact_phones;
CREATE VIRTUAL TABLE contact_phones USING fts5 (
    grams,
    content = '', contentless_delete = 1, detail = none, prefix = '3',
    tokenize = 'ascii'
);

-- Every word that a name, a job, a place or a mail domain has. A new word takes the next place; a word that nobody has any
-- more stays until the index is made anew.
CREATE TABLE vocabulary (
    word TEXT NOT NULL PRIMARY KEY,
    place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX vocabulary_place ON vocabulary (place);

-- The form of the entries above; another one than the program's means that they have to be made anew.
CREATE TABLE index_form (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    form INTEGER NOT NULL
) STRICT;

-- What a person looked up lately, with the words by which it is found, so that short queries need not read its row.
ALTER TABLE recents ADD COLUMN words TEXT NOT NULL DEFAULT '';
CREATE INDEX recents_at ON recents (at);
CREATE INDEX recents_user ON recents (user_id, at);

-- What lists and filters in words narrow down by, in the order of the rows.
CREATE INDEX contacts_territory ON contacts (territory_code) WHERE territory_code <> '';
CREATE INDEX contacts_country ON contacts (country_region_code) WHERE country_region_code <> '';
CREATE INDEX contacts_level ON contacts (organizational_level_code) WHERE organizational_level_code <> '';
CREATE INDEX contacts_city ON contacts (city_folded) WHERE city_folded <> '';
CREATE INDEX contacts_type ON contacts (privacy_blocked, type);
CREATE INDEX contacts_modified ON contacts (modified_at);

-- The order of lists. Names as English and Finnish have it: the first bytes of the collation's sort key, enough to leave
-- few ties. Numbers as people count: CT1000000 after CT999999.
ALTER TABLE contacts ADD COLUMN name_en BLOB NOT NULL DEFAULT x'';
ALTER TABLE contacts ADD COLUMN name_fi BLOB NOT NULL DEFAULT x'';
ALTER TABLE contacts ADD COLUMN no_order TEXT NOT NULL DEFAULT '';
CREATE INDEX contacts_name_en ON contacts (name_en);
CREATE INDEX contacts_name_fi ON contacts (name_fi);
CREATE INDEX contacts_no_order ON contacts (no_order);
