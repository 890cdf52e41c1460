//! Reading people's texts for fields and settings: names become codes, codes have to exist.

use jiff::tz::TimeZone;

use crate::domain::check;
use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::country::{self, COUNTRIES};
use crate::domain::currency::{self, CURRENCIES};
use crate::domain::fault::Fault;
use crate::domain::field::{Field, FieldKind};
use crate::domain::fold::fold;
use crate::domain::language::{self, LANGUAGES};
use crate::domain::salesperson::Salesperson;
use crate::domain::settings::{Setting, SettingKind};

use super::context::Context;
use super::refusal::{Place, Refusal};
use super::stop::Stop;

/// How many near codes a refusal names.
const NEAREST: usize = 5;
/// A list of so many codes is shown whole when nothing on it is near.
const SHORT_LIST: usize = 12;

/// The text as the field stores it. Codes have to be on their list, salespeople have to exist.
pub fn field(ctx: &Context<'_>, contact_type: ContactType, field: Field, text: &str) -> Result<String, Stop> {
    let text = text.trim();
    let refuse = |fault| Refusal::Wrong { place: Place::Field(field), given: text.to_owned(), fault };
    if !field.applies_to(contact_type) && !text.is_empty() {
        let fault = if contact_type == ContactType::Company { Fault::PersonsOnly } else { Fault::CompaniesOnly };
        return Err(refuse(fault).into());
    }
    let named = match field.spec().kind {
        FieldKind::Country => country_code(ctx, text),
        FieldKind::Language => language_code(ctx, text),
        FieldKind::Currency => currency_code(ctx, text),
        _ => None,
    };
    let described = match field.spec().kind {
        FieldKind::Listed(list) => described(ctx, list, text)?,
        _ => None,
    };
    let checked = check::check(contact_type, field, named.or(described.as_deref()).unwrap_or(text)).map_err(refuse)?;
    if !checked.is_empty() {
        match field.spec().kind {
            FieldKind::Listed(list) => code_exists(ctx, list, &checked)?.map_err(refuse)?,
            FieldKind::Salesperson => salesperson_exists(ctx, &checked)?.map_err(refuse)?,
            _ => {}
        }
    }
    Ok(checked)
}

/// The text as the setting stores it; blank clears the setting.
pub fn setting(ctx: &Context<'_>, setting: Setting, text: &str) -> Result<String, Stop> {
    let text = text.trim();
    let refuse = |fault| Refusal::Wrong { place: Place::Setting(setting), given: text.to_owned(), fault };
    let spec = setting.spec();
    if text.is_empty() {
        return match spec.kind {
            SettingKind::Switch | SettingKind::Listed(_) | SettingKind::Salesperson => Ok(String::new()),
            SettingKind::Country | SettingKind::Language | SettingKind::Spoken => Ok(String::new()),
            SettingKind::Choice(_) if spec.shipped.is_empty() => Ok(String::new()),
            SettingKind::Choice(_) | SettingKind::TimeZone | SettingKind::Whole { .. } => Ok(spec.shipped.to_owned()),
        };
    }
    let choice = |allowed: &[&'static str]| {
        let found = allowed.iter().find(|word| word.eq_ignore_ascii_case(text));
        found.map(|word| (*word).to_owned()).ok_or_else(|| {
            refuse(Fault::UnknownChoice { allowed: allowed.iter().map(|word| (*word).to_owned()).collect() })
        })
    };
    Ok(match spec.kind {
        SettingKind::Switch => if check::flag(text).map_err(refuse)? { "true" } else { "" }.to_owned(),
        SettingKind::Choice(allowed) => choice(allowed)?,
        SettingKind::Whole { min, max } => {
            let number: i64 = text.parse().map_err(|_| refuse(Fault::NotANumber))?;
            if !(min..=max).contains(&number) {
                return Err(refuse(Fault::OutOfRange { min, max }).into());
            }
            number.to_string()
        }
        SettingKind::Spoken => choice((ctx.wording.spoken)())?,
        SettingKind::Country => country_code(ctx, text).ok_or_else(|| refuse(Fault::UnknownCountry))?.to_owned(),
        SettingKind::Language => language_code(ctx, text).ok_or_else(|| refuse(Fault::UnknownLanguage))?.to_owned(),
        SettingKind::TimeZone => {
            let zone = TimeZone::get(text).map_err(|_| refuse(Fault::UnknownTimeZone))?;
            zone.iana_name().ok_or_else(|| refuse(Fault::UnknownTimeZone))?.to_owned()
        }
        SettingKind::Listed(list) => {
            let code = described(ctx, list, text)?.unwrap_or_else(|| text.to_uppercase());
            code_exists(ctx, list, &code)?.map_err(refuse)?;
            code
        }
        SettingKind::Salesperson => {
            let code = text.to_uppercase();
            salesperson_exists(ctx, &code)?.map_err(refuse)?;
            code
        }
    })
}

/// A code that has to be on the list, given for an option that is not a field.
pub fn code(ctx: &Context<'_>, option: &str, list: CodeList, text: &str) -> Result<String, Stop> {
    let code = described(ctx, list, text)?.unwrap_or_else(|| text.trim().to_uppercase());
    let refuse = |fault| super::args::wrong(option, text, fault);
    code_exists(ctx, list, &code)?.map_err(refuse)?;
    Ok(code)
}

/// A salesperson who has to exist, given for a filter: `me` is the asker's own. A blocked one can be looked for.
pub fn salesperson_filter(ctx: &Context<'_>, option: &str, text: &str) -> Result<String, Stop> {
    if let Some(own) = own_salesperson(ctx, option, text)? {
        return Ok(own);
    }
    let code = text.trim().to_uppercase();
    match salesperson_exists(ctx, &code)? {
        Ok(()) | Err(Fault::BlockedSalesperson) => Ok(code),
        Err(fault) => Err(super::args::wrong(option, text, fault).into()),
    }
}

/// The code of the asker's own salesperson, when the text is `me` and no salesperson is called so. Whoever is no
/// salesperson is told.
pub fn own_salesperson(ctx: &Context<'_>, option: &str, text: &str) -> Result<Option<String>, Stop> {
    const ME: &str = "ME";
    if !text.trim().eq_ignore_ascii_case(ME) {
        return Ok(None);
    }
    match ctx.db().salesperson_of_user(&ctx.actor.user_id)? {
        Some(own) => Ok(Some(own.code)),
        None if ctx.db().salesperson(ME)?.is_some() => Ok(None),
        None => Err(super::args::wrong(option, text, Fault::NoSalespersonOfYours).into()),
    }
}

/// A salesperson who has to exist, a blocked one or not, given for an option that is not a field.
pub fn any_salesperson(ctx: &Context<'_>, option: &str, text: &str) -> Result<Salesperson, Stop> {
    let code = text.trim().to_uppercase();
    match ctx.db().salesperson(&code)? {
        Some(salesperson) => Ok(salesperson),
        None => {
            let all = ctx.db().salespeople()?;
            let nearest = check::nearest(&code, all.iter().map(|(person, _)| person.code.as_str()), NEAREST);
            Err(super::args::wrong(option, text, Fault::UnknownSalesperson { nearest }).into())
        }
    }
}

/// As before; a blocked one is refused.
pub fn salesperson(ctx: &Context<'_>, option: &str, text: &str) -> Result<Salesperson, Stop> {
    let salesperson = any_salesperson(ctx, option, text)?;
    if salesperson.blocked {
        return Err(super::args::wrong(option, text, Fault::BlockedSalesperson).into());
    }
    Ok(salesperson)
}

/// The code whose description was typed in full, where the text is no code itself and one code only is called so.
fn described(ctx: &Context<'_>, list: CodeList, text: &str) -> Result<Option<String>, Stop> {
    let wanted = fold(text);
    if wanted.is_empty() || ctx.db().code(list, &text.trim().to_uppercase())?.is_some() {
        return Ok(None);
    }
    let codes = ctx.db().codes(list)?;
    let mut called = codes.into_iter().filter(|code| fold(&code.description) == wanted);
    Ok(called.next().filter(|_| called.next().is_none()).map(|code| code.code))
}

fn code_exists(ctx: &Context<'_>, list: CodeList, code: &str) -> Result<Result<(), Fault>, Stop> {
    if ctx.db().code(list, code)?.is_some() {
        return Ok(Ok(()));
    }
    let codes = ctx.db().codes(list)?;
    let candidates = codes.iter().flat_map(|code| [code.code.as_str(), code.description.as_str()]);
    let mut nearest: Vec<String> = Vec::new();
    for near in check::nearest(code, candidates, 2 * NEAREST) {
        let Some(code) = codes.iter().find(|code| code.code == near || code.description == near) else { continue };
        if !nearest.contains(&code.code) && nearest.len() < NEAREST {
            nearest.push(code.code.clone());
        }
    }
    let short = nearest.is_empty() && codes.len() <= SHORT_LIST;
    let all = if short { codes.into_iter().map(|code| code.code).collect() } else { Vec::new() };
    Ok(Err(Fault::UnknownCode { list, nearest, all }))
}

fn salesperson_exists(ctx: &Context<'_>, code: &str) -> Result<Result<(), Fault>, Stop> {
    if let Some(salesperson) = ctx.db().salesperson(code)? {
        return Ok(if salesperson.blocked { Err(Fault::BlockedSalesperson) } else { Ok(()) });
    }
    let all = ctx.db().salespeople()?;
    let candidates = all.iter().filter(|(person, _)| !person.blocked).map(|(person, _)| person.code.as_str());
    Ok(Err(Fault::UnknownSalesperson { nearest: check::nearest(code, candidates, NEAREST) }))
}

/// The country of a code, or of a name in any language that the bot speaks.
pub fn country_code(ctx: &Context<'_>, text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return None;
    }
    country::from_code(text).or_else(|| by_name(ctx, text, COUNTRIES.iter().copied(), ctx.wording.country_name))
}

/// The language of a code of either kind, or of a name in any language that the bot speaks.
pub fn language_code(ctx: &Context<'_>, text: &str) -> Option<&'static str> {
    let codes = LANGUAGES.iter().map(|(code, _)| *code);
    // The name without its region stands for the first of a language's codes: `English` for `English (United States)`.
    let bare = |locale: &str, code: &str| {
        let name = (ctx.wording.language_name)(locale, code);
        name.split(" (").next().unwrap_or_default().to_owned()
    };
    language::from_code(text)
        .or_else(|| by_name(ctx, text, codes.clone(), ctx.wording.language_name))
        .or_else(|| by_name(ctx, text, codes, bare))
}

fn currency_code(ctx: &Context<'_>, text: &str) -> Option<&'static str> {
    currency::from_code(text).or_else(|| by_name(ctx, text, CURRENCIES.iter().copied(), ctx.wording.currency_name))
}

fn by_name(
    ctx: &Context<'_>,
    text: &str,
    codes: impl Iterator<Item = &'static str> + Clone,
    name: impl Fn(&str, &str) -> String,
) -> Option<&'static str> {
    let wanted = fold(text);
    let mut spoken = (ctx.wording.spoken)().iter();
    spoken.find_map(|locale| codes.clone().find(|code| fold(&name(locale, code)) == wanted))
}
