//! Web addresses as *Home Page* keeps them.

use super::fault::Fault;

/// The address as it was typed if a browser could open it: `acme.fi`, `www.acme.fi/shop`, `https://acme.fi`. Only http and
/// https, a host with a dot, and nothing that would break out of a link.
pub(super) fn check(text: String) -> Result<String, Fault> {
    if is_address(&text) { Ok(text) } else { Err(Fault::BadWeb) }
}

/// The address that a web source opens (rule 1.1): `%1` in it becomes the search word, with everything that an address
/// does not carry as it is written as `%` and two digits. `None` for a source without an address.
pub fn launch(url: &str, search_word: &str) -> Option<String> {
    if url.trim().is_empty() {
        return None;
    }
    let mut word = String::new();
    for byte in search_word.trim().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            word.push(char::from(byte));
        } else {
            word.push_str(&format!("%{byte:02X}"));
        }
    }
    let filled = url.trim().replace("%1", &word);
    let lower = filled.to_ascii_lowercase();
    let has_scheme = lower.starts_with("http://") || lower.starts_with("https://");
    Some(if has_scheme { filled } else { format!("https://{filled}") })
}

fn is_address(text: &str) -> bool {
    if text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`')) {
        return false;
    }
    let rest = match text.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => rest,
        // An address inside the query of another one is not a scheme.
        Some((before, _)) if !before.contains(['/', '?', '#']) => return false,
        _ => text,
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let is_port = |port: &str| (1..=5).contains(&port.len()) && port.bytes().all(|digit| digit.is_ascii_digit());
    port.is_none_or(is_port) && is_host(host)
}

fn is_host(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_') || is_mark(c))
    };
    host.contains('.') && host.split('.').all(is_label)
}

/// Vowel signs and other marks, which names of hosts in many scripts cannot do without.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_that_a_browser_opens_pass() {
        let good = [
            "acme.fi",
            "www.acme.fi/shop?x=1#top",
            "http://acme.fi",
            "HTTPS://Acme.FI:8443/a_b",
            "öl.fi",
            "भारत.com",
            "acme.fi/login?next=https://acme.fi",
            "192.168.1.1",
            "acme.fi.",
        ];
        for text in good {
            assert_eq!(check(text.to_owned()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_source_opens_with_its_search_word_put_in() {
        let table = [
            (
                "https://acme.fi/?q=%1&l=fi",
                "Cronus Oy & Söner",
                Some("https://acme.fi/?q=Cronus%20Oy%20%26%20S%C3%B6ner&l=fi"),
            ),
            ("acme.fi/%1/%1.html", "a/b", Some("https://acme.fi/a%2Fb/a%2Fb.html")),
            ("HTTP://acme.fi", "x", Some("HTTP://acme.fi")),
            ("acme.fi/?next=https://b.fi/%1", "%1", Some("https://acme.fi/?next=https://b.fi/%251")),
            ("https://acme.fi/?q=%1", "", Some("https://acme.fi/?q=")),
            ("", "x", None),
        ];
        for (url, word, expected) in table {
            assert_eq!(launch(url, word).as_deref(), expected, "{url} {word}");
        }
    }

    #[test]
    fn others_do_not() {
        let bad = [
            "acme",
            "http://acme",
            "ftp://acme.fi",
            "javascript://acme.fi/%0aalert(1)",
            "javascript:alert(1)",
            "mailto:aino@acme.fi",
            "aino@acme.fi",
            "https://acme.fi@evil.fi",
            "https://",
            "https://.fi",
            "acme..fi",
            "-acme.fi",
            "acme.fi:port",
            "acme.fi:123456",
            "acme fi.fi",
            "acme.fi/a b",
            "acme.fi/\"x",
            "acme.fi/<x>",
            "acme.fi\\x",
            "(acme.fi)",
            "?.fi",
        ];
        for text in bad {
            assert_eq!(check(text.to_owned()), Err(Fault::BadWeb), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_passes_cannot_leave_its_link(text in "(https?://)?[a-z.:/?#@<>\"' ]{0,20}") {
            if let Ok(stored) = check(text) {
                prop_assert!(!stored.contains([' ', '"', '\'', '<', '>']) && stored.contains('.'));
            }
        }
    }
}
