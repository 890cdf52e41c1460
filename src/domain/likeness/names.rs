//! Names: what people and companies are called, taken apart, and how alike two are.

use crate::domain::contact::{ContactType, Values};
use crate::domain::field::Field;
use crate::domain::{fold, name};

use super::alike::{alike, words_alike, worth};
use super::company_forms;
use super::nicknames;

/// A name taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// A person's first and middle names; a company's words without its form.
    pub(super) given: Vec<String>,
    /// A person's surname.
    pub(super) surname: Vec<String>,
    /// A company's form (`oy`, `gmbh`), sorted.
    pub(super) forms: Vec<String>,
}

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct NameLikeness {
    /// What it is worth.
    pub evidence: f64,
    /// 0 to 1, for people's eyes.
    pub likeness: f64,
    /// The less alike of the parts that both have, 0 to 1.
    pub weakest: f64,
    /// How alike the given names are, when both have any.
    pub given: Option<f64>,
    /// Two given names that cannot be one person's, with surnames that could.
    pub other_given: bool,
    /// Nothing is alike.
    pub unlike: bool,
}

impl Name {
    pub fn of(contact_type: ContactType, values: &Values) -> Name {
        match contact_type {
            ContactType::Company => {
                let (given, forms) = company_forms::apart(words(values.get(Field::Name)));
                Name { given, surname: Vec::new(), forms }
            }
            ContactType::Person => {
                let whole = values.get(Field::Name);
                let parts =
                    [Field::FirstName, Field::MiddleName, Field::Surname].map(|field| values.get(field).to_owned());
                let [first, middle, surname] = match parts.iter().all(String::is_empty) {
                    false => parts,
                    true => {
                        // `Virtanen, Aino` has the surname first.
                        let turned = whole.split_once(',').map(|(surname, given)| format!("{given} {surname}"));
                        let parts = name::split(turned.as_deref().unwrap_or(whole));
                        [parts.first, parts.middle, parts.surname]
                    }
                };
                let mut given = words(&first);
                given.extend(words(&middle));
                Name { given, surname: words(&surname), forms: Vec::new() }
            }
        }
    }
}

/// Whether both names have numbers, and others: branch 1 is not branch 2, however alike the rest.
fn numbered_apart(a: &[String], b: &[String]) -> bool {
    let digits =
        |words: &[String]| words.iter().flat_map(|word| word.chars()).filter(|c| c.is_numeric()).collect::<String>();
    let (a, b) = (digits(a), digits(b));
    !a.is_empty() && !b.is_empty() && a != b
}

/// How alike the least alike word of the shorter name is, 1 when all are; words that are written together are one.
fn every_word_alike(a: &[String], b: &[String]) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let best = |word: &String| long.iter().map(|other| alike(word, other)).fold(0.0, f64::max);
    let least = short.iter().map(best).fold(1.0, f64::min);
    if a.len() == b.len() { least } else { least.max(alike(&a.concat(), &b.concat())) }
}

/// The likeness of names that differ in their numbers.
const NUMBERED_APART: f64 = 0.5;

/// A company's names.
pub(super) fn companies(a: &Name, b: &Name) -> NameLikeness {
    let likeness = match numbered_apart(&a.given, &b.given) {
        true => NUMBERED_APART,
        // One word that is another one makes it another company: Summit Steel is not Summit Design.
        false => words_alike(&a.given, &b.given).min(every_word_alike(&a.given, &b.given)),
    };
    let mut evidence = match likeness {
        1.0.. => 17.0,
        _ => worth(likeness, 13.0, 6.0),
    };
    if !a.forms.is_empty() && !b.forms.is_empty() && a.forms != b.forms {
        evidence -= 1.5;
    }
    NameLikeness { evidence, likeness, weakest: likeness, given: None, other_given: false, unlike: likeness < 0.7 }
}

/// Parts that are this alike need not be tried in the other order.
const WELL_ALIKE: f64 = 0.9;

/// Two people's names, in either order.
pub(super) fn people(a: &Name, b: &Name) -> NameLikeness {
    let straight = parts(&a.given, &a.surname, &b.given, &b.surname);
    if straight.weakest >= WELL_ALIKE {
        return straight;
    }
    let either = [parts(&a.given, &a.surname, &b.surname, &b.given), parts(&b.given, &b.surname, &a.surname, &a.given)];
    let [x, y] = either;
    let turned = if (x.evidence, x.likeness) >= (y.evidence, y.likeness) { x } else { y };
    if turned.evidence > straight.evidence + 4.0 { turned } else { straight }
}

fn parts(given_a: &[String], surname_a: &[String], given_b: &[String], surname_b: &[String]) -> NameLikeness {
    let given = match numbered_apart(given_a, given_b) {
        true => Some(NUMBERED_APART),
        false => given_alike(given_a, given_b),
    };
    let surname =
        (!surname_a.is_empty() && !surname_b.is_empty()).then(|| match numbered_apart(surname_a, surname_b) {
            true => NUMBERED_APART,
            false => words_alike(surname_a, surname_b),
        });
    let evidence = given.map_or(0.0, |likeness| worth(likeness, 6.0, 5.0))
        + surname.map_or(0.0, |likeness| worth(likeness, 7.0, 4.5));
    let of = |part: Option<f64>| part.unwrap_or(0.0);
    let likeness = match (given, surname) {
        (Some(given), Some(surname)) => (given + surname) / 2.0,
        _ => of(given).max(of(surname)) * 0.9,
    };
    NameLikeness {
        evidence,
        likeness,
        weakest: given.unwrap_or(1.0).min(surname.unwrap_or(1.0)),
        given,
        other_given: given.is_some_and(|likeness| likeness < 0.72) && surname.is_none_or(|likeness| likeness >= 0.72),
        unlike: of(given) < 0.72 && of(surname) < 0.72,
    }
}

/// Given names: the first ones decide; nicknames and initials are the name.
fn given_alike(a: &[String], b: &[String]) -> Option<f64> {
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return None };
    let first = given_name_alike(first_a, first_b);
    if a.len() == 1 && b.len() == 1 {
        return Some(first);
    }
    // Somebody who is called by the second name, or whose second name only one of them has.
    let best = a.iter().flat_map(|x| b.iter().map(move |y| given_name_alike(x, y))).fold(0.0, f64::max);
    let whole = alike(&a.concat(), &b.concat());
    Some(first.max(best * 0.93).max(whole))
}

fn given_name_alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if nicknames::same(a, b) {
        return 0.96;
    }
    if short.chars().count() == 1 && long.starts_with(short) {
        return 0.9;
    }
    if short.chars().count() >= 3 && long.starts_with(short) {
        return 0.94;
    }
    alike(a, b)
}

/// The folded words of a name, without dots; `OY.` and `O.Y` are one word.
fn words(text: &str) -> Vec<String> {
    fold::words(text).into_iter().map(|word| word.replace('.', "")).filter(|word| !word.is_empty()).collect()
}
