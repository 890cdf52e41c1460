//! Presses and forms as the text of a `custom_id`, and back. The text carries a version: a button of an older version that
//! is not understood any more is answered with a sentence, never with something else than it said.
//!
//! `k1:show:42`, `k1:list:a1b2:3`, and `k1:show:42~1` where the same press is offered a second time in one message.

use std::fmt::Display;

use crate::app::request::{FormKey, FormulaId, PairPlace, Part, Press};
use crate::domain::code_list::CodeList;
use crate::domain::contact::{ContactId, ContactType};
use crate::domain::number_series::SeriesKind;
use crate::domain::salutation::Formality;
use crate::domain::search_string::StringPart;
use crate::domain::settings::{Section, Setting};
use crate::domain::tier::Tier;

use super::limits;
use super::stamp;

/// The version that is written, and the only one that is read.
const VERSION: &str = "k1";
/// Marks what was asked for in private; its absence is the rule.
const PRIVATE: &str = "p";
/// Marks a choice after which a form opens.
const FORM: &str = "f";

/// The text of a press; `None` when it does not fit. `copy` tells the second and later buttons with the same press in one
/// message apart, because Discord wants every id once; the reader ignores it.
pub fn of_press(press: &Press, copy: usize) -> Option<String> {
    let mut text = match press {
        Press::Show { contact, private } => text("show").with(contact.0).with_mark(*private, PRIVATE),
        Press::ShowPicked { private } => text("show-picked").with_mark(*private, PRIVATE),
        Press::Edit { contact, private } => text("edit").with(contact.0).with_mark(*private, PRIVATE),
        Press::EditPart { contact, part, private } => {
            text("part").with(contact.0).with(part.key()).with_mark(*private, PRIVATE)
        }
        Press::People { company, page } => text("people").with(company.0).with(page),
        Press::History { contact, page } => text("history").with(contact.0).with(page),
        Press::Notes { contact, page } => text("notes").with(contact.0).with(page),
        Press::Addresses { contact, page } => text("addresses").with(contact.0).with(page),
        Press::NewNote { contact } => text("new-note").with(contact.0),
        Press::EditNote { note } => text("edit-note").with(note),
        Press::RemoveNote { note, seen } => text("remove-note").with(note).with(seen),
        Press::List { draft, page } => text("list").with(draft).with(page),
        Press::Choose { draft, opens_form } => text("choose").with(draft).with_mark(*opens_form, FORM),
        Press::FlowPage { draft, page } => text("flow-page").with(draft).with(page),
        Press::Flow { draft, all } => text("flow").with(draft).with(if *all { "all" } else { "one" }),
        Press::Delete { draft } => text("delete").with(draft),
        Press::Purge { contact } => text("purge").with(contact.0),
        Press::Undo { change } => text("undo").with(change),
        Press::Cancel => text("cancel"),
        Press::FindAgain { draft } => text("find-again").with(draft),
        Press::NewContact { contact_type, draft } => text("new").with(contact_type.key()).with_some(draft.as_ref()),
        Press::Reading { draft } => text("reading").with(draft),
        Press::AddAnyway { draft } => text("add-anyway").with(draft),
        Press::AddSeparate { draft } => text("add-separate").with(draft),
        Press::CancelAddition { draft } => text("cancel-addition").with(draft),
        Press::Pairs { contact, page } => text("pairs").with(page).with_some(contact.map(|contact| contact.0)),
        Press::Separate { pair, contact, page } => {
            text("separate").with(pair.0.0).with(pair.1.0).with(page).with_some(contact.map(|contact| contact.0))
        }
        Press::Merge { keep, duplicate, from } => text("merge").with(keep.0).with(duplicate.0).with_pairs(*from),
        Press::MergePage { draft, page } => text("merge-page").with(draft).with(page),
        Press::MergePick { draft, page } => text("merge-pick").with(draft).with(page),
        Press::MergeNow { draft } => text("merge-now").with(draft),
        Press::EditAgain { draft } => text("edit-again").with(draft),
        Press::Decide { draft, mine } => text("decide").with(draft).with(if *mine { "mine" } else { "theirs" }),
        Press::PickSection => text("pick-section"),
        Press::Section { section } => text("section").with(section.key()),
        Press::Set { setting, value, seen } => text("set").with(setting.key()).with(value).with(seen),
        Press::SetPicked { setting, seen } => text("set-picked").with(setting.key()).with(seen),
        Press::SeriesForm { series } => text("series").with(series.key()),
        Press::SettingsForm { section } => text("settings").with(section.key()),
        Press::SettingForm { setting } => text("setting").with(setting.key()),
        Press::GiveTier { tier } => text("tier").with(tier.key()),
        Press::CodesForm { list } => text("codes-form").with(list.key()),
        Press::PickSearchString => text("pick-search-string"),
        Press::Codes { list, page } => text("codes").with(list.key()).with(page),
        Press::Salespeople { page } => text("salespeople").with(page),
        Press::PickSalutation => text("pick-salutation"),
        Press::Formulas { code, page } => text("formulas").with(code).with(page),
        Press::FormulaForm { code, of } => text("formula").with(code).with_formula(of.as_ref()),
        Press::PickHelp => text("pick-help"),
    };
    if copy > 0 {
        text.0.push_str(&format!("~{copy}"));
    }
    text.fitting()
}

/// The text of a form's key; `None` when it does not fit.
pub fn of_form(form: &FormKey) -> Option<String> {
    let text = match form {
        FormKey::NewContact { contact_type, draft } => {
            text("form-new").with(contact_type.key()).with_some(draft.as_ref())
        }
        FormKey::Part { contact, part, private } => {
            text("form-part").with(contact.0).with(part.key()).with_mark(*private, PRIVATE)
        }
        FormKey::Reading { contact_type } => text("form-reading").with(contact_type.key()),
        FormKey::NewNote { contact } => text("form-new-note").with(contact.0),
        FormKey::Note { note } => text("form-note").with(note),
        FormKey::Series { series } => text("form-series").with(series.key()),
        FormKey::Settings { section } => text("form-settings").with(section.key()),
        FormKey::Setting { key } => text("form-setting").with(key),
        FormKey::Formula { code, of } => text("form-formula").with(code).with_formula(of.as_ref()),
        FormKey::Codes { list } => text("form-codes").with(list.key()),
        FormKey::Code { list, code } => text("form-code").with(list.key()).with(code),
        FormKey::Salesperson { code, new } => {
            text("form-salesperson").with(if *new { "new" } else { "old" }).with(code)
        }
        FormKey::SearchString { field, part } => text("form-search-string").with(field).with(part.key()),
    };
    text.fitting()
}

/// The press that a `custom_id` stands for; `None` when this version never issued it.
pub fn press(text: &str) -> Option<Press> {
    let (text, _copy) = text.split_once('~').unwrap_or((text, ""));
    let mut words = words(text)?;
    let press = match words.next()?.as_str() {
        "show" => Press::Show { contact: words.contact()?, private: words.mark(PRIVATE)? },
        "show-picked" => Press::ShowPicked { private: words.mark(PRIVATE)? },
        "edit" => Press::Edit { contact: words.contact()?, private: words.mark(PRIVATE)? },
        "part" => Press::EditPart {
            contact: words.contact()?,
            part: words.keyed(Part::from_key)?,
            private: words.mark(PRIVATE)?,
        },
        "people" => Press::People { company: words.contact()?, page: words.number()? },
        "history" => Press::History { contact: words.contact()?, page: words.number()? },
        "notes" => Press::Notes { contact: words.contact()?, page: words.number()? },
        "addresses" => Press::Addresses { contact: words.contact()?, page: words.number()? },
        "new-note" => Press::NewNote { contact: words.contact()? },
        "edit-note" => Press::EditNote { note: words.number()? },
        "remove-note" => Press::RemoveNote { note: words.number()?, seen: words.next()? },
        "list" => Press::List { draft: words.next()?, page: words.number()? },
        "choose" => Press::Choose { draft: words.next()?, opens_form: words.mark(FORM)? },
        "flow-page" => Press::FlowPage { draft: words.next()?, page: words.number()? },
        "flow" => Press::Flow {
            draft: words.next()?,
            all: match words.next()?.as_str() {
                "all" => true,
                "one" => false,
                _ => return None,
            },
        },
        "delete" => Press::Delete { draft: words.next()? },
        "purge" => Press::Purge { contact: words.contact()? },
        "undo" => Press::Undo { change: words.number()? },
        "cancel" => Press::Cancel,
        "find-again" => Press::FindAgain { draft: words.next()? },
        "new" => Press::NewContact { contact_type: words.keyed(ContactType::from_key)?, draft: words.next() },
        "reading" => Press::Reading { draft: words.next()? },
        "add-anyway" => Press::AddAnyway { draft: words.next()? },
        "add-separate" => Press::AddSeparate { draft: words.next()? },
        "cancel-addition" => Press::CancelAddition { draft: words.next()? },
        "pairs" => Press::Pairs { page: words.number()?, contact: words.some_contact()? },
        "separate" => {
            let pair = (words.contact()?, words.contact()?);
            Press::Separate { pair, page: words.number()?, contact: words.some_contact()? }
        }
        "merge" => Press::Merge { keep: words.contact()?, duplicate: words.contact()?, from: words.pairs()? },
        "merge-page" => Press::MergePage { draft: words.next()?, page: words.number()? },
        "merge-pick" => Press::MergePick { draft: words.next()?, page: words.number()? },
        "merge-now" => Press::MergeNow { draft: words.next()? },
        "edit-again" => Press::EditAgain { draft: words.next()? },
        "decide" => Press::Decide {
            draft: words.next()?,
            mine: match words.next()?.as_str() {
                "mine" => true,
                "theirs" => false,
                _ => return None,
            },
        },
        "pick-section" => Press::PickSection,
        "section" => Press::Section { section: words.keyed(Section::from_key)? },
        "set" => Press::Set { setting: words.keyed(Setting::from_key)?, value: words.next()?, seen: words.next()? },
        "set-picked" => Press::SetPicked { setting: words.keyed(Setting::from_key)?, seen: words.next()? },
        "series" => Press::SeriesForm { series: words.keyed(SeriesKind::from_key)? },
        "settings" => Press::SettingsForm { section: words.keyed(Section::from_key)? },
        "setting" => Press::SettingForm { setting: words.keyed(Setting::from_key)? },
        "tier" => Press::GiveTier { tier: words.keyed(Tier::from_key)? },
        "codes-form" => Press::CodesForm { list: words.keyed(CodeList::from_key)? },
        "pick-search-string" => Press::PickSearchString,
        "codes" => Press::Codes { list: words.keyed(CodeList::from_key)?, page: words.number()? },
        "salespeople" => Press::Salespeople { page: words.number()? },
        "pick-salutation" => Press::PickSalutation,
        "formulas" => Press::Formulas { code: words.next()?, page: words.number()? },
        "formula" => Press::FormulaForm { code: words.next()?, of: words.formula()? },
        "pick-help" => Press::PickHelp,
        _ => return None,
    };
    words.end(press)
}

/// The form that a `custom_id` stands for; `None` when this version never issued it.
pub fn form(text: &str) -> Option<FormKey> {
    let mut words = words(text)?;
    let form = match words.next()?.as_str() {
        "form-new" => FormKey::NewContact { contact_type: words.keyed(ContactType::from_key)?, draft: words.next() },
        "form-reading" => FormKey::Reading { contact_type: words.keyed(ContactType::from_key)? },
        "form-part" => FormKey::Part {
            contact: words.contact()?,
            part: words.keyed(Part::from_key)?,
            private: words.mark(PRIVATE)?,
        },
        "form-new-note" => FormKey::NewNote { contact: words.contact()? },
        "form-note" => FormKey::Note { note: words.number()? },
        "form-series" => FormKey::Series { series: words.keyed(SeriesKind::from_key)? },
        "form-settings" => FormKey::Settings { section: words.keyed(Section::from_key)? },
        "form-setting" => FormKey::Setting { key: words.next()? },
        "form-formula" => FormKey::Formula { code: words.next()?, of: words.formula()? },
        "form-codes" => FormKey::Codes { list: words.keyed(CodeList::from_key)? },
        "form-code" => FormKey::Code { list: words.keyed(CodeList::from_key)?, code: words.next()? },
        "form-salesperson" => FormKey::Salesperson {
            new: match words.next()?.as_str() {
                "new" => true,
                "old" => false,
                _ => return None,
            },
            code: words.next()?,
        },
        "form-search-string" => {
            FormKey::SearchString { field: words.next()?, part: words.keyed(StringPart::from_key)? }
        }
        _ => return None,
    };
    words.end(form)
}

/// A text that is being put together.
struct Text(String);

fn text(verb: &str) -> Text {
    Text(format!("{VERSION}:{verb}"))
}

impl Text {
    /// Adds a word; the marks that this format uses are written as `%` and two digits.
    fn with(mut self, word: impl Display) -> Self {
        self.0.push(':');
        for c in word.to_string().chars() {
            match c {
                '%' => self.0.push_str("%25"),
                ':' => self.0.push_str("%3A"),
                '~' => self.0.push_str("%7E"),
                other => self.0.push(other),
            }
        }
        self
    }

    fn with_some(self, word: Option<impl Display>) -> Self {
        match word {
            Some(word) => self.with(word),
            None => self,
        }
    }

    fn with_mark(self, is_set: bool, mark: &str) -> Self {
        if is_set { self.with(mark) } else { self }
    }

    fn with_pairs(self, from: Option<PairPlace>) -> Self {
        match from {
            Some(place) => self.with(place.page).with_some(place.contact.map(|contact| contact.0)),
            None => self,
        }
    }

    fn with_formula(self, of: Option<&FormulaId>) -> Self {
        match of {
            Some(id) => self.with(id.formality.key()).with(&id.language),
            None => self,
        }
    }

    fn fitting(self) -> Option<String> {
        (self.0.chars().count() <= limits::CUSTOM_ID - stamp::ROOM).then_some(self.0)
    }
}

/// The words of a text, after its version.
struct Words<'a>(std::str::Split<'a, char>);

fn words(text: &str) -> Option<Words<'_>> {
    if text.chars().count() > limits::CUSTOM_ID {
        return None;
    }
    let mut words = text.split(':');
    (words.next()? == VERSION).then_some(Words(words))
}

impl Words<'_> {
    fn next(&mut self) -> Option<String> {
        let word = self.0.next()?;
        Some(word.replace("%7E", "~").replace("%3A", ":").replace("%25", "%"))
    }

    fn number<N: std::str::FromStr>(&mut self) -> Option<N> {
        self.next()?.parse().ok()
    }

    /// Whether the mark stands at the end; any other word is none of ours.
    fn mark(&mut self, mark: &str) -> Option<bool> {
        match self.next().as_deref() {
            None => Some(false),
            Some(word) if word == mark => Some(true),
            Some(_) => None,
        }
    }

    fn contact(&mut self) -> Option<ContactId> {
        self.number().map(ContactId)
    }

    /// A formula, when there are words left.
    fn formula(&mut self) -> Option<Option<FormulaId>> {
        let Some(formality) = self.next() else { return Some(None) };
        let formality = Formality::from_key(&formality)?;
        Some(Some(FormulaId { formality, language: self.next()? }))
    }

    /// A page of pairs, when there are words left; the outer `None`: it is none.
    fn pairs(&mut self) -> Option<Option<PairPlace>> {
        match self.next() {
            None => Some(None),
            Some(page) => Some(Some(PairPlace { page: page.parse().ok()?, contact: self.some_contact()? })),
        }
    }

    /// A contact that may be left out; the outer `None`: it is no number.
    fn some_contact(&mut self) -> Option<Option<ContactId>> {
        match self.next() {
            None => Some(None),
            Some(word) => Some(Some(ContactId(word.parse().ok()?))),
        }
    }

    fn keyed<T>(&mut self, from_key: fn(&str) -> Option<T>) -> Option<T> {
        from_key(&self.next()?)
    }

    /// What was read, if no word is left over.
    fn end<T>(mut self, read: T) -> Option<T> {
        self.0.next().is_none().then_some(read)
    }
}

#[cfg(test)]
#[path = "tests/custom_id.rs"]
mod tests;
