//! Tests of `custom_id`.

use proptest::prelude::*;

use super::*;

fn presses(word: &str, number: i64, page: u32) -> Vec<Press> {
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

fn forms(word: &str, number: i64) -> Vec<FormKey> {
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
fn verb(press: &Press) -> &'static str {
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

#[test]
fn every_press_comes_back_as_it_was() {
    let mut seen = std::collections::HashSet::new();
    for press_in in presses("Europe/Helsinki", i64::MAX, u32::MAX) {
        let text = of_press(&press_in, 0).expect("ordinary presses fit");
        assert!(text.starts_with(&format!("k1:{}", verb(&press_in))), "{text}");
        assert_eq!(press(&text).as_ref(), Some(&press_in), "{text}");
        assert_eq!(form(&text), None, "a press is no form: {text}");
        seen.insert(verb(&press_in));
    }
    assert_eq!(seen.len(), 49, "every variant is among the presses that are tried");
}

#[test]
fn every_form_comes_back_as_it_was() {
    for form_in in forms("defaults", i64::MAX) {
        let text = of_form(&form_in).expect("ordinary forms fit");
        assert_eq!(form(&text).as_ref(), Some(&form_in), "{text}");
        assert_eq!(press(&text), None, "a form is no press: {text}");
    }
}

#[test]
fn a_copy_differs_in_text_and_reads_the_same() {
    let show = Press::Show { contact: ContactId(7), private: false };
    let texts: Vec<_> = (0..3).map(|copy| of_press(&show, copy).expect("it fits")).collect();
    assert_eq!(texts, ["k1:show:7", "k1:show:7~1", "k1:show:7~2"]);
    for text in texts {
        assert_eq!(press(&text), Some(show.clone()));
    }
}

#[test]
fn what_was_never_issued_is_nothing() {
    for text in
        ["", "k1", "k1:", "k2:show:1", "k1:show", "k1:show:x", "k1:show:1:2", "k1:part:1:none", "show:1", "k1:page"]
    {
        assert_eq!(press(text), None, "{text}");
        assert_eq!(form(text), None, "{text}");
    }
    assert_eq!(press(&format!("k1:choose:{}", "x".repeat(100))), None);
}

#[test]
fn what_does_not_fit_is_not_written() {
    assert_eq!(of_press(&Press::Choose { draft: "x".repeat(91), opens_form: false }, 0), None);
    assert!(of_press(&Press::Choose { draft: "x".repeat(90), opens_form: false }, 0).is_some());
    assert_eq!(of_press(&Press::Choose { draft: "x".repeat(90), opens_form: false }, 1), None, "the copy counts too");
}

proptest! {
    #[test]
    fn any_words_and_numbers_come_back(word in "\\PC{0,20}|[%:~A3725E]{0,8}", number: i64, page: u32, copy in 0usize..40) {
        for press_in in presses(&word, number, page) {
            if let Some(text) = of_press(&press_in, copy) {
                prop_assert!(text.chars().count() <= limits::CUSTOM_ID);
                prop_assert_eq!(press(&text), Some(press_in));
            }
        }
        for form_in in forms(&word, number) {
            if let Some(text) = of_form(&form_in) {
                prop_assert_eq!(form(&text), Some(form_in));
            }
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,120}|k1:[a-z-]{1,12}(:[%:~0-9a-z]{0,12}){0,3}") {
        if let Some(read) = press(&text) {
            let again = of_press(&read, 0);
            prop_assert!(again.is_none() || again.as_deref().and_then(press) == Some(read));
        }
        if let Some(read) = form(&text) {
            prop_assert!(of_form(&read).is_none_or(|again| form(&again) == Some(read)));
        }
    }
}
