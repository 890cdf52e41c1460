//! What VAT registration numbers look like, country by country.

use super::fault::Fault;

/// Forms by prefix, without blanks and punctuation: `9` is a digit, `#` a letter, `*` either, other characters are
/// themselves. The European Union's as its member states publish them, and those of the neighbours.
static FORMS: &[(&str, &[&str])] = &[
    ("AT", &["U99999999"]),
    ("BE", &["9999999999"]),
    ("BG", &["999999999", "9999999999"]),
    ("CHE", &["999999999", "999999999MWST", "999999999TVA", "999999999IVA", "999999999TPV", "999999999VAT"]),
    ("CY", &["99999999#"]),
    ("CZ", &["99999999", "999999999", "9999999999"]),
    ("DE", &["999999999"]),
    ("DK", &["99999999"]),
    ("EE", &["999999999"]),
    ("EL", &["999999999"]),
    ("ES", &["*9999999*"]),
    ("FI", &["99999999"]),
    ("FR", &["**999999999"]),
    ("GB", &["999999999", "999999999999", "GD999", "HA999"]),
    ("GR", &["999999999"]),
    ("HR", &["99999999999"]),
    ("HU", &["99999999"]),
    ("IE", &["9999999#", "9999999##", "9#99999#"]),
    ("IS", &["99999", "999999"]),
    ("IT", &["99999999999"]),
    ("LT", &["999999999", "999999999999"]),
    ("LU", &["99999999"]),
    ("LV", &["99999999999"]),
    ("MT", &["99999999"]),
    ("NL", &["999999999B99"]),
    ("NO", &["999999999", "999999999MVA"]),
    ("PL", &["9999999999"]),
    ("PT", &["999999999"]),
    ("RO", &["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"]),
    ("SE", &["999999999999"]),
    ("SI", &["99999999"]),
    ("SK", &["9999999999"]),
    ("XI", &["999999999", "999999999999", "GD999", "HA999"]),
];

/// Refuses a number that begins with a country's prefix and then does not look like that country's numbers. A number
/// without a prefix, or with an unknown one, is accepted: many are written in their own country's form.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '/')).collect();
    let known = FORMS.iter().find_map(|(prefix, forms)| Some((*prefix, *forms, bare.strip_prefix(prefix)?)));
    match known {
        Some((prefix, forms, rest)) if !forms.iter().any(|form| is_of(rest, form)) => {
            Err(Fault::BadVat { country: prefix.to_owned() })
        }
        _ => Ok(()),
    }
}

fn is_of(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(given, place)| match place {
            b'9' => given.is_ascii_digit(),
            b'#' => given.is_ascii_uppercase(),
            b'*' => given.is_ascii_digit() || given.is_ascii_uppercase(),
            itself => given == itself,
        })
}
