//! `/setup inheritance`, `defaults`, `relations`, `duplicates` and `cards` change the settings of their section, each
//! setting under its own option; without options they show the section.

use crate::app::args::{ArgValue, Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Form, FormTitle, Input, InputLabel, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::FormKey;
use crate::app::shown;
use crate::app::stop::Stop;
use crate::domain::code_list::CodeList;
use crate::domain::fault::Fault;
use crate::domain::journal::Subject;
use crate::domain::settings::{CORRESPONDENCE, Section, Setting, SettingKind, VISIBILITY};
use crate::domain::tier::Tier;

use super::setting_up;

/// The defaults that `clear` may name.
const DEFAULTS: &[&str] =
    &["salesperson", "territory", "country", "language", "correspondence", "company-salutation", "person-salutation"];

/// The relations that `clear` may name.
const RELATIONS_TO_CLEAR: &[&str] = &["customer", "vendor", "bank", "employee"];

/// Longest text of a setting that is typed.
const TEXT_MAX: u16 = 100;

pub static INHERITANCE: Command = Command {
    path: &["setup", "inheritance"],
    options: &[
        optional("salesperson", OptionKind::Flag),
        optional("territory", OptionKind::Flag),
        optional("country", OptionKind::Flag),
        optional("language", OptionKind::Flag),
        optional("address", OptionKind::Flag),
        optional("communication", OptionKind::Flag),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run: |ctx, args| run(ctx, args, Section::Inheritance),
};

pub static DEFAULT_VALUES: Command = Command {
    path: &["setup", "defaults"],
    options: &[
        optional("salesperson", OptionKind::Salesperson),
        optional("territory", OptionKind::Code(CodeList::Territory)),
        optional("country", OptionKind::Country),
        optional("language", OptionKind::Language),
        optional("correspondence", OptionKind::Choice(CORRESPONDENCE)),
        optional("company-salutation", OptionKind::Code(CodeList::Salutation)),
        optional("person-salutation", OptionKind::Code(CodeList::Salutation)),
        optional("clear", OptionKind::Names(DEFAULTS)),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run: |ctx, args| run(ctx, args, Section::Defaults),
};

pub static RELATIONS: Command = Command {
    path: &["setup", "relations"],
    options: &[
        optional("customer", OptionKind::Code(CodeList::Relation)),
        optional("vendor", OptionKind::Code(CodeList::Relation)),
        optional("bank", OptionKind::Code(CodeList::Relation)),
        optional("employee", OptionKind::Code(CodeList::Relation)),
        optional("clear", OptionKind::Names(RELATIONS_TO_CLEAR)),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run: |ctx, args| run(ctx, args, Section::Relations),
};

pub static DUPLICATES: Command = Command {
    path: &["setup", "duplicates"],
    options: &[
        optional("maintain", OptionKind::Flag),
        optional("autosearch", OptionKind::Flag),
        optional("hit-percent", OptionKind::Whole { min: 1, max: 100 }),
        optional("threshold", OptionKind::Whole { min: 1, max: 100 }),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run: |ctx, args| run(ctx, args, Section::Duplicates),
};

pub static CARDS: Command = Command {
    path: &["setup", "cards"],
    options: &[
        optional("visibility", OptionKind::Choice(VISIBILITY)),
        optional("language", OptionKind::Choice(&["en", "fi"])),
        optional("phone-region", OptionKind::Country),
        optional("time-zone", OptionKind::TimeZone),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run: |ctx, args| run(ctx, args, Section::Cards),
};

fn run(ctx: &Context<'_>, args: &Args, section: Section) -> Result<Answer, Stop> {
    let mut changes = Vec::new();
    for setting in Setting::of(section) {
        let option = setting.spec().option;
        let text = match (setting.spec().kind, args.get(option)) {
            (_, None) => continue,
            // "False" has to arrive as a word: a blank text would mean the same, but not for other kinds.
            (SettingKind::Switch, Some(ArgValue::Flag(flag))) => flag.to_string(),
            (SettingKind::Whole { .. }, Some(ArgValue::Whole(number))) => number.to_string(),
            _ => match args.text(option)? {
                Some(text) => text,
                None => continue,
            },
        };
        changes.push((setting, text));
    }
    if let Some(names) = args.text("clear")? {
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let cleared = Setting::of(section).find(|setting| setting.spec().option == name.to_lowercase());
            let allowed = || Setting::of(section).map(|setting| setting.spec().option.to_owned()).collect();
            let setting = cleared.ok_or_else(|| wrong("clear", name, Fault::UnknownChoice { allowed: allowed() }))?;
            let option = setting.spec().option;
            if args.text(option)?.is_some() {
                return Err(Refusal::SetAndCleared { option: option.to_owned() }.into());
            }
            changes.push((setting, String::new()));
        }
    }
    if changes.is_empty() { setting_up::panel(ctx, section) } else { setting_up::set(ctx, section, &changes) }
}

/// Sets one setting from the panel. One that somebody else has set since it was shown (`seen` is the mark of what it was)
/// is shown as it is now.
pub fn set_seen(ctx: &Context<'_>, setting: Setting, value: &str, seen: &str) -> Result<Answer, Stop> {
    let now = ctx.settings.get(setting);
    // A switch that is off is blank.
    let same = now == value || now.is_empty() && value == "false";
    if shown::mark(now) != seen && !same {
        let subject = Subject::Setting { key: setting.key().to_owned() };
        let by = ctx.db().latest_texts(&subject, "value")?.into_iter().next().map(|(by, _)| by).unwrap_or_default();
        return Ok(setting_up::panel(ctx, setting.spec().section)?.with_notices([Notice::ShownAnew { by }]));
    }
    set_one(ctx, setting, value)
}

/// Sets one setting.
fn set_one(ctx: &Context<'_>, setting: Setting, value: &str) -> Result<Answer, Stop> {
    setting_up::set(ctx, setting.spec().section, &[(setting, value.to_owned())])
}

/// Opens the form of a section's settings that are typed, filled in.
pub fn form(ctx: &Context<'_>, section: Section) -> Result<Answer, Stop> {
    let inputs: Vec<Input> = typed(section).map(|setting| input(ctx, setting)).collect();
    if inputs.is_empty() {
        return Err(Refusal::OutOfDate.into());
    }
    let key = FormKey::Settings { section };
    Ok(ctx.private(Outcome::Form(Form { key, title: FormTitle::Settings(section), inputs })))
}

/// Opens the form of one setting, filled in.
pub fn form_of_one(ctx: &Context<'_>, setting: Setting) -> Answer {
    let key = FormKey::Setting { key: setting.key().to_owned() };
    let title = FormTitle::Settings(setting.spec().section);
    ctx.private(Outcome::Form(Form { key, title, inputs: vec![input(ctx, setting)] }))
}

fn input(ctx: &Context<'_>, setting: Setting) -> Input {
    Input {
        key: setting.key().to_owned(),
        label: InputLabel::Setting(setting),
        value: ctx.settings.get(setting).to_owned(),
        required: false,
        max: TEXT_MAX,
        long: false,
    }
}

/// The setting by its key: keys come from whoever pressed and are never trusted.
pub fn setting_of(key: &str) -> Result<Setting, Refusal> {
    Setting::from_key(key).ok_or(Refusal::OutOfDate)
}

/// Stores what the form of one setting came back with.
pub fn submit_one(ctx: &Context<'_>, key: &str, values: &Args) -> Result<Answer, Stop> {
    set_one(ctx, setting_of(key)?, &values.text(key)?.unwrap_or_default())
}

/// Stores what the form came back with.
pub fn submit(ctx: &Context<'_>, section: Section, values: &Args) -> Result<Answer, Stop> {
    let mut changes = Vec::new();
    for setting in typed(section).filter(|setting| values.get(setting.key()).is_some()) {
        changes.push((setting, values.text(setting.key())?.unwrap_or_default()));
    }
    setting_up::set(ctx, section, &changes)
}

/// The settings that are typed rather than picked: their choices are too many for a select. Five at most.
fn typed(section: Section) -> impl Iterator<Item = Setting> {
    Setting::of(section).filter(|setting| match setting.spec().kind {
        SettingKind::Switch | SettingKind::Choice(_) | SettingKind::Spoken => false,
        SettingKind::Country | SettingKind::Language | SettingKind::TimeZone => true,
        SettingKind::Listed(_) | SettingKind::Whole { .. } => true,
        // The panel has a select for it, and a form holds no sixth input.
        SettingKind::Salesperson => false,
    })
}
