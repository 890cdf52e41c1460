//! Marked text as Discord's Markdown.

use std::collections::HashMap;

use crate::view::reply::{Line, LineStyle, Span, Text};

use super::cut::{ELLIPSIS, cut, is_blank};
use super::escape::{self, Place};

/// Discord's ids of the registered commands by their first word, for commands that can be tapped.
pub type CommandIds = HashMap<String, String>;

/// How much of a text is drawn. Wide open at first; made tighter until the message fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// Characters of a span.
    pub span: usize,
    /// Whether links keep their address.
    pub links: bool,
    /// Lines of a text.
    pub lines: usize,
    /// Spans of a line.
    pub spans: usize,
}

impl Caps {
    pub const OPEN: Caps = Caps { span: usize::MAX, links: true, lines: usize::MAX, spans: usize::MAX };
}

/// Longest address that is drawn as a link.
const URL_MAX: usize = 512;

/// Draws texts of one message, one after the other.
pub struct Pen<'a> {
    ids: &'a CommandIds,
    caps: Caps,
    /// The first title of a message is the big one.
    titled: bool,
}

impl<'a> Pen<'a> {
    pub fn new(ids: &'a CommandIds, caps: Caps) -> Self {
        Pen { ids, caps, titled: false }
    }

    /// The text, or `None` when there is nothing to see in it.
    pub fn text(&mut self, text: &Text) -> Option<String> {
        let mut lines: Vec<String> = text.0.iter().take(self.caps.lines).filter_map(|line| self.line(line)).collect();
        if text.0.len() > self.caps.lines {
            lines.push(ELLIPSIS.to_owned());
        }
        let text = lines.join("\n");
        (!is_blank(&text)).then_some(text)
    }

    /// A line; `None` for one whose style would stand there alone. A plain line may be blank: it is a gap.
    fn line(&mut self, line: &Line) -> Option<String> {
        let words = self.spans(&line.spans);
        if is_blank(&words) {
            return (line.style == LineStyle::Plain).then(String::new);
        }
        let mark = match line.style {
            LineStyle::Title if self.titled => "### ",
            LineStyle::Title => {
                self.titled = true;
                "## "
            }
            LineStyle::Plain => "",
            LineStyle::Small => "-# ",
            LineStyle::Item => "- ",
            LineStyle::Quote => "> ",
        };
        Some(format!("{mark}{words}"))
    }

    fn spans(&self, spans: &[Span]) -> String {
        let mut words = String::new();
        for joined in spans[..spans.len().min(self.caps.spans)].chunk_by(same_mark) {
            let place = match words.trim_start() {
                "" => Place::Start,
                before if before.bytes().all(|b| b.is_ascii_digit()) => Place::AfterDigits,
                _ => Place::Inside,
            };
            words.push_str(&match joined {
                // Marks of neighbours would run together: one pair of marks is put around all of them.
                [Span::Strong(_), ..] => {
                    let inner: String = joined.iter().map(|span| self.people(plain(span), Place::Inside)).collect();
                    if is_blank(&inner) { inner } else { format!("**{inner}**") }
                }
                [Span::Code(_), ..] => {
                    let inner = joined.iter().map(plain).collect::<Vec<_>>().join(" ");
                    self.code(&inner)
                }
                [span, ..] => self.span(span, place),
                [] => String::new(),
            });
        }
        if spans.len() > self.caps.spans {
            words.push_str(ELLIPSIS);
        }
        words
    }

    fn span(&self, span: &Span, place: Place) -> String {
        match span {
            Span::Plain(text) | Span::Strong(text) => self.people(text, place),
            Span::Code(text) => self.code(text),
            Span::Link { text, target } => self.link(text, target, place),
            Span::Time(at) => format!("<t:{}:f>", at.as_second()),
            Span::Command(path) => {
                match path.split_whitespace().next().and_then(|word| self.ids.get(word)) {
                    Some(id) => format!("</{path}:{id}>"),
                    // Not registered yet: the command can be read but not tapped.
                    None => self.code(&format!("/{path}")),
                }
            }
            Span::User(id) if is_snowflake(id) => format!("<@{id}>"),
            Span::Role(id) if is_snowflake(id) => format!("<@&{id}>"),
            Span::User(id) | Span::Role(id) => self.people(id, place),
        }
    }

    fn people(&self, text: &str, place: Place) -> String {
        escape::escape(&cut(text, self.caps.span), place)
    }

    fn code(&self, text: &str) -> String {
        let text = escape::code(&cut(text, self.caps.span));
        if is_blank(&text) { text } else { format!("`{text}`") }
    }

    /// Web addresses stand behind their text; a mail address and an international phone number are links as they are
    /// (`<a@b.fi>`, `<+35891234567>`), because Discord hides no `mailto:` and `tel:` behind a text.
    fn link(&self, text: &str, target: &str, place: Place) -> String {
        if !self.caps.links || target.chars().count() > URL_MAX {
            return self.people(text, place);
        }
        if let Some(address) = target.strip_prefix("mailto:") {
            return if is_mail(address) { format!("<{address}>") } else { self.people(text, place) };
        }
        if let Some(number) = target.strip_prefix("tel:") {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let grouped = number.replace('-', " ");
            let shown = if text.starts_with('+') && digits(text) == digits(number) { text } else { &grouped };
            return match is_phone(shown) {
                false => self.people(text, place),
                true if shown == text => format!("<{shown}>"),
                // People know the number as they wrote it; what can be tapped stands behind it.
                true => format!("{} (<{shown}>)", self.people(text, place)),
            };
        }
        let url = escape::url(target);
        if !escape::is_web(target) || url.chars().count() > URL_MAX {
            return self.people(text, place);
        }
        // Discord does not hide an address behind a text that looks like one.
        let shown = match text.split_once("://") {
            Some(("https" | "http", rest)) => rest.trim_end_matches('/'),
            _ => text,
        };
        let shown = self.people(shown, Place::Inside);
        // Discord undoes no escapes in there either: the backslashes would show.
        if is_blank(&shown) || shown.contains('\\') { format!("<{url}>") } else { format!("[{shown}](<{url}>)") }
    }
}

fn same_mark(one: &Span, other: &Span) -> bool {
    matches!((one, other), (Span::Strong(_), Span::Strong(_)) | (Span::Code(_), Span::Code(_)))
}

fn plain(span: &Span) -> &str {
    match span {
        Span::Strong(text) | Span::Code(text) => text,
        _ => "",
    }
}

fn is_snowflake(id: &str) -> bool {
    (1..=20).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the address has nothing in it that would end the link or be read as something else.
fn is_mail(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else {
        return false;
    };
    let local_fits = !local.is_empty() && local.chars().all(|c| c.is_ascii_alphanumeric() || "._%+-".contains(c));
    let domain_fits = domain.contains('.') && domain.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    local_fits && domain_fits && local.starts_with(|c: char| c.is_ascii_alphanumeric())
}

fn is_phone(number: &str) -> bool {
    number.strip_prefix('+').is_some_and(|rest| {
        (4..=30).contains(&rest.len())
            && rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || " ()-".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(style: LineStyle, spans: Vec<Span>) -> Line {
        Line { style, spans }
    }

    fn words(text: &str) -> Vec<Span> {
        vec![Span::Plain(text.into())]
    }

    fn draw(lines: Vec<Line>) -> String {
        let ids = CommandIds::from([("contact".to_owned(), "77".to_owned())]);
        Pen::new(&ids, Caps::OPEN).text(&Text(lines)).unwrap_or_default()
    }

    fn draw_span(span: Span) -> String {
        draw(vec![line(LineStyle::Plain, vec![span])])
    }

    fn link(text: &str, target: &str) -> String {
        draw_span(Span::Link { text: text.into(), target: target.into() })
    }

    #[test]
    fn lines_have_their_marks_and_people_have_none() {
        let text = draw(vec![
            line(LineStyle::Title, words("Cronus *Oy*")),
            line(LineStyle::Small, words("CT000001")),
            line(LineStyle::Plain, vec![]),
            line(LineStyle::Title, words("# People")),
            line(LineStyle::Item, words("- Aino")),
            line(LineStyle::Quote, words("> so\nshe said")),
            line(LineStyle::Item, words(" ")),
        ]);
        let expected = "## Cronus \\*Oy\\*\n-# CT000001\n\n### \\# People\n- \\- Aino\n> \\> so she said";
        assert_eq!(text, expected);
    }

    #[test]
    fn spans_are_drawn_in_discords_ways() {
        let at = jiff::Timestamp::from_second(1_700_000_000).expect("a time of our age");
        for (span, drawn) in [
            (Span::Strong("a*b".into()), r"**a\*b**"),
            (Span::Code("a`b".into()), "`aˋb`"),
            (Span::Time(at), "<t:1700000000:f>"),
            (Span::Command("contact show".into()), "</contact show:77>"),
            (Span::Command("find".into()), "`/find`"),
            (Span::User("123".into()), "<@123>"),
            (Span::Role("123".into()), "<@&123>"),
            (Span::User("<@1>".into()), r"\<@1\>"),
        ] {
            assert_eq!(draw_span(span.clone()), drawn, "{span:?}");
        }
    }

    #[test]
    fn neighbours_do_not_run_together() {
        let strong = |text: &str| Span::Strong(text.into());
        let spans =
            vec![strong("a"), strong("b"), Span::Plain("*c".into()), Span::Code("d".into()), Span::Code("e".into())];
        assert_eq!(draw(vec![line(LineStyle::Plain, spans)]), r"**ab**\*c`d e`");
        let plain = |text: &str| Span::Plain(text.into());
        let list = vec![plain("1"), plain("2"), plain(". no list"), plain(" (yes)"), plain("- no")];
        assert_eq!(draw(vec![line(LineStyle::Plain, list)]), r"12\. no list (yes)- no");
    }

    #[test]
    fn links_lead_where_they_say() {
        for (text, target, drawn) in [
            ("cronus.fi", "https://cronus.fi", "[cronus.fi](<https://cronus.fi>)"),
            ("https://cronus.fi/", "https://cronus.fi/", "[cronus.fi](<https://cronus.fi/>)"),
            ("x](<https://evil.fi>)", "https://cronus.fi", "<https://cronus.fi>"),
            ("my_site.fi", "https://my_site.fi", "<https://my_site.fi>"),
            ("a", "https://cronus.fi/>) **b** [c](d", "[a](<https://cronus.fi/%3E%29%20**b**%20%5Bc%5D%28d>)"),
            ("bad", "javascript:alert(1)", "bad"),
            ("aino@cronus.fi", "mailto:aino@cronus.fi", "<aino@cronus.fi>"),
            ("a>b@c.fi", "mailto:a>b@c.fi", r"a\>b@c.fi"),
            ("09 123 4567", "tel:+358-9-1234567", "09 123 4567 (<+358 9 1234567>)"),
            ("+358 9 123 4567", "tel:+35891234567", "<+358 9 123 4567>"),
            ("112", "tel:112", "112"),
        ] {
            assert_eq!(link(text, target), drawn, "{text} to {target}");
        }
    }

    #[test]
    fn caps_keep_what_comes_first() {
        let text = Text(vec![line(LineStyle::Plain, words("abcdef")), line(LineStyle::Plain, words("g"))]);
        let ids = CommandIds::new();
        let caps = Caps { span: 3, lines: 1, ..Caps::OPEN };
        assert_eq!(Pen::new(&ids, caps).text(&text).as_deref(), Some("ab…\n…"));
    }
}
