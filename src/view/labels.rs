//! Names of what the domain knows: fields, settings, lists, countries and their like, in a language.

use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::field::{Field, FieldKind};
use crate::domain::number_series::SeriesKind;
use crate::domain::relation::{AccountKind, BusinessRelationValue};
use crate::domain::salutation::{Formality, NamePart};
use crate::domain::search_string::StringPart;
use crate::domain::settings::{Section, Setting};
use crate::domain::tier::Tier;
use crate::text;

use super::words::Words;

/// Key of a text of ours for a snake-case key or an upper-case code.
pub fn key(prefix: &str, name: &str) -> String {
    format!("{prefix}-{}", name.replace('_', "-").to_lowercase())
}

impl Words {
    pub fn field(self, field: Field) -> String {
        self.say(&key("field", field.key()))
    }

    /// A short example for a form's input.
    pub fn field_example(self, field: Field) -> String {
        self.say(&format!("{}.example", key("field", field.key())))
    }

    pub fn setting(self, setting: Setting) -> String {
        self.say(&key("setting", setting.key()))
    }

    pub fn section(self, section: Section) -> String {
        self.say(&key("section", section.key()))
    }

    /// The list's name in the plural, as a title.
    pub fn list(self, list: CodeList) -> String {
        self.say(&key("list", list.key()))
    }

    pub fn series(self, series: SeriesKind) -> String {
        self.say(&key("series", series.key()))
    }

    /// The end of a field's text.
    pub fn string_part(self, part: StringPart) -> String {
        self.say(&key("part", part.key()))
    }

    pub fn tier(self, tier: Tier) -> String {
        self.say(&key("tier", tier.key()))
    }

    pub fn relation(self, value: BusinessRelationValue) -> String {
        self.say(&key("relation", value.key()))
    }

    /// A kind of account: customer, vendor, bank, employee.
    pub fn account_kind(self, kind: AccountKind) -> String {
        self.say(&key("kind", kind.key()))
    }

    pub fn formality(self, formality: Formality) -> String {
        self.say(&key("formality", formality.key()))
    }

    /// What stands for a place in a salutation formula.
    pub fn name_part(self, part: NamePart) -> String {
        self.say(&key("name-part", part.key()))
    }

    /// Company, person or independent person.
    pub fn contact_type(self, contact_type: ContactType, has_company: bool) -> String {
        self.say(match (contact_type, has_company) {
            (ContactType::Company, _) => "type-company",
            (ContactType::Person, true) => "type-person",
            (ContactType::Person, false) => "type-independent",
        })
    }

    /// The country's name, or the code when it is none.
    pub fn country(self, code: &str) -> String {
        self.named("country", code)
    }

    pub fn language(self, code: &str) -> String {
        self.named("language", code)
    }

    pub fn currency(self, code: &str) -> String {
        self.named("currency", code)
    }

    /// The name behind a code; codes that data brought and that no language names come back as they are.
    fn named(self, prefix: &str, code: &str) -> String {
        let plain = !code.is_empty() && code.chars().all(|c| c.is_ascii_alphanumeric());
        let found = if plain { text::find(self.lang, &key(prefix, code), &[]) } else { None };
        found.unwrap_or_else(|| code.to_owned())
    }

    pub fn yes_no(self, yes: bool) -> String {
        self.say(if yes { "word-yes" } else { "word-no" })
    }

    /// A field's stored text as people read it: names for countries, languages and choices, yes and no for flags.
    pub fn field_value(self, field: Field, text: &str) -> String {
        if text.is_empty() && field.spec().kind != FieldKind::Flag {
            return String::new();
        }
        match field.spec().kind {
            FieldKind::Country => self.country(text),
            FieldKind::Language => self.language(text),
            FieldKind::Correspondence => self.correspondence(text),
            FieldKind::Flag => self.yes_no(!text.is_empty()),
            _ => text.to_owned(),
        }
    }

    pub fn correspondence(self, word: &str) -> String {
        match word {
            "hard-copy" => self.say("correspondence-hard-copy"),
            "email" => self.say("correspondence-email"),
            other => other.to_owned(),
        }
    }

    /// A word of a choice, wherever it belongs; unknown ones as they are.
    pub fn choice_word(self, word: &str) -> String {
        match word {
            "public" | "private" => self.visibility(word),
            "en" | "fi" => self.spoken(word),
            "company" => self.say("type-company"),
            "person" => self.say("type-person"),
            other => self.correspondence(other),
        }
    }

    pub fn visibility(self, word: &str) -> String {
        self.say(if word == "private" { "visibility-private" } else { "visibility-public" })
    }

    /// A language that the bot speaks; blank: the server's own.
    pub fn spoken(self, tag: &str) -> String {
        match tag {
            "en" => self.say("spoken-en"),
            "fi" => self.say("spoken-fi"),
            _ => self.say("spoken-own"),
        }
    }
}
