//! What all ways of setting up have in common: the panel, and storing settings with a line in the journal each.

use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice, Outcome, Panel};
use crate::app::stop::Stop;
use crate::app::{COMMANDS, relations, texts};
use crate::domain::code_list::CodeList;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::number_series::SeriesKind;
use crate::domain::settings::{Section, Setting};
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
    let mut items = Vec::new();
    let mut notices = Vec::new();
    for (setting, text) in checked {
        let before = ctx.settings.get(setting);
        if before == text {
            continue;
        }
        ctx.write().set_setting(setting, &text)?;
        items.push(JournalItem {
            subject: Subject::Setting { key: setting.key().to_owned() },
            before: Some(value(before)),
            after: Some(value(&text)),
        });
        notices.push(Notice::SettingChanged { setting });
    }
    if !items.is_empty() {
        ctx.record(&items)?;
    }
    if notices.iter().any(|notice| matches!(notice, Notice::SettingChanged { setting } if names_accounts(*setting))) {
        relations::refresh_all(ctx.write(), &ctx.db().settings()?)?;
    }
    Ok(panel(ctx, section)?.with_notices(notices))
}

/// Whether the setting names the relation code of a kind of account.
fn names_accounts(setting: Setting) -> bool {
    use Setting as S;
    matches!(setting, S::CustomerRelation | S::VendorRelation | S::BankRelation | S::EmployeeRelation)
}

fn value(text: &str) -> Texts {
    if text.is_empty() { Texts::new() } else { Texts::from([("value".to_owned(), text.to_owned())]) }
}
