-- Which ends of which fields are compared when contacts that may be the same are looked for.
CREATE TABLE search_strings (
    field TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('first', 'last')),
    length INTEGER NOT NULL CHECK (length BETWEEN 2 AND 10),
    PRIMARY KEY (field, part)
) STRICT, WITHOUT ROWID;

-- The shipped setup, which every file starts with.
INSERT INTO search_strings (field, part, length)
SELECT field.value, part.value, 5
FROM json_each('["name","address","city","post_code","phone_no","mobile_phone_no","e_mail","vat_registration_no"]') field,
    json_each('["first","last"]') part;
