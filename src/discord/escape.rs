//! People's text made safe to stand in Discord's Markdown: it looks as it was written and does nothing.

/// Where on its line a text stands: at the start, more is Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Start,
    /// After nothing but digits: a dot would make a list of them.
    AfterDigits,
    Inside,
}

/// The text on one line, with nothing in it that Discord would read as Markdown, mention, command, time or emoji.
pub fn escape(text: &str, place: Place) -> String {
    let text = one_line(text);
    let chars: Vec<char> = text.chars().collect();
    let first = chars.iter().position(|c| !c.is_whitespace()).unwrap_or(0);
    let digits = chars[first..].iter().take_while(|c| c.is_ascii_digit()).count();
    let (mark, dot) = match place {
        Place::Start => (Some(first), (digits > 0).then_some(first + digits)),
        Place::AfterDigits => (None, Some(digits)),
        Place::Inside => (None, None),
    };
    let mut safe = String::with_capacity(text.len() + 8);
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied();
        let blank_next = next.is_none_or(char::is_whitespace);
        let special = match c {
            '\\' | '*' | '_' | '~' | '|' | '`' | '<' | '>' | '[' | ']' => true,
            // Headings, small print and lists.
            '#' | '-' if Some(at) == mark => blank_next || next == Some('#'),
            '.' | ')' if Some(at) == dot => blank_next,
            // Everybody and everybody who is there.
            '@' => {
                let rest: String = chars[at + 1..].iter().take(8).collect::<String>().to_ascii_lowercase();
                rest.starts_with("everyone") || rest.starts_with("here")
            }
            // Emoji by name, and addresses, in which the other escapes would show.
            ':' => !blank_next,
            _ => false,
        };
        if special {
            safe.push('\\');
        }
        safe.push(c);
    }
    isolated(safe)
}

/// The text for a code span, which knows no escapes: its own mark is replaced by a look-alike.
pub fn code(text: &str) -> String {
    one_line(text).replace('`', "\u{2cb}")
}

/// Whether the address may stand in Markdown as a link: `http:` or `https:`, with a host.
pub fn is_web(target: &str) -> bool {
    ["https://", "http://"].into_iter().any(|scheme| {
        target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && target[scheme.len()..].starts_with(char::is_alphanumeric)
    })
}

/// The address with everything percent-encoded that could end a link or is not allowed in one.
pub fn url(target: &str) -> String {
    let mut safe = String::with_capacity(target.len());
    let mut buffer = [0; 4];
    for c in target.trim().chars() {
        let plain = c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(c);
        if plain {
            safe.push(c);
        } else {
            c.encode_utf8(&mut buffer).bytes().for_each(|byte| safe.push_str(&format!("%{byte:02X}")));
        }
    }
    safe
}

/// The text without line breaks and without marks that change how the rest of the line runs.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => line.push(' '),
            // Overrides and isolates reach beyond the text that they stand in.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c => line.push(c),
        }
    }
    line
}

/// Text that runs from right to left is set apart, so that it does not turn its neighbours round.
fn isolated(text: String) -> String {
    let right_to_left =
        text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'));
    if right_to_left { format!("\u{2068}{text}\u{2069}") } else { text }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_are_escaped_and_ordinary_text_is_not() {
        for (text, safe) in [
            ("Cronus Oy", "Cronus Oy"),
            ("aino@cronus.fi", "aino@cronus.fi"),
            ("+358 9 123 4567", "+358 9 123 4567"),
            ("R&D (Espoo), 50 %", "R&D (Espoo), 50 %"),
            ("**bold** __under__", r"\*\*bold\*\* \_\_under\_\_"),
            ("~~no~~ ||see|| `code`", r"\~\~no\~\~ \|\|see\|\| \`code\`"),
            ("[x](https://evil.example)", r"\[x\](https\://evil.example)"),
            ("@everyone @here @HERE", r"\@everyone \@here \@HERE"),
            ("<@5> <@&6> <#7> <t:1:R> </find:8>", r"\<@5\> \<@&6\> \<#7\> \<t\:1\:R\> \</find\:8\>"),
            (":smile: at 12:30", r"\:smile: at 12\:30"),
            ("# Title", r"\# Title"),
            ("### Title", r"\### Title"),
            ("-# small", r"\-# small"),
            ("- item", r"\- item"),
            ("-12", "-12"),
            ("#12", "#12"),
            ("  * item", r"  \* item"),
            ("1. item", r"1\. item"),
            ("12) item", r"12\) item"),
            ("1.5 litres", "1.5 litres"),
            ("> quote", r"\> quote"),
            (r"back\slash\", r"back\\slash\\"),
            ("two\r\nlines", "two  lines"),
            ("nul\0bell\u{7}", "nulbell"),
            ("left\u{202e}right", "leftright"),
            ("שלום", "\u{2068}שלום\u{2069}"),
        ] {
            assert_eq!(escape(text, Place::Start), safe, "{text:?}");
        }
    }

    #[test]
    fn what_is_markdown_at_the_start_of_a_line_only_is_left_alone_inside() {
        for (text, place, safe) in [
            ("- item", Place::Inside, "- item"),
            (")", Place::Inside, ")"),
            ("1. item", Place::Inside, "1. item"),
            (". item", Place::AfterDigits, r"\. item"),
            ("2) item", Place::AfterDigits, r"2\) item"),
            (". item", Place::Start, ". item"),
            ("*bold*", Place::Inside, r"\*bold\*"),
        ] {
            assert_eq!(escape(text, place), safe, "{text:?} {place:?}");
        }
    }

    #[test]
    fn an_address_cannot_break_out_of_its_link() {
        assert_eq!(url("https://a.fi/x y>(z)\n"), "https://a.fi/x%20y%3E%28z%29");
        assert_eq!(url("https://hyvä.fi"), "https://hyv%C3%A4.fi");
        for (target, web) in [
            ("https://a.fi", true),
            ("HTTP://a.fi", true),
            ("https://", false),
            ("javascript:alert(1)", false),
            ("ftp://a.fi", false),
            ("httpſ://a", false),
        ] {
            assert_eq!(is_web(target), web, "{target}");
        }
    }

    proptest! {
        #[test]
        fn nothing_special_is_left_bare(text in "\\PC{0,60}|[*_~|`<>\\[\\]\\\\:@#. -]{0,30}") {
            let safe = escape(&text, Place::Start);
            prop_assert!(!safe.contains(['\n', '\r']));
            let mut escaped = false;
            for c in safe.chars() {
                if escaped {
                    escaped = false;
                    prop_assert!(c.is_ascii_punctuation(), "{:?} would not be an escape", c);
                } else if c == '\\' {
                    escaped = true;
                } else {
                    prop_assert!(!"*_~|`<>[]".contains(c), "{:?} is bare in {:?}", c, safe);
                }
            }
            prop_assert!(!escaped, "the last mark would swallow what follows");
            prop_assert!(!code(&text).contains('`'));
        }

        #[test]
        fn an_address_has_no_mark_that_ends_it(target in "\\PC{0,60}") {
            let safe = url(&target);
            prop_assert!(safe.is_ascii() && !safe.contains(['<', '>', '(', ')', '[', ']', ' ', '"', '\\', '`', '|']));
        }
    }
}
