//! Sentences of the languages with spans in them: people's data, commands and times stand where the sentence wants them.

use crate::text::{self, Arg, Lang};

use super::reply::Span;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    pub lang: Lang,
}

/// What goes into a sentence that becomes spans.
#[derive(Debug, Clone)]
pub enum Piece {
    Span(Span),
    Spans(Vec<Span>),
    /// Chooses the plural and is written in digits.
    Count(u64),
}

impl From<Span> for Piece {
    fn from(span: Span) -> Self {
        Piece::Span(span)
    }
}

impl From<u64> for Piece {
    fn from(count: u64) -> Self {
        Piece::Count(count)
    }
}

impl From<&str> for Piece {
    fn from(text: &str) -> Self {
        Piece::Span(Span::Plain(text.to_owned()))
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Self {
        Piece::Span(Span::Plain(text))
    }
}

/// Stands for a span while the sentence is put together; a private-use character that no sentence of ours holds.
const MARK: char = '\u{F0000}';

impl Words {
    pub fn of(locale: &str) -> Words {
        Words { lang: Lang::of(locale) }
    }

    pub fn say(self, key: &str) -> String {
        text::get(self.lang, key, &[])
    }

    pub fn fill(self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        text::get(self.lang, key, args)
    }

    /// `count-people` and its like.
    pub fn count(self, key: &str, count: u64) -> String {
        self.fill(key, &[("count", Arg::Count(count))])
    }

    /// The sentence as spans. Spans are put in after the language has had its say, so nothing in them can change it.
    pub fn spans<const N: usize>(self, key: &str, pieces: [(&str, Piece); N]) -> Vec<Span> {
        let marks: Vec<String> = (0..N).map(|at| format!("{MARK}{at}{MARK}")).collect();
        let args: Vec<(&str, Arg<'_>)> = pieces
            .iter()
            .zip(&marks)
            .map(|((name, piece), mark)| match piece {
                Piece::Span(_) | Piece::Spans(_) => (*name, Arg::Text(mark)),
                Piece::Count(count) => (*name, Arg::Count(*count)),
            })
            .collect();
        let said = text::get(self.lang, key, &args);
        let mut spans: Vec<Span> = Vec::new();
        for (turn, part) in said.split(MARK).enumerate() {
            // Between two marks stands the number of a piece.
            let piece = (turn % 2 == 1).then(|| part.parse::<usize>().ok()).flatten().and_then(|at| pieces.get(at));
            match piece {
                Some((_, Piece::Span(span))) => spans.push(span.clone()),
                Some((_, Piece::Spans(many))) => spans.extend(many.iter().cloned()),
                _ => {
                    // What somebody wrote can end a sentence itself: `No contact fits who?.` has one mark too many.
                    let ends = spans.last().is_some_and(|span| span.text().ends_with(['.', '?', '!', '…']));
                    let part = part.strip_prefix('.').filter(|_| ends).unwrap_or(part);
                    if !part.is_empty() {
                        spans.push(Span::Plain(part.to_owned()));
                    }
                }
            }
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_stand_where_the_sentence_has_them() {
        let words = Words::of("en");
        let spans = words
            .spans("refusal-user-is-salesperson.next", [("command", Span::Command("salesperson list".into()).into())]);
        assert_eq!(spans.len(), 3);
        assert_eq!(spans[1], Span::Command("salesperson list".into()));
    }

    #[test]
    fn no_sentence_ends_twice() {
        let said = |given: &str| {
            let spans = Words::of("en").spans("refusal-no-contact", [("given", given.into())]);
            spans.iter().map(Span::text).collect::<String>()
        };
        for (given, wanted) in [("who?", "who?"), ("Cronus Ltd.", "Cronus Ltd."), ("x…", "x…"), ("Cronus", "Cronus.")]
        {
            assert_eq!(said(given), format!("No contact fits {wanted}"));
        }
    }

    #[test]
    fn data_with_marks_in_it_stays_whole() {
        let odd = "\u{F0000}0\u{F0000}{ $x }";
        let spans = Words::of("fi").spans("refusal-given", [("given", odd.into())]);
        assert_eq!(spans.last(), Some(&Span::Plain(odd.to_owned())));
    }
}
