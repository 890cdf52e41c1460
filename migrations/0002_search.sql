-- The search index. It holds no text of its own (`content=''`); the store writes it in the row's own transaction.
--
-- Words come folded and cut by the program, so the plainest tokenizer is the right one: it splits at ASCII blanks and
-- keeps everything else, scripts younger than SQLite's Unicode tables included.
-- `links` holds what nobody types: `#17` for the company with row id 17 and its people, `#company` or `#person`, and
-- `#blocked`. A person carries its company's row id, not its name, so renaming a company rewrites no person.
CREATE VIRTUAL TABLE contact_words USING fts5 (
    name, mail, job, place, links,
    content = '', contentless_delete = 1, detail = column, prefix = '1 2 3 4',
    tokenize = "ascii tokenchars '.@#+-_'"
);

-- The digits of phones, in each form under which they are found.
CREATE VIRTUAL TABLE contact_phones USING fts5 (
    digits,
    content = '', contentless_delete = 1, detail = none,
    tokenize = 'trigram'
);
