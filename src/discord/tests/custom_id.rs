//! Tests of `custom_id`.

use proptest::prelude::*;

use super::super::every::{FORMS, PRESSES, form_verb, forms, presses, verb};
use super::*;

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
    assert_eq!(seen.len(), PRESSES, "every variant is among the presses that are tried");
}

#[test]
fn every_form_comes_back_as_it_was() {
    let mut seen = std::collections::HashSet::new();
    for form_in in forms("defaults", i64::MAX) {
        let text = of_form(&form_in).expect("ordinary forms fit");
        assert!(text.starts_with(&format!("k1:{}", form_verb(&form_in))), "{text}");
        assert_eq!(form(&text).as_ref(), Some(&form_in), "{text}");
        assert_eq!(press(&text), None, "a form is no press: {text}");
        seen.insert(form_verb(&form_in));
    }
    assert_eq!(seen.len(), FORMS, "every variant is among the forms that are tried");
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
    assert_eq!(of_press(&Press::Choose { draft: "x".repeat(86), opens_form: false }, 0), None);
    assert!(of_press(&Press::Choose { draft: "x".repeat(85), opens_form: false }, 0).is_some());
    assert_eq!(of_press(&Press::Choose { draft: "x".repeat(85), opens_form: false }, 1), None, "the copy counts too");
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
