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
