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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_like_their_countrys() {
        let good = [
            "FI12345678",
            "FI 1234567-8",
            "SE556677889901",
            "DE123456789",
            "ATU12345678",
            "BE0123456789",
            "EL123456789",
            "FRAB123456789",
            "FR12345678901",
            "ESX1234567X",
            "ES12345678Z",
            "IE1234567A",
            "IE1234567AB",
            "IE1A23456B",
            "NL123456789B01",
            "GB123456789",
            "GB 123 4567 89 012",
            "GBGD123",
            "XI123456789",
            "CHE-123.456.789 MWST",
            "CHE-123.456.789",
            "NO 923 609 016 MVA",
            "RO12",
            "LT123456789012",
            "IS12345",
            "CY12345678X",
            // No prefix, or one of another part of the world.
            "1234567-8",
            "923 609 016 MVA",
            "AU 12 345 678 901",
            "US-1",
            "C",
            "",
        ];
        for text in good {
            assert_eq!(check(text), Ok(()), "{text}");
        }
        let bad = [
            ("FI1234567", "FI"),
            ("FI123456789", "FI"),
            ("FI1234567X", "FI"),
            ("SE5566778899", "SE"),
            ("AT12345678", "AT"),
            ("DE12345678", "DE"),
            ("NL123456789C01", "NL"),
            ("GBXX123", "GB"),
            ("CHE12345678", "CHE"),
            ("FI", "FI"),
            ("FI1234567Ä", "FI"),
        ];
        for (text, country) in bad {
            assert_eq!(check(text), Err(Fault::BadVat { country: country.to_owned() }), "{text}");
        }
    }

    #[test]
    fn every_country_of_the_union_and_its_neighbours_is_there() {
        let countries =
            "AT BE BG CHE CY CZ DE DK EE EL ES FI FR GB GR HR HU IE IS IT LT LU LV MT NL NO PL PT RO SE SI SK XI";
        let known: Vec<&str> = FORMS.iter().map(|(prefix, _)| *prefix).collect();
        assert_eq!(known, countries.split(' ').collect::<Vec<_>>());
    }
}
