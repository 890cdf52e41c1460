//! Every kind of press and of form there is: what the tests go through that no button may be forgotten by.

use crate::app::request::{FormKey, FormulaId, PairPlace, Part, Press};
use crate::domain::code_list::CodeList;
use crate::domain::contact::{ContactId, ContactType};
use crate::domain::number_series::SeriesKind;
use crate::domain::salutation::Formality;
use crate::domain::search_string::StringPart;
use crate::domain::settings::{Section, Setting};
use crate::domain::tier::Tier;

/// How many kinds there are.
pub const PRESSES: usize = 49;
pub const FORMS: usize = 13;

/// Every kind of press. `word` stands for drafts, codes and texts, `number` for row ids.
pub fn presses(word: &str, number: i64, page: u32) -> Vec<Press> {
    let contact = ContactId(number);
    let draft = word.to_owned();
    let mut all = vec![
        Press::Show { contact, private: true },
        Press::ShowPicked { private: true },
        Press::ShowPicked { private: false },
        Press::Edit { contact, private: true },
        Press::People { company: contact, page },
        Press::History { contact, page },
        Press::Notes { contact, page },
        Press::Addresses { contact, page },
        Press::NewNote { contact },
        Press::EditNote { note: number },
        Press::RemoveNote { note: number, seen: draft.clone() },
        Press::List { draft: draft.clone(), page },
        Press::Choose { draft: draft.clone(), opens_form: true },
        Press::FlowPage { draft: draft.clone(), page },
        Press::Flow { draft: draft.clone(), all: true },
        Press::Flow { draft: draft.clone(), all: false },
        Press::Delete { draft: draft.clone() },
        Press::Purge { contact },
        Press::Undo { change: number },
        Press::Cancel,
        Press::FindAgain { draft: draft.clone() },
        Press::EditAgain { draft: draft.clone() },
        Press::Decide { draft: draft.clone(), mine: true },
        Press::Decide { draft: draft.clone(), mine: false },
        Press::Reading { draft: draft.clone() },
        Press::AddAnyway { draft: draft.clone() },
        Press::AddSeparate { draft: draft.clone() },
        Press::CancelAddition { draft: draft.clone() },
        Press::Pairs { contact: None, page },
        Press::Pairs { contact: Some(contact), page },
        Press::Separate { pair: (contact, contact), contact: None, page },
        Press::Separate { pair: (contact, contact), contact: Some(contact), page },
        Press::Merge { keep: contact, duplicate: contact, from: None },
        Press::Merge { keep: contact, duplicate: contact, from: Some(PairPlace { contact: None, page }) },
        Press::Merge { keep: contact, duplicate: contact, from: Some(PairPlace { contact: Some(contact), page }) },
        Press::MergePage { draft: draft.clone(), page },
        Press::MergePick { draft: draft.clone(), page },
        Press::MergeNow { draft: draft.clone() },
        Press::PickSection,
        Press::PickSearchString,
        Press::Salespeople { page },
        Press::PickSalutation,
        Press::Formulas { code: draft.clone(), page },
        Press::FormulaForm { code: draft.clone(), of: None },
        Press::FormulaForm { code: draft.clone(), of: formula("") },
        Press::FormulaForm { code: draft.clone(), of: formula("FIN") },
        Press::PickHelp,
    ];
    all.extend(Part::ALL.map(|part| Press::EditPart { contact, part, private: true }));
    for contact_type in [ContactType::Company, ContactType::Person] {
        all.push(Press::NewContact { contact_type, draft: None });
        all.push(Press::NewContact { contact_type, draft: Some(draft.clone()) });
    }
    all.extend(Section::ALL.map(|section| Press::Section { section }));
    all.extend(Section::ALL.map(|section| Press::SettingsForm { section }));
    all.extend(Setting::ALL.map(|setting| Press::Set { setting, value: word.to_owned(), seen: word.to_owned() }));
    all.extend(Setting::ALL.map(|setting| Press::SetPicked { setting, seen: word.to_owned() }));
    all.extend(Setting::ALL.map(|setting| Press::SettingForm { setting }));
    all.extend(SeriesKind::ALL.map(|series| Press::SeriesForm { series }));
    all.extend(Tier::ALL.map(|tier| Press::GiveTier { tier }));
    all.extend(CodeList::ALL.map(|list| Press::Codes { list, page }));
    all.extend(CodeList::ALL.map(|list| Press::CodesForm { list }));
    all
}

fn formula(language: &str) -> Option<FormulaId> {
    Some(FormulaId { language: language.to_owned(), formality: Formality::Informal })
}

/// Every kind of form.
pub fn forms(word: &str, number: i64) -> Vec<FormKey> {
    let contact = ContactId(number);
    let mut all = vec![FormKey::NewNote { contact }, FormKey::Note { note: number }];
    for of in [None, formula(""), formula("FIN")] {
        all.push(FormKey::Formula { code: word.to_owned(), of });
    }
    for contact_type in [ContactType::Company, ContactType::Person] {
        all.push(FormKey::Reading { contact_type });
        all.push(FormKey::NewContact { contact_type, draft: None });
        all.push(FormKey::NewContact { contact_type, draft: Some(word.to_owned()) });
    }
    all.extend(Section::ALL.map(|section| FormKey::Settings { section }));
    all.extend(Setting::ALL.map(|setting| FormKey::Setting { key: setting.key().to_owned() }));
    all.extend(Part::ALL.map(|part| FormKey::Part { contact, part, private: true }));
    all.extend(SeriesKind::ALL.map(|series| FormKey::Series { series }));
    all.extend(CodeList::ALL.map(|list| FormKey::Codes { list }));
    all.extend(CodeList::ALL.map(|list| FormKey::Code { list, code: word.to_owned() }));
    all.extend([true, false].map(|new| FormKey::Salesperson { code: word.to_owned(), new }));
    all.extend(StringPart::ALL.map(|part| FormKey::SearchString { field: word.to_owned(), part }));
    all
}

/// The verb of a press; a new variant stops this from compiling until it is thought of here and in [`presses`].
pub fn verb(press: &Press) -> &'static str {
    match press {
        Press::Show { .. } => "show",
        Press::ShowPicked { .. } => "show-picked",
        Press::FlowPage { .. } => "flow-page",
        Press::Flow { .. } => "flow",
        Press::Delete { .. } => "delete",
        Press::Purge { .. } => "purge",
        Press::Undo { .. } => "undo",
        Press::Cancel => "cancel",
        Press::Edit { .. } => "edit",
        Press::EditPart { .. } => "part",
        Press::People { .. } => "people",
        Press::History { .. } => "history",
        Press::Notes { .. } => "notes",
        Press::Addresses { .. } => "addresses",
        Press::NewNote { .. } => "new-note",
        Press::EditNote { .. } => "edit-note",
        Press::RemoveNote { .. } => "remove-note",
        Press::List { .. } => "list",
        Press::Choose { .. } => "choose",
        Press::FindAgain { .. } => "find-again",
        Press::NewContact { .. } => "new",
        Press::Reading { .. } => "reading",
        Press::AddAnyway { .. } => "add-anyway",
        Press::AddSeparate { .. } => "add-separate",
        Press::CancelAddition { .. } => "cancel-addition",
        Press::Pairs { .. } => "pairs",
        Press::Separate { .. } => "separate",
        Press::Merge { .. } => "merge",
        Press::MergePage { .. } => "merge-page",
        Press::MergePick { .. } => "merge-pick",
        Press::MergeNow { .. } => "merge-now",
        Press::EditAgain { .. } => "edit-again",
        Press::Decide { .. } => "decide",
        Press::PickSection => "pick-section",
        Press::Section { .. } => "section",
        Press::Set { .. } => "set",
        Press::SetPicked { .. } => "set-picked",
        Press::SeriesForm { .. } => "series",
        Press::SettingsForm { .. } => "settings",
        Press::SettingForm { .. } => "setting",
        Press::CodesForm { .. } => "codes-form",
        Press::PickSearchString => "pick-search-string",
        Press::GiveTier { .. } => "tier",
        Press::Codes { .. } => "codes",
        Press::Salespeople { .. } => "salespeople",
        Press::PickSalutation => "pick-salutation",
        Press::Formulas { .. } => "formulas",
        Press::FormulaForm { .. } => "formula",
        Press::PickHelp => "pick-help",
    }
}

/// The verb of a form, as [`verb`] for presses.
pub fn form_verb(form: &FormKey) -> &'static str {
    match form {
        FormKey::NewContact { .. } => "form-new",
        FormKey::Part { .. } => "form-part",
        FormKey::Reading { .. } => "form-reading",
        FormKey::NewNote { .. } => "form-new-note",
        FormKey::Note { .. } => "form-note",
        FormKey::Series { .. } => "form-series",
        FormKey::Settings { .. } => "form-settings",
        FormKey::Setting { .. } => "form-setting",
        FormKey::Formula { .. } => "form-formula",
        FormKey::Codes { .. } => "form-codes",
        FormKey::Code { .. } => "form-code",
        FormKey::Salesperson { .. } => "form-salesperson",
        FormKey::SearchString { .. } => "form-search-string",
    }
}
