//! From texts to the words of the index, and from a query to the words that are looked for.
//!
//! Both sides come through here, so that they are cut alike.

use crate::domain::contact::Values;
use crate::domain::field::Field;
use crate::domain::fold;
use crate::domain::query::Query;

/// The form of a whole name under which two names are the same: folded words, one blank apart. A name without a letter
/// or digit (an emoji) is folded as it is.
pub(super) fn key(text: &str) -> String {
    let words = fold::words(text);
    if words.is_empty() { fold::fold(text).trim().to_owned() } else { words.join(" ") }
}

/// The words of a contact, by column of the index.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) name: Vec<String>,
    pub(super) mail: Vec<String>,
    pub(super) job: Vec<String>,
    pub(super) place: Vec<String>,
}

impl Terms {
    pub(super) fn of(values: &Values) -> Terms {
        let mut terms = Terms::default();
        for field in [Field::Name, Field::Name2, Field::SearchName, Field::Initials] {
            add_words(values.get(field), &mut terms.name);
        }
        add_words(values.get(Field::JobTitle), &mut terms.job);
        for field in [Field::City, Field::PostCode, Field::Address, Field::Address2, Field::County] {
            add_words(values.get(field), &mut terms.place);
        }
        let addresses = values.get(Field::EMail).split(';').chain([values.get(Field::EMail2)]);
        for address in addresses {
            add_mail(address, &mut terms.mail);
        }
        terms
    }
}

fn add_words(text: &str, terms: &mut Vec<String>) {
    for word in fold::words(text).iter().flat_map(|word| split(word)) {
        parts(word).for_each(|part| add(part.to_owned(), terms));
        add(word.to_owned(), terms);
    }
}

/// An address is found whole, by its domain and the domains above it (`@mail.acme.fi`, `@acme.fi`, with and without the
/// `@`), and by its parts; not by the top domain, which half of all addresses share.
fn add_mail(address: &str, terms: &mut Vec<String>) {
    let address = fold::fold(address.trim());
    let Some((user, domain)) = address.rsplit_once('@') else { return };
    add_pieces(&address, terms);
    add_words(user, terms);
    let mut rest = domain;
    while let Some((label, above)) = rest.split_once('.') {
        add_pieces(&format!("@{rest}"), terms);
        add_pieces(rest, terms);
        add_words(label, terms);
        rest = above;
    }
}

/// The text as it is, and as somebody who has not typed all of it yet is understood.
fn add_pieces(text: &str, terms: &mut Vec<String>) {
    split(text).for_each(|piece| add(piece.to_owned(), terms));
    fold::words(text).into_iter().for_each(|word| add(word, terms));
}

fn add(term: String, terms: &mut Vec<String>) {
    if !terms.contains(&term) {
        terms.push(term);
    }
}

/// Cuts a word where the tokenizer of the index would cut it, so that each piece is exactly one token there.
fn split(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && !".@+-_".contains(c))
        .map(|piece| piece.trim_start_matches('.').trim_end_matches(['.', '@']))
        .filter(|piece| !piece.is_empty())
}

/// The parts of a word such as `st.gallen`; none of a word without a dot, or of an address.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let dotted = word.contains('.') && !word.contains('@');
    word.split('.').filter(move |part| dotted && !part.is_empty())
}

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle {
    pub(super) word: String,
    /// Of a word such as `st.gallen`: somebody may have written it apart.
    pub(super) parts: Vec<String>,
}

/// The words that a query looks for, each once.
pub(super) fn needles(query: &Query) -> Vec<Needle> {
    let words = match (&query.mail, &query.mail_domain) {
        (Some(address), _) => vec![fold::fold(address)],
        (None, Some(domain)) => vec![format!("@{}", fold::fold(domain))],
        (None, None) => query.words.clone(),
    };
    let mut needles: Vec<Needle> = Vec::new();
    for word in words.iter().flat_map(|word| split(word)) {
        let needle = Needle { word: word.to_owned(), parts: parts(word).map(str::to_owned).collect() };
        if !needles.contains(&needle) {
            needles.push(needle);
        }
    }
    needles
}

/// Whether words count only whole, or also when they start a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Whole,
    Start,
}

impl Needle {
    /// How the needle is in these words, if it is.
    pub(super) fn fit(&self, terms: &[String]) -> Option<Fit> {
        let whole = |word: &String| terms.contains(word);
        let start = |word: &str| terms.iter().any(|term| term.starts_with(word));
        if whole(&self.word) {
            return Some(Fit::Whole);
        }
        let (last, first) = match self.parts.split_last() {
            Some(parts) => parts,
            None => return start(&self.word).then_some(Fit::Start),
        };
        let first_fit = first.iter().all(whole);
        if first_fit && whole(last) {
            Some(Fit::Whole)
        } else {
            (start(&self.word) || first_fit && start(last)).then_some(Fit::Start)
        }
    }

    /// The needle in the language of the index, always quoted: none of it is taken for an operator.
    pub(super) fn expression(&self, fit: Fit) -> String {
        let star = if fit == Fit::Start { "*" } else { "" };
        let word = format!("{}{star}", quoted(&self.word));
        match self.parts.split_last() {
            None => word,
            Some((last, first)) => {
                let first: String = first.iter().map(|part| format!("{} AND ", quoted(part))).collect();
                format!("({word} OR ({first}{}{star}))", quoted(last))
            }
        }
    }
}

/// All needles together.
pub(super) fn expression(needles: &[Needle], fit: Fit) -> String {
    needles.iter().map(|needle| needle.expression(fit)).collect::<Vec<_>>().join(" AND ")
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}
