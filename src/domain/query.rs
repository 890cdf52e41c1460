//! What somebody typed to find a contact, understood.

use super::{fold, phone, text};

/// A query: words, and what else its text could be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// As typed, trimmed.
    pub text: String,
    /// The folded words, in the order typed.
    pub words: Vec<String>,
    /// The digits, when the text could be (a part of) a phone number: three at least, no letters.
    pub digits: Option<String>,
    /// `acme.fi` for a text such as `@acme.fi`, lower-case.
    pub mail_domain: Option<String>,
    /// The whole address for a text such as `aino@acme.fi`, lower-case.
    pub mail: Option<String>,
}

/// Longest query in characters; what comes after is not looked at.
pub const QUERY_MAX: usize = 200;
/// Fewest digits that are looked for among phone numbers: an index of trigrams knows no fewer.
const DIGITS_MIN: usize = 3;

impl Query {
    /// Understands any text; never fails. Texts over 200 words or characters are cut.
    pub fn parse(text: &str) -> Query {
        let start: String = text.trim_start().chars().take(QUERY_MAX).collect();
        let text = text::clean(&start);
        let plain = text::clean_plain(&text);
        Query {
            words: fold::words(&text),
            digits: digits(&plain),
            mail_domain: mail_domain(&plain),
            mail: mail(&plain),
            text,
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.digits.is_none()
    }
}

fn digits(text: &str) -> Option<String> {
    let number = text.strip_prefix("tel:").unwrap_or(text);
    let abroad = number.starts_with('+') || number.starts_with("00");
    // `+358 (0)40 …`: the zero in brackets is not dialled from abroad.
    let number = if abroad { number.replacen("(0)", "", 1) } else { number.to_owned() };
    let is_number = number.chars().all(|c| phone::digit(c).is_some() || is_phone_separator(c));
    Some(phone::digits(&number)).filter(|digits| is_number && digits.len() >= DIGITS_MIN)
}

fn is_phone_separator(c: char) -> bool {
    matches!(c, ' ' | '+' | '(' | ')' | '-' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn mail_domain(text: &str) -> Option<String> {
    let domain = text.strip_prefix('@')?;
    let is_one = domain.chars().any(char::is_alphanumeric) && !domain.contains(['@', ' ']);
    is_one.then(|| domain.to_lowercase())
}

fn mail(text: &str) -> Option<String> {
    let address = text.strip_prefix("mailto:").unwrap_or(text);
    let (user, domain) = address.split_once('@')?;
    let is_one = !user.is_empty() && domain.contains('.') && !domain.contains('@') && !address.contains(' ');
    is_one.then(|| address.to_lowercase())
}
