//! E-mail addresses as the fields keep them (domain rule 4.6).

use email_address::{EmailAddress, Options};

use super::fault::Fault;

/// One or more addresses separated by `;`, kept with their case and without blanks around them.
pub(super) fn several(text: &str) -> Result<String, Fault> {
    let addresses: Vec<&str> = text.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    if addresses.is_empty() {
        return Err(Fault::BadEmail { part: text.to_owned() });
    }
    for address in &addresses {
        if !is_address(address) {
            return Err(if is_list(address) {
                Fault::EmailSeparator
            } else {
                Fault::BadEmail { part: (*address).to_owned() }
            });
        }
    }
    Ok(addresses.join(";"))
}

/// Exactly one address.
pub(super) fn one(text: &str) -> Result<String, Fault> {
    match several(text) {
        Ok(addresses) if addresses.contains(';') => Err(Fault::OneEmailOnly),
        Err(Fault::EmailSeparator) => Err(Fault::OneEmailOnly),
        checked => checked,
    }
}

/// Exactly one `@`, a syntax that mail knows, a dot in the domain that is not its first character, and a top domain of
/// two characters at least. Quoted users and comments, which nobody has, are not addresses here.
fn is_address(text: &str) -> bool {
    let Some((_, domain)) = text.split_once('@') else { return false };
    let top_domain = domain.rsplit_once('.').map_or("", |(before, top)| if before.is_empty() { "" } else { top });
    let options = Options::default().without_display_text().without_domain_literal().with_required_tld();
    top_domain.chars().count() >= 2
        && !domain.starts_with('.')
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')' | '<' | '>' | '\\' | ','))
        && EmailAddress::parse_with_options(text, options).is_ok()
}

/// Whether the text is several addresses with something else than `;` between them.
fn is_list(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|')).filter(|part| part.contains('@')).count() > 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bad(part: &str) -> Result<&'static str, Fault> {
        Err(Fault::BadEmail { part: part.to_owned() })
    }

    #[test]
    fn addresses_are_checked_one_by_one() {
        let table = [
            ("aino@acme.fi", Ok("aino@acme.fi")),
            ("Aino.Virtanen+x@Acme.Co.UK", Ok("Aino.Virtanen+x@Acme.Co.UK")),
            ("a@x.fi ;b@y.fi; ", Ok("a@x.fi;b@y.fi")),
            ("åsa@öl.fi", Ok("åsa@öl.fi")),
            ("a@x.fi,b@y.fi", Err(Fault::EmailSeparator)),
            ("a@x.fi, b@y.fi", Err(Fault::EmailSeparator)),
            ("a@x.fi|b@y.fi", Err(Fault::EmailSeparator)),
            ("a@x.fi b@y.fi", Err(Fault::EmailSeparator)),
            ("a@x.fi;b@y.fi c@z.fi", Err(Fault::EmailSeparator)),
            ("acme.fi", bad("acme.fi")),
            ("aino@", bad("aino@")),
            ("@acme.fi", bad("@acme.fi")),
            ("a@b@c.fi", bad("a@b@c.fi")),
            ("aino@acme", bad("aino@acme")),
            ("aino@.fi", bad("aino@.fi")),
            ("aino@acme.f", bad("aino@acme.f")),
            ("aino@acme.", bad("aino@acme.")),
            ("aino virtanen@acme.fi", bad("aino virtanen@acme.fi")),
            ("Aino <aino@acme.fi>", bad("Aino <aino@acme.fi>")),
            ("\"a b\"@acme.fi", bad("\"a b\"@acme.fi")),
            ("aino@[127.0.0.1]", bad("aino@[127.0.0.1]")),
            ("a@x.fi; nobody", bad("nobody")),
            (";", bad(";")),
        ];
        for (text, expected) in table {
            assert_eq!(several(text), expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn one_is_one() {
        assert_eq!(one("aino@acme.fi"), Ok("aino@acme.fi".to_owned()));
        assert_eq!(one("a@x.fi;b@y.fi"), Err(Fault::OneEmailOnly));
        assert_eq!(one("a@x.fi, b@y.fi"), Err(Fault::OneEmailOnly));
        assert_eq!(one("nobody"), Err(Fault::BadEmail { part: "nobody".to_owned() }));
    }

    proptest! {
        #[test]
        fn what_passes_is_addresses_without_blanks(text in "[a-z@.;, |\"<>äд]{0,20}|\\PC{0,20}") {
            if let Ok(stored) = several(&text) {
                for address in stored.split(';') {
                    prop_assert_eq!(address.matches('@').count(), 1);
                    prop_assert!(!address.contains([' ', ',', '"', '<', '>']));
                    let (_, domain) = address.split_once('@').expect("counted above");
                    prop_assert!(domain.rsplit_once('.').is_some_and(|(host, top)| !host.is_empty() && top.chars().count() >= 2));
                }
                prop_assert_eq!(several(&stored), Ok(stored.clone()));
            }
        }

        #[test]
        fn usual_addresses_pass(user in "[a-z0-9]{1,10}([._+-][a-z0-9]{1,5})?", domain in "[a-z0-9]{1,10}(-[a-z0-9]{1,5})?", top in "[a-z]{2,6}") {
            let address = format!("{user}@{domain}.{top}");
            prop_assert_eq!(several(&address), Ok(address.clone()));
        }
    }
}
