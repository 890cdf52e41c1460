//! From texts to the words of the index, and from a query to the words that are looked for.
//!
//! Both sides come through here, so that they are cut alike.

use unicode_normalization::UnicodeNormalization;

use super::spelling;
use super::vocabulary::{self, Near, Words};
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

/// What a token of the index says: the first letter of each.
pub(super) mod mark {
    /// A word of a person's name, of a company's name, any word of the contact.
    pub const PERSON: char = 'n';
    pub const COMPANY: char = 'c';
    pub const ANY: char = 'w';
}

/// The words of a contact, by where they stand.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) name: Vec<String>,
    pub(super) mail: Vec<String>,
    pub(super) job: Vec<String>,
    pub(super) place: Vec<String>,
    /// The parts of mail domains, which are among `mail` too.
    labels: Vec<String>,
}

impl Terms {
    pub(super) fn of(values: &Values) -> Terms {
        let mut terms = Terms { name: Terms::name_of(values), ..Terms::default() };
        add_words(values.get(Field::JobTitle), &mut terms.job);
        for field in [Field::City, Field::PostCode, Field::Address, Field::Address2, Field::County] {
            add_words(values.get(field), &mut terms.place);
        }
        let addresses = values.get(Field::EMail).split(';').chain([values.get(Field::EMail2)]);
        for address in addresses {
            add_mail(address, &mut terms);
        }
        terms
    }

    /// The words of its names alone.
    pub(super) fn name_of(values: &Values) -> Vec<String> {
        let mut name = Vec::new();
        for field in [Field::Name, Field::Name2, Field::SearchName, Field::Initials] {
            add_words(values.get(field), &mut name);
        }
        name
    }

    /// Every word once.
    pub(super) fn all(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::with_capacity(self.name.len() + self.mail.len() + self.place.len() + 4);
        for word in [&self.name, &self.job, &self.place, &self.mail].into_iter().flatten() {
            if !all.contains(&word.as_str()) {
                all.push(word);
            }
        }
        all
    }

    /// The words that people could misspell.
    pub(super) fn spelt(&self) -> impl Iterator<Item = &str> {
        let words = [&self.name, &self.job, &self.place, &self.labels].into_iter().flatten();
        words.map(String::as_str).filter(|word| vocabulary::takes(word))
    }
}

fn add_words(text: &str, terms: &mut Vec<String>) {
    for word in fold::words(text) {
        // Most words are one piece.
        if word.bytes().all(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric()) {
            add(word, terms);
            continue;
        }
        for piece in split(&word) {
            parts(piece).for_each(|part| add(part.to_owned(), terms));
            add(piece.to_owned(), terms);
        }
    }
}

/// An address is found whole, by its domain and the domains above it (`@mail.acme.fi`, `@acme.fi`, with and without the
/// `@`), and by its parts; not by the top domain, which half of all addresses share.
fn add_mail(address: &str, terms: &mut Terms) {
    let address = fold::fold(address.trim());
    let Some((user, domain)) = address.rsplit_once('@') else { return };
    add_pieces(&address, &mut terms.mail);
    add_words(user, &mut terms.mail);
    let mut rest = domain;
    while let Some((label, above)) = rest.split_once('.') {
        add_pieces(&format!("@{rest}"), &mut terms.mail);
        add_pieces(rest, &mut terms.mail);
        add_words(label, &mut terms.mail);
        add_words(label, &mut terms.labels);
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
    /// The same word with its dots on the letters written out, or the other way round: `müller` is `muller` and `mueller`.
    also: Option<String>,
    /// Spellings that are a slip or two away, nearest first.
    pub(super) near: Vec<Near>,
    /// Whether the index is not asked for words that it starts.
    whole_only: bool,
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
        let parts = parts(word).map(str::to_owned).collect();
        let also = Some(UNWRITTEN.iter().fold(word.to_owned(), |word, (out, letter)| word.replace(out, letter)));
        let also = also.filter(|also| also != word && also.len() > 2);
        let needle = Needle { word: word.to_owned(), parts, also, near: Vec::new(), whole_only: false };
        if !needles.contains(&needle) {
            needles.push(needle);
        }
    }
    // The words of both are in the same order, and as many.
    for (word, other) in query.words.iter().zip(fold::words(&written_out(&query.looked_for))) {
        if let Some(needle) = needles.iter_mut().find(|needle| needle.word == *word && other != *word) {
            needle.also = Some(other);
        }
    }
    needles
}

/// Letters of which German and its neighbours write the dots out where a keyboard has none.
const UNWRITTEN: [(&str, &str); 3] = [("ae", "a"), ("oe", "o"), ("ue", "u")];

/// The text with such letters written out.
fn written_out(text: &str) -> String {
    let composed: String = text.nfc().collect::<String>().to_lowercase();
    composed.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('å', "aa")
}

/// Whether words count only whole, also when they start a word, or also misspelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Whole,
    Start,
    /// So many slips away.
    Near(usize),
}

impl Needle {
    /// A plain word.
    pub(super) fn of(word: &str) -> Needle {
        Needle { word: word.to_owned(), parts: Vec::new(), also: None, near: Vec::new(), whole_only: false }
    }

    /// The same word, which is whole as it was typed.
    pub(super) fn whole(&self) -> Needle {
        Needle { whole_only: true, ..self.clone() }
    }

    fn asked(&self, fit: Fit) -> Fit {
        if self.whole_only && fit == Fit::Start { Fit::Whole } else { fit }
    }

    /// Looks for spellings that could have been meant; `more`: so many slips more than usual.
    pub(super) fn find_near(&mut self, words: &Words<'_>, more: usize) {
        let slips = spelling::slips(&self.word) + more;
        if slips > 0 && self.parts.is_empty() && vocabulary::takes(&self.word) {
            self.near = words.near(&self.word, slips, NEAR);
        }
    }

    /// How the needle is in these words, if it is.
    pub(super) fn fit(&self, terms: &[impl AsRef<str>]) -> Option<Fit> {
        let whole = |word: &String| terms.iter().any(|term| term.as_ref() == word);
        let start = |word: &str| terms.iter().any(|term| term.as_ref().starts_with(word));
        let apart = self.parts.split_last().filter(|(_, first)| first.iter().all(whole)).map(|(last, _)| last);
        let also = self.also.as_ref();
        if whole(&self.word) || apart.is_some_and(whole) || also.is_some_and(whole) {
            return Some(Fit::Whole);
        }
        if start(&self.word) || apart.is_some_and(|last| start(last)) || also.is_some_and(|also| start(also)) {
            return Some(Fit::Start);
        }
        self.near.iter().find(|near| whole(&near.word)).map(|near| Fit::Near(near.slips))
    }

    /// Whether it is in these words, and as well as this fit asks.
    pub(super) fn fits(&self, terms: &[impl AsRef<str>], fit: Fit) -> bool {
        self.fit(terms).is_some_and(|its| its <= self.asked(fit))
    }

    /// Whether it begins a word of a folded text, in any of its spellings.
    pub(super) fn is_in(&self, folded: &str) -> bool {
        let begins = |word: &str| {
            // A domain may stand above another one: `@acme.fi` is in `aino@mail.acme.fi`.
            let mut places = folded.match_indices(word.trim_start_matches('@'));
            places.any(|(at, _)| folded[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
        };
        begins(&self.word)
            || self.also.as_deref().is_some_and(begins)
            || !self.parts.is_empty() && self.parts.iter().all(|part| begins(part))
            || self.near.iter().any(|near| begins(&near.word))
    }

    /// Whether the index only proposes those in which it starts a word.
    pub(super) fn is_start_of_address(&self) -> bool {
        self.word.find('@').is_some_and(|at| at > 0)
    }

    /// Whether it is an address or a number, whose spelling the vocabulary does not know.
    pub(super) fn is_beyond_words(&self) -> bool {
        !vocabulary::takes(&self.word)
    }
}

/// Spellings that are tried for a word.
const NEAR: usize = 12;

/// How the words of a query are asked of the index.
pub(super) struct Asking<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) needles: &'a [Needle],
}

/// Letters up to which the index knows the starts of words.
const STARTS: usize = 5;
/// Words that a longer start is written out into.
const ENDINGS: usize = 48;

impl Asking<'_> {
    /// All needles together, as tokens with this mark.
    pub(super) fn all(&self, mark: char, fit: Fit) -> String {
        self.needles.iter().map(|needle| self.one(needle, mark, fit)).collect::<Vec<_>>().join(" AND ")
    }

    /// A needle in the language of the index, always quoted: none of it is taken for an operator.
    pub(super) fn one(&self, needle: &Needle, mark: char, fit: Fit) -> String {
        let fit = needle.asked(fit);
        let mut any = vec![self.word(&needle.word, mark, fit)];
        any.extend(needle.also.iter().map(|also| self.word(also, mark, fit)));
        if let Some((last, first)) = needle.parts.split_last() {
            let first: String = first.iter().map(|part| format!("{} AND ", quoted(mark, part))).collect();
            any.push(format!("({first}{})", self.word(last, mark, fit)));
        }
        if let Fit::Near(slips) = fit {
            let near = needle.near.iter().filter(|near| near.slips <= slips);
            any.extend(near.map(|near| quoted(mark, &near.word)));
        }
        either(&any)
    }

    fn word(&self, word: &str, mark: char, fit: Fit) -> String {
        if fit == Fit::Whole {
            return quoted(mark, word);
        }
        // Of an address the index knows the part before the `@` whole, and how its domain starts; the row has the last word.
        if let Some((user, domain)) = word.split_once('@')
            && !user.is_empty()
        {
            let start: String = domain.chars().take(STARTS - 1).collect();
            return format!("({} AND {} *)", quoted(mark, user), quoted(mark, &format!("@{start}")));
        }
        // The index would gather all that begins so before it gave the first.
        if word.chars().nth(STARTS).is_some() && vocabulary::takes(word) {
            let endings = self.words.beginning(word, ENDINGS + 1, mark != mark::ANY && !has_digit(word));
            if (1..=ENDINGS).contains(&endings.len()) {
                return either(&endings.iter().map(|word| quoted(mark, word)).collect::<Vec<_>>());
            }
        }
        format!("{} *", quoted(mark, word))
    }

    /// Whether one of the words starts other ones than itself, as far as the vocabulary knows.
    pub(super) fn start_others(&self) -> bool {
        let starts = |word: &str| {
            !vocabulary::takes(word) || self.words.beginning(word, 2, true).iter().any(|found| found != word)
        };
        self.needles.iter().filter(|needle| !needle.whole_only).any(|needle| {
            starts(&needle.word) || !needle.parts.is_empty() || needle.also.as_deref().is_some_and(starts)
        })
    }

    /// Whether a contact's name, job or place can have all the words: not when one is in the vocabulary of nobody.
    pub(super) fn can_be(&self, fit: Fit) -> bool {
        self.needles.iter().all(|needle| {
            needle.is_beyond_words()
                || !needle.parts.is_empty()
                || needle.also.is_some()
                || match needle.asked(fit) {
                    Fit::Whole => self.words.has(&needle.word),
                    Fit::Start => self.words.begins(&needle.word),
                    Fit::Near(_) => !needle.near.is_empty() || self.words.begins(&needle.word),
                }
        })
    }
}

/// Words with digits are mostly parts of mail addresses.
fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

fn either(any: &[String]) -> String {
    if let [one] = any { one.clone() } else { format!("({})", any.join(" OR ")) }
}

pub(super) fn quoted(mark: char, word: &str) -> String {
    format!("\"{mark}{}\"", word.replace('"', "\"\""))
}
