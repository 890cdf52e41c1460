//! `/setup numbering` changes a number series.

use crate::app::args::Args;
use crate::app::command::{self, Command, OptionKind, optional};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Form, FormTitle, Input, InputLabel, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::FormKey;
use crate::app::stop::Stop;
use crate::domain::fault::SeriesPart;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::number_series::{NUMBER_MAX, NumberSeries, SeriesKind};
use crate::domain::settings::Section;
use crate::domain::tier::Tier;

use super::setting_up;

const STEP_MAX: i64 = 1_000_000;

pub static COMMAND: Command = Command {
    path: &["setup", "numbering"],
    options: &[
        optional("series", OptionKind::Choice(&["contacts", "customers", "vendors", "banks", "employees"])),
        optional("first", OptionKind::Text(20)),
        optional("last", OptionKind::Text(20)),
        optional("warning", OptionKind::Text(20)),
        optional("step", OptionKind::Whole { min: 1, max: STEP_MAX }),
        optional("manual", OptionKind::Flag),
        optional("off", OptionKind::Flag),
    ],
    tier: Tier::Admin,
    writes: true,
    form: command::Form::Never,
    run,
};

/// Without a series the contacts' is meant; without anything the panel is shown.
fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let kind = args.word("series", &SeriesKind::ALL, SeriesKind::key)?.unwrap_or(SeriesKind::Contacts);
    let mut series = ctx.db().series(kind)?;
    if !args.any_of(["first", "last", "warning", "step", "manual", "off"]) {
        return setting_up::panel(ctx, Section::Numbering);
    }
    for (option, text) in [("first", &mut series.first), ("last", &mut series.last), ("warning", &mut series.warning)] {
        // A number that is given blank goes away, as in the form.
        if args.get(option).is_some() {
            *text = args.text(option)?.unwrap_or_default();
        }
    }
    if let Some(step) = args.whole("step", 1, STEP_MAX)? {
        series.step = u32::try_from(step).expect("the step was checked to be 1 to 1,000,000");
    }
    if let Some(manual) = args.flag("manual")? {
        series.manual = manual;
    }
    match args.flag("off")? {
        Some(true) => {
            for option in ["first", "last", "warning"] {
                if args.text(option)?.is_some() {
                    return Err(Refusal::SetAndCleared { option: option.to_owned() }.into());
                }
            }
            series.first.clear();
            series.last.clear();
            series.warning.clear();
        }
        // A series is on when it has a first number, so that is what it needs.
        Some(false) if series.first.is_empty() => return Err(Refusal::Missing { option: "first".to_owned() }.into()),
        _ => {}
    }
    store(ctx, series)
}

/// Opens the form of a series, filled in.
pub fn form(ctx: &Context<'_>, kind: SeriesKind) -> Result<Answer, Stop> {
    let series = ctx.db().series(kind)?;
    let max = u16::try_from(NUMBER_MAX).expect("a number is shorter than a form's input");
    let input = |option: &'static str, value: String| Input {
        key: option.to_owned(),
        label: InputLabel::Option(option),
        value,
        required: false,
        max,
        long: false,
    };
    let inputs = vec![
        input("first", series.first),
        input("last", series.last),
        input("warning", series.warning),
        input("step", series.step.to_string()),
        input("manual", if series.manual { "true" } else { "false" }.to_owned()),
    ];
    Ok(ctx.private(Outcome::Form(Form {
        key: FormKey::Series { series: kind },
        title: FormTitle::Series(kind),
        inputs,
    })))
}

/// Stores what the form came back with; a blank first number turns the series off.
pub fn submit(ctx: &Context<'_>, kind: SeriesKind, values: &Args) -> Result<Answer, Stop> {
    let mut series = ctx.db().series(kind)?;
    series.first = values.text("first")?.unwrap_or_default();
    series.last = values.text("last")?.unwrap_or_default();
    series.warning = values.text("warning")?.unwrap_or_default();
    if let Some(step) = values.whole("step", 1, STEP_MAX)? {
        series.step = u32::try_from(step).expect("the step was checked to be 1 to 1,000,000");
    }
    if let Some(manual) = values.flag("manual")? {
        series.manual = manual;
    }
    store(ctx, series)
}

fn store(ctx: &Context<'_>, wanted: NumberSeries) -> Result<Answer, Stop> {
    let before = ctx.db().series(wanted.kind)?;
    let kind = wanted.kind;
    let series = wanted.checked().map_err(|(part, fault)| {
        let given = match part {
            SeriesPart::First => wanted.first.clone(),
            SeriesPart::Last => wanted.last.clone(),
            SeriesPart::Warning => wanted.warning.clone(),
            SeriesPart::Step => wanted.step.to_string(),
        };
        Refusal::SeriesSetting { series: kind, option: part.key(), given, fault }
    })?;
    if series == before {
        return setting_up::panel(ctx, Section::Numbering);
    }
    ctx.write().save_series(&series)?;
    ctx.record(&[JournalItem {
        subject: Subject::Series { series: kind },
        before: Some(texts(&before)),
        after: Some(texts(&series)),
    }])?;
    Ok(setting_up::panel(ctx, Section::Numbering)?.with_notices([Notice::SeriesChanged { series: kind }]))
}

/// What the journal keeps of a series.
pub fn texts(series: &NumberSeries) -> Texts {
    let pairs = [
        ("first", series.first.clone()),
        ("last", series.last.clone()),
        ("warning", series.warning.clone()),
        ("step", series.step.to_string()),
        ("manual", series.manual.to_string()),
        ("last_used", series.last_used.clone()),
    ];
    pairs.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (key.to_owned(), text)).collect()
}
