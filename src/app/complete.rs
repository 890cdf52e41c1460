//! Suggestions while somebody types an option: 25 at most.

use crate::domain::code_list::{Code, CodeList};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::country::COUNTRIES;
use crate::domain::currency::CURRENCIES;
use crate::domain::field::{Field, FieldKind};
use crate::domain::fold::fold;
use crate::domain::found::Label;
use crate::domain::language::LANGUAGES;
use crate::domain::relation::AccountKind;

use super::actions::{contact_assign, contact_restore, contact_undo};
use super::args::Args;
use super::command::{Command, OptionKind};
use super::context::Context;
use super::looking_up;
use super::outcome::{Answer, Outcome, Suggestion};
use super::stop::Stop;
use super::{relations, target};

/// What Discord takes.
pub const MOST: usize = 25;

/// Suggestions for the option, best first. An option that has none gives none.
pub fn suggest(
    ctx: &Context<'_>,
    command: &'static Command,
    args: &Args,
    option: &str,
    typed: &str,
) -> Result<Answer, Stop> {
    let suggestions = match command.option(option).map(|spec| spec.kind) {
        None => Vec::new(),
        Some(kind) => of_kind(ctx, kind, args, typed.trim())?,
    };
    Ok(ctx.private(Outcome::Suggestions(suggestions)))
}

fn of_kind(ctx: &Context<'_>, kind: OptionKind, args: &Args, typed: &str) -> Result<Vec<Suggestion>, Stop> {
    Ok(match kind {
        OptionKind::Query => contacts(ctx, None, typed)?,
        OptionKind::Contact(only) => contacts(ctx, only, typed)?,
        OptionKind::Code(list) => codes(ctx, list, typed)?,
        OptionKind::CodeOfChosenList => match args.word("list", &CodeList::ALL, CodeList::key) {
            Ok(Some(list)) => codes(ctx, list, typed)?,
            // Without a list there is nothing to suggest from; sending the command says what is wrong.
            Ok(None) | Err(_) => Vec::new(),
        },
        OptionKind::CodeToAssign => {
            contact_assign::assignable(ctx, args)?.map_or(Vec::new(), |codes| best_codes(codes, typed))
        }
        OptionKind::CodeOfContact => {
            contact_assign::assigned(ctx, args)?.map_or(Vec::new(), |codes| best_codes(codes, typed))
        }
        OptionKind::Change => contact_undo::suggestions(ctx, typed)?,
        OptionKind::Trashed => contact_restore::suggestions(ctx, typed)?,
        OptionKind::Salesperson => salespeople(ctx, typed, false)?,
        OptionKind::AnySalesperson => salespeople(ctx, typed, true)?,
        OptionKind::AddressOfContact => addresses(ctx, args, typed)?,
        OptionKind::AccountOfContact => accounts(ctx, args, typed)?,
        OptionKind::Country => {
            named(ctx, COUNTRIES.iter().copied(), ctx.wording.country_name, typed, Suggestion::Country)
        }
        OptionKind::Language => languages(ctx, typed),
        OptionKind::TimeZone => time_zones(typed),
        OptionKind::FieldName => field_names(ctx, typed),
        OptionKind::Names(words) => names(ctx, words, typed),
        OptionKind::Field(field) => match field.spec().kind {
            FieldKind::Country => {
                named(ctx, COUNTRIES.iter().copied(), ctx.wording.country_name, typed, Suggestion::Country)
            }
            FieldKind::Language => languages(ctx, typed),
            FieldKind::Currency => {
                named(ctx, CURRENCIES.iter().copied(), ctx.wording.currency_name, typed, Suggestion::Currency)
            }
            FieldKind::Listed(list) => codes(ctx, list, typed)?,
            FieldKind::Salesperson => salespeople(ctx, typed, false)?,
            _ => Vec::new(),
        },
        OptionKind::Text(_)
        | OptionKind::Choice(_)
        | OptionKind::Flag
        | OptionKind::Whole { .. }
        | OptionKind::User
        | OptionKind::Role => Vec::new(),
    })
}

fn contacts(ctx: &Context<'_>, only: Option<ContactType>, typed: &str) -> Result<Vec<Suggestion>, Stop> {
    let most = MOST as u32;
    let found: Vec<Label> = if typed.is_empty() {
        let recent = ctx.db().recent_contacts(&ctx.actor.user_id, only, most)?;
        recent.into_iter().filter_map(|contact| ctx.visible_label(contact)).collect()
    } else {
        let query = looking_up::understand(ctx, typed)?;
        target::hits(ctx, &query, only, most)?.into_iter().map(|hit| hit.contact).collect()
    };
    Ok(found.into_iter().map(|contact| Suggestion::Contact(Box::new(contact))).collect())
}

fn codes(ctx: &Context<'_>, list: CodeList, typed: &str) -> Result<Vec<Suggestion>, Stop> {
    Ok(best_codes(ctx.db().codes(list)?, typed))
}

fn best_codes(codes: Vec<Code>, typed: &str) -> Vec<Suggestion> {
    let pairs = codes.into_iter().map(|code| (code.code, code.description));
    best(pairs, typed).map(|(code, description)| Suggestion::Code { code, description }).collect()
}

/// The accounts of the contact that was picked, and those of its company.
fn accounts(ctx: &Context<'_>, args: &Args, typed: &str) -> Result<Vec<Suggestion>, Stop> {
    let Some(contact) = picked_contact(ctx, args)? else { return Ok(Vec::new()) };
    let kind = args.word("kind", &AccountKind::ALL, AccountKind::key).ok().flatten();
    let accounts = relations::counting(ctx.db(), &contact)?.into_iter();
    let pairs = accounts.filter_map(|account| Some((account.no, account.kind?)));
    let pairs = pairs.filter(|(_, its)| kind.is_none_or(|kind| kind == *its));
    let fitting = pairs.filter(|(number, _)| number.to_uppercase().contains(&typed.to_uppercase()));
    Ok(fitting.take(MOST).map(|(number, kind)| Suggestion::Account { kind, number }).collect())
}

/// The alternative addresses of the contact that was picked, each with its city.
fn addresses(ctx: &Context<'_>, args: &Args, typed: &str) -> Result<Vec<Suggestion>, Stop> {
    let Some(contact) = picked_contact(ctx, args)? else { return Ok(Vec::new()) };
    let addresses = ctx.db().alternative_addresses(contact.id)?.into_iter();
    let pairs = addresses.map(|address| (address.code.clone(), address.get(Field::City).to_owned()));
    Ok(best(pairs, typed).map(|(code, description)| Suggestion::Code { code, description }).collect())
}

/// The contact that the command's `contact` option holds already, when a suggestion was picked there.
fn picked_contact(ctx: &Context<'_>, args: &Args) -> Result<Option<Contact>, Stop> {
    match args.text("contact") {
        Ok(Some(number)) => target::by_number(ctx, &number),
        // Nothing yet, or nothing to go on; sending the command says what is wrong.
        Ok(None) | Err(_) => Ok(None),
    }
}

fn salespeople(ctx: &Context<'_>, typed: &str, blocked_too: bool) -> Result<Vec<Suggestion>, Stop> {
    let people = ctx.db().salespeople()?.into_iter().map(|(person, _)| person);
    let people = people.filter(|person| blocked_too || !person.blocked).map(|person| (person.code, person.name));
    Ok(best(people, typed).map(|(code, description)| Suggestion::Code { code, description }).collect())
}

fn languages(ctx: &Context<'_>, typed: &str) -> Vec<Suggestion> {
    let codes = LANGUAGES.iter().map(|(code, _)| *code);
    named(ctx, codes, ctx.wording.language_name, typed, Suggestion::Language)
}

fn named(
    ctx: &Context<'_>,
    codes: impl Iterator<Item = &'static str>,
    name: fn(&str, &str) -> String,
    typed: &str,
    suggestion: fn(&'static str) -> Suggestion,
) -> Vec<Suggestion> {
    let pairs = codes.map(|code| (code, name(&ctx.actor.locale, code)));
    best(pairs, typed).map(|(code, _)| suggestion(code)).collect()
}

fn field_names(ctx: &Context<'_>, typed: &str) -> Vec<Suggestion> {
    let pairs =
        Field::ALL.into_iter().map(|field| (field.option(), (ctx.wording.field_name)(&ctx.actor.locale, field)));
    best(pairs, typed).filter_map(|(option, _)| Field::from_option(option)).map(Suggestion::FieldName).collect()
}

fn time_zones(typed: &str) -> Vec<Suggestion> {
    let zones = jiff::tz::db().available().map(|zone| (zone.as_str().to_owned(), String::new()));
    // `typed` may be a city: the part of the name after the last slash.
    let wanted = fold(typed);
    let mut zones: Vec<String> = zones.map(|(zone, _)| zone).filter(|zone| fold(zone).contains(&wanted)).collect();
    zones.sort_by_key(|zone| !fold(zone).split('/').any(|part| part.starts_with(&wanted)));
    zones.into_iter().take(MOST).map(Suggestion::Word).collect()
}

/// The words that can follow a comma separated list.
fn names(ctx: &Context<'_>, words: &'static [&'static str], typed: &str) -> Vec<Suggestion> {
    let (before, last) = match typed.rsplit_once(',') {
        Some((before, last)) => (format!("{}, ", before.trim()), last.trim()),
        None => (String::new(), typed),
    };
    let wanted = fold(last);
    let label =
        |word: &str| Field::from_option(word).map(|field| fold(&(ctx.wording.field_name)(&ctx.actor.locale, field)));
    let fits = |word: &str| word.contains(&wanted) || label(word).is_some_and(|label| label.contains(&wanted));
    let fitting = words.iter().filter(|word| fits(word) && !before.contains(&format!("{word}, ")));
    fitting.take(MOST).map(|word| Suggestion::Name { before: before.clone(), word }).collect()
}

/// Pairs of code and name that fit what was typed: those that start with it before those that contain it.
fn best<C: AsRef<str>, N: AsRef<str>>(
    pairs: impl Iterator<Item = (C, N)>,
    typed: &str,
) -> impl Iterator<Item = (C, N)> {
    let wanted = fold(typed);
    let mut fitting: Vec<(u8, (C, N))> = pairs
        .filter_map(|pair| {
            let (code, name) = (fold(pair.0.as_ref()), fold(pair.1.as_ref()));
            let rank = if code == wanted {
                0
            } else if code.starts_with(&wanted) || name.starts_with(&wanted) {
                1
            } else if code.contains(&wanted) || name.contains(&wanted) {
                2
            } else {
                return None;
            };
            Some((rank, pair))
        })
        .collect();
    fitting.sort_by_key(|(rank, _)| *rank);
    fitting.into_iter().map(|(_, pair)| pair).take(MOST)
}
