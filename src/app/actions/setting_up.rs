//! What all ways of setting up have in common: the panel, and storing settings with a line in the journal each.

use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice, Outcome, Panel};
use crate::app::refusal::{Place, Refusal};
use crate::app::stop::Stop;
use crate::app::{COMMANDS, relations, texts};
use crate::domain::code_list::CodeList;
use crate::domain::fault::Fault;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::number_series::SeriesKind;
use crate::domain::relation::AccountKind;
use crate::domain::settings::{self, Section, Setting, SettingKind, Settings};
use crate::domain::tier::Tier;

/// The panel, open at a section, with what is stored now.
pub fn panel(ctx: &Context<'_>, section: Section) -> Result<Answer, Stop> {
    let db = ctx.db();
    let salespeople =
        db.salespeople()?.into_iter().map(|(person, _)| person).filter(|person| !person.blocked).collect();
    Ok(ctx.private(Outcome::Panel(Box::new(Panel {
        section,
        settings: db.settings()?,
        series: SeriesKind::ALL.into_iter().map(|kind| db.series(kind)).collect::<Result<_, _>>()?,
        access: db.access()?,
        salespeople,
        territories: db.codes(CodeList::Territory)?,
        salutations: db.codes(CodeList::Salutation)?,
        relations: db.codes(CodeList::Relation)?,
        lists: CodeList::ALL.into_iter().map(|list| Ok((list, db.code_total(list)?))).collect::<Result<_, Stop>>()?,
        search_strings: db.search_strings()?,
        changed: db.last_setup(section)?,
        formulas: db.formula_counts()?,
        commands: COMMANDS,
        may_change: ctx.tier >= Tier::Admin,
    }))))
}

/// Checks and stores settings, all or none, and shows their section. Blank texts clear.
pub fn set(ctx: &Context<'_>, section: Section, changes: &[(Setting, String)]) -> Result<Answer, Stop> {
    let checked: Vec<(Setting, String)> = changes
        .iter()
        .map(|(setting, text)| Ok((*setting, texts::setting(ctx, *setting, text)?)))
        .collect::<Result<_, Stop>>()?;
    // What was asked for first may change what was asked for next, so the changes are tried on a copy, one by one.
    let mut wanted = ctx.settings.clone();
    for (setting, text) in checked {
        if wanted.get(setting) == text {
            continue;
        }
        if let Some((follower, text)) = settings::followed_by(setting, &text) {
            wanted.set(follower, text);
        }
        wanted.set(setting, text);
    }
    refuse_shared_relation(ctx.settings, &wanted)?;
    let hits = Setting::SearchHitPercent;
    if ctx.settings.get(hits) != wanted.get(hits) && ctx.db().search_strings()?.is_empty() {
        let given = wanted.get(hits).to_owned();
        return Err(Refusal::Wrong { place: Place::Setting(hits), given, fault: Fault::NoSearchStrings }.into());
    }
    let mut items = Vec::new();
    let mut notices = Vec::new();
    for setting in Setting::ALL {
        let (before, text) = (ctx.settings.get(setting), wanted.get(setting));
        if before != text {
            items.push(store(ctx, setting, before, text)?);
            notices.push(Notice::SettingChanged { setting });
        }
    }
    if !items.is_empty() {
        ctx.record(&items)?;
    }
    if AccountKind::ALL.iter().any(|kind| ctx.settings.relation_code(*kind) != wanted.relation_code(*kind)) {
        relations::refresh_all(ctx.write(), &wanted)?;
    }
    Ok(panel(ctx, section)?.with_notices(notices))
}

/// A contact has each relation code once, so two kinds of account cannot share one.
fn refuse_shared_relation(before: &Settings, wanted: &Settings) -> Result<(), Refusal> {
    let filled = || Setting::of(Section::Relations).filter(|setting| !wanted.get(*setting).is_empty());
    for setting in filled().filter(|setting| wanted.get(*setting) != before.get(*setting)) {
        if let Some(other) = filled().find(|other| *other != setting && wanted.get(*other) == wanted.get(setting)) {
            return Err(Refusal::CodeInSetting { code: wanted.get(setting).to_owned(), setting: other });
        }
    }
    Ok(())
}

/// Stores one setting and gives its line for the journal.
pub fn store(ctx: &Context<'_>, setting: Setting, before: &str, text: &str) -> Result<JournalItem, Stop> {
    ctx.write().set_setting(setting, text)?;
    Ok(JournalItem {
        subject: Subject::Setting { key: setting.key().to_owned() },
        before: Some(value(before)),
        after: Some(value(text)),
    })
}

/// The settings that name this code of this list.
pub fn naming(ctx: &Context<'_>, list: CodeList, code: &str) -> Vec<Setting> {
    let of_list = Setting::ALL.into_iter().filter(|setting| setting.spec().kind == SettingKind::Listed(list));
    of_list.filter(|setting| ctx.settings.get(*setting) == code).collect()
}

fn value(text: &str) -> Texts {
    if text.is_empty() { Texts::new() } else { Texts::from([("value".to_owned(), text.to_owned())]) }
}
