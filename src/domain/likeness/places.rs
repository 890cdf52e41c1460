//! Addresses taken apart, and how alike two are.

use crate::domain::contact::Values;
use crate::domain::field::Field;
use crate::domain::fold;

use super::alike::{alike, words_alike, worth};

/// An address taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The words of *Address* without numbers.
    pub(super) street: Vec<String>,
    /// The words of *Address* that have digits, joined.
    pub(super) number: String,
    /// The words of *Address 2*.
    pub(super) second: Vec<String>,
    pub(super) post_code: String,
    pub(super) city: Vec<String>,
    pub(super) county: String,
}

/// Words that name no street, with what they are written out.
const STREET_KINDS: [(&str, &str); 16] = [
    ("st", "street"),
    ("str", "street"),
    ("rd", "road"),
    ("ave", "avenue"),
    ("av", "avenue"),
    ("dr", "drive"),
    ("ln", "lane"),
    ("pl", "place"),
    ("ct", "court"),
    ("cres", "crescent"),
    ("cct", "circuit"),
    ("hwy", "highway"),
    ("blvd", "boulevard"),
    ("sq", "square"),
    ("tce", "terrace"),
    ("pde", "parade"),
];

impl Place {
    pub fn of(values: &Values) -> Place {
        let is_number = |word: &String| word.chars().any(char::is_numeric);
        let (numbers, street): (Vec<String>, Vec<String>) =
            words(values.get(Field::Address)).into_iter().partition(is_number);
        Place {
            street: street.iter().map(|word| written_out(word)).collect(),
            number: numbers.join(" "),
            second: words(values.get(Field::Address2)),
            post_code: words(values.get(Field::PostCode)).concat(),
            city: words(values.get(Field::City)),
            county: words(values.get(Field::County)).concat(),
        }
    }

    /// The line that people at one address share; blank without a street.
    pub fn line(&self) -> String {
        if self.street.is_empty() {
            return String::new();
        }
        format!(
            "{} {} {}",
            self.street.join(" "),
            self.number,
            if self.post_code.is_empty() { self.city.concat() } else { self.post_code.clone() }
        )
    }

    pub(super) fn same_city(&self, other: &Place) -> bool {
        !self.city.is_empty() && words_alike(&self.city, &other.city) >= 0.94
    }

    pub(super) fn same_street(&self, other: &Place) -> bool {
        !self.street.is_empty()
            && words_alike(&self.street, &other.street) >= 0.9
            && self.number == other.number
            && (self.post_code == other.post_code || self.same_city(other))
    }
}

/// What the likeness of two addresses is worth; what one of them lacks says nothing.
pub(super) fn evidence(a: &Place, b: &Place) -> f64 {
    let both = |x: &[String], y: &[String]| !x.is_empty() && !y.is_empty();
    let mut sum = 0.0;
    // The two lines of an address change places easily.
    let street = both(&a.street, &b.street).then(|| words_alike(&a.street, &b.street));
    let second = both(&a.second, &b.second).then(|| words_alike(&a.second, &b.second));
    let crossed = [(&a.street, &b.second), (&b.street, &a.second)]
        .into_iter()
        .filter(|(x, y)| both(x, y))
        .map(|(x, y)| words_alike(x, y))
        .fold(0.0, f64::max);
    if let Some(street) = street {
        sum += worth(street.max(crossed), 6.0, 3.5);
    } else if crossed > 0.0 {
        sum += worth(crossed, 5.0, 0.0);
    }
    if let Some(second) = second {
        sum += worth(second.max(crossed), 5.0, 0.5);
    }
    if !a.number.is_empty() && !b.number.is_empty() {
        sum += if a.number == b.number { 3.5 } else { worth(alike(&a.number, &b.number), 1.5, 2.0) };
    }
    if !a.post_code.is_empty() && !b.post_code.is_empty() {
        sum += if a.post_code == b.post_code { 6.0 } else { worth(alike(&a.post_code, &b.post_code), 3.0, 2.0) };
    }
    if both(&a.city, &b.city) {
        sum += worth(words_alike(&a.city, &b.city), 5.0, 3.0);
    }
    if !a.county.is_empty() && !b.county.is_empty() {
        sum += worth(alike(&a.county, &b.county), 1.5, 1.0);
    }
    sum
}

fn words(text: &str) -> Vec<String> {
    fold::words(text)
}

fn written_out(word: &str) -> String {
    STREET_KINDS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long).to_owned()
}
