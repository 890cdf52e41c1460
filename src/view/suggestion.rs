//! Suggestions while somebody types: what is shown, and what is sent.

use crate::app::outcome::Suggestion as Data;
use crate::domain::found::Label;

use super::chooser::short_name;
use super::commands::option_name;
use super::cut;
use super::reply::Suggestion;
use super::trash;
use super::words::Words;

/// Label and value of each; a value that the chat would not carry whole is left out.
pub fn suggestions(words: Words, suggestions: &[Data]) -> Vec<Suggestion> {
    let each = suggestions.iter().map(|suggestion| one(words, suggestion));
    each.filter(|made| !made.value.is_empty() && cut::length(&made.value) <= cut::CHOICE).take(25).collect()
}

fn one(words: Words, suggestion: &Data) -> Suggestion {
    let (label, value) = match suggestion {
        Data::Contact(contact) => (contact_label(contact), contact.no.clone()),
        Data::Code { code, description } if description.is_empty() => (code.clone(), code.clone()),
        Data::Code { code, description } => (format!("{code} · {description}"), code.clone()),
        Data::Account { kind, number } => (format!("{number} · {}", words.account_kind(*kind)), number.clone()),
        Data::FieldName(field) => (words.field(*field), field.option().to_owned()),
        Data::Country(code) => (coded(words, &words.country(code), code), (*code).to_owned()),
        Data::Language(code) => (coded(words, &words.language(code), code), (*code).to_owned()),
        Data::Currency(code) => (coded(words, &words.currency(code), code), (*code).to_owned()),
        Data::Change { head, zone } => (trash::change_label(words, head, zone), head.id.to_string()),
        Data::Trashed(trashed) => (trash::trashed_label(trashed), trashed.no.clone()),
        Data::Word(word) => (word.clone(), word.clone()),
        Data::Name { before, word } => (format!("{before}{}", option_name(words, word)), format!("{before}{word}")),
    };
    Suggestion { label: cut::cut(&label, cut::CHOICE), value }
}

fn coded(words: Words, name: &str, code: &str) -> String {
    words.fill("card-with-code", &[("text", name.into()), ("code", code.into())])
}

/// `Cronus Oy · CT000001 · Helsinki`, `Aino Virtanen – Cronus Oy · CT000002`.
fn contact_label(contact: &Label) -> String {
    let name = short_name(&contact.no, &contact.name, contact.company.as_ref());
    let city = &contact.city;
    let with_city = format!("{name} · {city}");
    if contact.company.is_none() && !city.is_empty() && cut::length(&with_city) <= cut::CHOICE {
        with_city
    } else {
        name
    }
}
