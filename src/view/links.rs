//! Phone numbers, mail addresses and home pages that can be tapped.

use super::reply::Span;

/// The number as it was written; it dials when it could be read as an international one.
pub fn phone(text: &str, international: Option<&str>) -> Span {
    match international {
        Some(number) => Span::Link { text: text.to_owned(), target: format!("tel:{number}") },
        None => Span::Plain(text.to_owned()),
    }
}

/// A mail address; it stays text when it has characters that a link cannot carry as they are.
pub fn mail(address: &str) -> Span {
    let carries = |c: char| c.is_alphanumeric() || "@.+-_~!$&'*=".contains(c);
    if address.chars().all(carries) {
        Span::Link { text: address.to_owned(), target: format!("mailto:{address}") }
    } else {
        Span::Plain(address.to_owned())
    }
}

/// A home page, shown without what every address has. Only web addresses become links.
pub fn web(text: &str) -> Span {
    let lower = text.to_ascii_lowercase();
    let target = if lower.starts_with("https://") || lower.starts_with("http://") {
        text.to_owned()
    } else if lower.contains("://") {
        return Span::Plain(text.to_owned());
    } else {
        format!("https://{text}")
    };
    if target.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"`\\^{}|".contains(c)) {
        return Span::Plain(text.to_owned());
    }
    let shown = target.split_once("://").map_or(text, |(_, rest)| rest).trim_end_matches('/');
    Span::Link { text: shown.to_owned(), target }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str, target: &str) -> Span {
        Span::Link { text: text.into(), target: target.into() }
    }

    #[test]
    fn home_pages_become_links_that_read_short() {
        for (given, wanted) in [
            ("www.cronus.fi", link("www.cronus.fi", "https://www.cronus.fi")),
            ("https://cronus.fi/", link("cronus.fi", "https://cronus.fi/")),
            ("HTTP://cronus.fi/a b", Span::Plain("HTTP://cronus.fi/a b".into())),
            ("ftp://cronus.fi", Span::Plain("ftp://cronus.fi".into())),
            ("javascript://x", Span::Plain("javascript://x".into())),
        ] {
            assert_eq!(web(given), wanted, "{given}");
        }
    }

    #[test]
    fn odd_mail_addresses_stay_text() {
        assert_eq!(mail("aino@cronus.fi"), link("aino@cronus.fi", "mailto:aino@cronus.fi"));
        assert_eq!(mail("\"a b\"@cronus.fi"), Span::Plain("\"a b\"@cronus.fi".into()));
        assert_eq!(mail("a?cc=b@cronus.fi"), Span::Plain("a?cc=b@cronus.fi".into()));
    }

    #[test]
    fn a_number_dials_when_it_could_be_read() {
        assert_eq!(phone("09 123", Some("+3589123")), link("09 123", "tel:+3589123"));
        assert_eq!(phone("ask Aino", None), Span::Plain("ask Aino".into()));
    }
}
