//! The forms of companies that stand in their names and tell nothing about which company it is.

/// Folded, without dots.
const FORMS: [&str; 62] = [
    "oy",
    "oyj",
    "ab",
    "abp",
    "publ",
    "ky",
    "tmi",
    "ry",
    "rf",
    "osk",
    "kb",
    "hb",
    "as",
    "asa",
    "ans",
    "aps",
    "ivs",
    "ehf",
    "hf",
    "ou",
    "sia",
    "uab",
    "gmbh",
    "ag",
    "kg",
    "kgaa",
    "ohg",
    "ug",
    "ev",
    "eg",
    "mbh",
    "ltd",
    "limited",
    "plc",
    "llp",
    "llc",
    "lp",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "sa",
    "sas",
    "sarl",
    "sl",
    "srl",
    "spa",
    "sprl",
    "bv",
    "nv",
    "vof",
    "spzoo",
    "sro",
    "kft",
    "zrt",
    "doo",
    "pty",
    "pvt",
    "kk",
    "pte",
];

/// The words that name the company, and the sorted forms. A name of nothing but forms keeps them as its words.
pub(super) fn apart(words: Vec<String>) -> (Vec<String>, Vec<String>) {
    let (mut forms, named): (Vec<String>, Vec<String>) =
        words.into_iter().partition(|word| FORMS.contains(&word.as_str()));
    forms.sort_unstable();
    let joins = |word: &String| matches!(word.as_str(), "and" | "ja" | "och" | "und" | "the" | "of");
    let told: Vec<String> = named.iter().filter(|word| !joins(word)).cloned().collect();
    match (told.is_empty(), named.is_empty()) {
        (false, _) => (told, forms),
        (true, false) => (named, forms),
        (true, true) => (forms, Vec::new()),
    }
}
