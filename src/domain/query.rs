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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn queries_are_understood() {
        type Row<'a> = (&'a str, &'a [&'a str], Option<&'a str>, Option<&'a str>, Option<&'a str>);
        let table: [Row<'_>; 16] = [
            ("aino cronus", &["aino", "cronus"], None, None, None),
            ("  CT000001 ", &["ct000001"], None, None, None),
            ("+358 40 123 4567", &["358", "40", "123", "4567"], Some("358401234567"), None, None),
            ("+358 (0)40 1234567", &["358", "0", "40", "1234567"], Some("358401234567"), None, None),
            ("(09) 12-34/5.6", &["09", "12", "34", "5.6"], Some("09123456"), None, None),
            ("040–123", &["040", "123"], Some("040123"), None, None),
            ("٤٥٦٧", &["٤٥٦٧"], Some("4567"), None, None),
            ("tel:+358401", &["tel", "358401"], Some("358401"), None, None),
            ("12", &["12"], None, None, None),
            ("1, 2, 3", &["1", "2", "3"], None, None, None),
            ("@ACME.fi", &["acme.fi"], None, Some("acme.fi"), None),
            ("@", &[], None, None, None),
            ("Aino@Acme.FI", &["aino@acme.fi"], None, None, Some("aino@acme.fi")),
            ("aino@acme", &["aino@acme"], None, None, None),
            ("mail aino@acme.fi", &["mail", "aino@acme.fi"], None, None, None),
            ("Åsa\0 \u{202e}\"OR\" *", &["asa", "or"], None, None, None),
        ];
        for (text, words, digits, domain, mail) in table {
            let query = Query::parse(text);
            assert_eq!(query.words, words, "{text}");
            assert_eq!(query.digits.as_deref(), digits, "{text}");
            assert_eq!(query.mail_domain.as_deref(), domain, "{text}");
            assert_eq!(query.mail.as_deref(), mail, "{text}");
        }
        assert_eq!(Query::parse(" Åsa\0  Berg ").text, "Åsa Berg");
    }

    #[test]
    fn nothing_to_look_for_is_empty() {
        for text in ["", "   ", "\0", "!?", "👍🏽", "\u{202e}\u{200b}", "\"\" ** ()"] {
            assert!(Query::parse(text).is_empty(), "{text:?}");
        }
        assert!(!Query::parse("x").is_empty());
    }

    #[test]
    fn long_texts_are_cut() {
        let query = Query::parse(&"ab ".repeat(2_000));
        assert_eq!(query.words.len(), 67);
        assert_eq!(text::length(&query.text), 200);
        assert_eq!(Query::parse(&"7".repeat(6_000)).digits.map(|digits| digits.len()), Some(200));
    }

    proptest! {
        #[test]
        fn any_text_is_understood_within_bounds(text in ".{0,300}|[\\x00-\\x{2fff}]{0,300}") {
            let query = Query::parse(&text);
            prop_assert!(text::length(&query.text) <= QUERY_MAX && query.words.len() <= QUERY_MAX);
            prop_assert!(!query.text.chars().any(char::is_control));
            for word in &query.words {
                prop_assert!(word.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '@'));
            }
            prop_assert!(query.digits.is_none_or(|digits| digits.len() >= 3 && digits.bytes().all(|d| d.is_ascii_digit())));
        }
    }
}
