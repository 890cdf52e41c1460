//! Forms: titles, labels and short examples of what to write.

use crate::app::outcome::{Form, FormTitle, Input, InputLabel};
use crate::domain::field::Field;
use crate::domain::salutation::Formality;
use crate::domain::settings::{Setting, SettingKind};
use crate::text::Arg;

use super::formulas::language_name;
use super::reply;
use super::words::Words;
use super::{cut, labels};

pub fn form(words: Words, form: &Form) -> reply::Form {
    reply::Form {
        key: form.key.clone(),
        title: title(words, &form.title),
        inputs: form.inputs.iter().map(|one| input(words, &form.title, one)).collect(),
    }
}

fn title(words: Words, title: &FormTitle) -> String {
    let about = |key: &str, name: &str| {
        // The name gives way, not the words around it.
        let around = cut::length(&words.fill(key, &[("name", Arg::Text(""))]));
        words.fill(key, &[("name", Arg::Text(&cut::cut(name, cut::FORM_LABEL.saturating_sub(around))))])
    };
    let text = match title {
        FormTitle::NewCompany => words.say("form-new-company"),
        FormTitle::NewPerson => words.say("form-new-person"),
        FormTitle::Part { part, name } => about(&format!("form-part-{}", part.key()), name),
        FormTitle::NewNote { name } => about("form-new-note", name),
        FormTitle::EditNote { name } => about("form-edit-note", name),
        FormTitle::Series(series) => about("form-series", &words.series(*series)),
        FormTitle::Settings(section) => about("form-settings", &words.section(*section)),
        FormTitle::Formula { code, of } => {
            let parts = of.iter().flat_map(|id| [language_name(words, &id.language), words.formality(id.formality)]);
            let name = [code.clone()].into_iter().chain(parts).collect::<Vec<_>>().join(" · ");
            about("form-formula", &name)
        }
        FormTitle::Codes(list) => about("form-codes", &words.list(*list)),
        FormTitle::Code(code) => about("form-code", code),
        FormTitle::NewSalesperson(code) => about("form-new-salesperson", code),
        FormTitle::SearchString { field, part } => {
            format!("{} · {}", words.field(*field), words.string_part(*part))
        }
    };
    cut::cut(&text, cut::FORM_LABEL)
}

fn input(words: Words, title: &FormTitle, input: &Input) -> reply::Input {
    let placeholder = match input.label {
        InputLabel::Field(Field::Name) if *title == FormTitle::NewPerson => words.say("form-person-example"),
        InputLabel::Field(field) => words.field_example(field),
        InputLabel::Company => words.say("form-company-example"),
        InputLabel::Note => words.say("form-note-example"),
        InputLabel::Option(name) => option_example(words, name),
        InputLabel::Setting(setting) => setting_example(words, setting),
        InputLabel::FormulaText => words.say("form-formula-example"),
        InputLabel::NameParts => words.say("form-name-parts-example"),
        InputLabel::More => words.say("form-more-example"),
        InputLabel::CodeLines => words.say("form-code-lines-example"),
    };
    reply::Input {
        key: input.key.clone(),
        label: cut::cut(&label(words, input.label), cut::FORM_LABEL),
        value: input.value.clone(),
        placeholder: cut::cut(&placeholder, cut::CHOICE),
        required: input.required,
        max: input.max,
        long: input.long,
    }
}

/// What an input is called.
pub fn label(words: Words, label: InputLabel) -> String {
    match label {
        InputLabel::Field(field) => words.field(field),
        InputLabel::Company => words.say("label-company"),
        InputLabel::Note => words.say("label-note"),
        InputLabel::Option(name) => words.say(&format!("option-{name}.about")),
        InputLabel::Setting(setting) => words.setting(setting),
        InputLabel::FormulaText => words.say("label-formula-text"),
        InputLabel::NameParts => words.say("label-name-parts"),
        InputLabel::More => words.say("label-more"),
        InputLabel::CodeLines => words.say("label-code-lines"),
    }
}

fn option_example(words: Words, name: &str) -> String {
    match name {
        "first" => "CT000001".to_owned(),
        "last" => "CT999999".to_owned(),
        "warning" => "CT999000".to_owned(),
        "step" => "1".to_owned(),
        "length" => "5".to_owned(),
        "url" => "https://example.com/?q=%1".to_owned(),
        "description" => words.say("form-description-example"),
        "name" => words.say("form-name-example"),
        "user" => words.say("form-user-example"),
        "language" => words.field_example(Field::LanguageCode),
        "formality" => Formality::ALL.map(|formality| words.formality(formality)).join(", "),
        _ => words.say("form-yes-no-example"),
    }
}

fn setting_example(words: Words, setting: Setting) -> String {
    match setting.spec().kind {
        SettingKind::TimeZone => "Europe/Helsinki".to_owned(),
        SettingKind::Country => words.field_example(Field::CountryRegionCode),
        SettingKind::Language => words.field_example(Field::LanguageCode),
        SettingKind::Listed(list) => words.say(&format!("{}.example", labels::key("list", list.key()))),
        SettingKind::Whole { min, max } => format!("{min}–{max}"),
        SettingKind::Salesperson => words.field_example(Field::SalespersonCode),
        SettingKind::Switch | SettingKind::Choice(_) | SettingKind::Spoken => String::new(),
    }
}
