//! `/contact assign` and `/contact unassign` give a contact codes of the lists of which it may have several.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Notice};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::app::{card, relations, target, texts};
use crate::domain::check;
use crate::domain::code_list::{Code, CodeList, SEARCH_WORD_MAX};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::fault::Fault;
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::relation::{AccountKind, Relation};
use crate::domain::settings::Settings;
use crate::domain::tier::Tier;

/// The lists of which a contact may have several codes.
const LISTS: &[&str] = &["industry", "mailing", "relation", "responsibility", "web-source"];

pub static ASSIGN: Command = Command {
    path: &["contact", "assign"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        required("list", OptionKind::Choice(LISTS)),
        required("code", OptionKind::CodeToAssign),
        optional("search-word", OptionKind::Text(30)),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run: assign,
};

pub static UNASSIGN: Command = Command {
    path: &["contact", "unassign"],
    options: &[
        required("contact", OptionKind::Contact(None)),
        required("list", OptionKind::Choice(LISTS)),
        required("code", OptionKind::CodeOfContact),
    ],
    tier: Tier::Editor,
    writes: true,
    form: command::Form::Never,
    run: unassign,
};

/// The list that is meant; the others are fields or settings.
fn list_of(args: &Args) -> Result<CodeList, Refusal> {
    args.need("list")?;
    let lists = CodeList::ALL.into_iter().filter(|list| LISTS.contains(&list.key())).collect::<Vec<_>>();
    Ok(args.word("list", &lists, CodeList::key)?.expect("the option was just seen to be there"))
}

/// Who has codes of the list (rules 1.1 and 2.3): `None` for companies and persons alike.
fn only(list: CodeList) -> Option<ContactType> {
    match list {
        CodeList::Industry | CodeList::WebSource | CodeList::Relation => Some(ContactType::Company),
        CodeList::Responsibility => Some(ContactType::Person),
        _ => None,
    }
}

/// The contact that the code belongs to: a person's relations are its company's (rule 1.1).
fn holder(ctx: &Context<'_>, contact: Contact, list: CodeList) -> Result<(Contact, Option<String>), Stop> {
    match (only(list), &contact.company) {
        (Some(only), company) if only != contact.contact_type => match company {
            Some(company) if list == CodeList::Relation => {
                let company = ctx.contact(company.id)?;
                let name = company.name().to_owned();
                Ok((company, Some(name)))
            }
            _ => Err(Refusal::ListNotFor { list, only, name: contact.name().to_owned() }.into()),
        },
        _ => Ok((contact, None)),
    }
}

fn assign(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let list = list_of(args)?;
    let code = texts::code(ctx, "code", list, &args.need("code")?)?;
    let search_word = args.text("search-word")?.unwrap_or_default();
    if !search_word.is_empty() && list != CodeList::WebSource {
        return Err(wrong("search-word", &search_word, Fault::WebSourcesOnly).into());
    }
    let search_word =
        check::line(&search_word, SEARCH_WORD_MAX).map_err(|fault| wrong("search-word", &search_word, fault))?;
    let contact = target::contact(ctx, &ASSIGN, args, "contact", None)?;
    let (contact, company) = holder(ctx, contact, list)?;
    let has = || Refusal::HasCode { list, code: code.clone(), name: contact.name().to_owned() };
    let assigned = Notice::Assigned { list, code: code.clone(), company };
    if list == CodeList::Relation {
        if let Some(kind) = reserved_for(ctx.settings, &code) {
            return Err(Refusal::CodeReserved { code, kind }.into());
        }
        if ctx.db().relations(contact.id)?.iter().any(|relation| relation.code == code) {
            return Err(has().into());
        }
        let relation = Relation { code: code.clone(), kind: None, no: String::new() };
        ctx.write().insert_relation(contact.id, &relation)?;
        relations::refresh(ctx.write(), ctx.settings, contact.id)?;
        let subject = Subject::Relation { contact: contact.id, code };
        return done(ctx, contact, JournalItem { subject, before: None, after: Some(Texts::new()) }, assigned);
    }
    let before = ctx.db().assignments(contact.id, list)?.into_iter().find(|assigned| assigned.code.code == code);
    let subject = Subject::Assignment { contact: contact.id, list, code: code.clone() };
    match before {
        None => {
            ctx.write().assign(contact.id, list, &code, &search_word)?;
            let item = JournalItem { subject, before: None, after: Some(word_texts(&search_word)) };
            done(ctx, contact, item, assigned)
        }
        Some(before) if list == CodeList::WebSource && before.search_word != search_word => {
            ctx.write().set_search_word(contact.id, list, &code, &search_word)?;
            let item = JournalItem {
                subject,
                before: Some(word_texts(&before.search_word)),
                after: Some(word_texts(&search_word)),
            };
            done(ctx, contact, item, Notice::SearchWordChanged { code })
        }
        Some(_) => Err(has().into()),
    }
}

fn unassign(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let list = list_of(args)?;
    let code = texts::code(ctx, "code", list, &args.need("code")?)?;
    let contact = target::contact(ctx, &UNASSIGN, args, "contact", None)?;
    let (contact, company) =
        if has(ctx, &contact, list, &code)? { (contact, None) } else { holder(ctx, contact, list)? };
    let not_there = || Refusal::HasNotCode { list, code: code.clone(), name: contact.name().to_owned() };
    let taken = Notice::Unassigned { list, code: code.clone(), company };
    if list == CodeList::Relation {
        let relations = ctx.db().relations(contact.id)?;
        let relation = relations.iter().find(|relation| relation.code == code).ok_or_else(not_there)?;
        if let Some(kind) = account_of(ctx.settings, relation) {
            return Err(Refusal::CodeReserved { code, kind }.into());
        }
        ctx.write().delete_relation(contact.id, &code)?;
        relations::refresh(ctx.write(), ctx.settings, contact.id)?;
        let subject = Subject::Relation { contact: contact.id, code };
        return done(ctx, contact, JournalItem { subject, before: Some(Texts::new()), after: None }, taken);
    }
    let assigned = ctx.db().assignments(contact.id, list)?;
    let before = assigned.into_iter().find(|assigned| assigned.code.code == code).ok_or_else(not_there)?;
    ctx.write().unassign(contact.id, list, &code)?;
    let subject = Subject::Assignment { contact: contact.id, list, code };
    done(ctx, contact, JournalItem { subject, before: Some(word_texts(&before.search_word)), after: None }, taken)
}

fn has(ctx: &Context<'_>, contact: &Contact, list: CodeList, code: &str) -> Result<bool, Stop> {
    Ok(match list {
        CodeList::Relation => ctx.db().relations(contact.id)?.iter().any(|relation| relation.code == code),
        _ => ctx.db().assignments(contact.id, list)?.iter().any(|assigned| assigned.code.code == code),
    })
}

/// The kind of account that the relation code stands for.
fn reserved_for(settings: &Settings, code: &str) -> Option<AccountKind> {
    AccountKind::ALL.into_iter().find(|kind| settings.relation_code(*kind) == code)
}

/// The kind of account behind a relation, if there is one: such a relation goes with its account only.
fn account_of(settings: &Settings, relation: &Relation) -> Option<AccountKind> {
    if relation.no.is_empty() { None } else { relation.kind.or(reserved_for(settings, &relation.code)) }
}

fn word_texts(word: &str) -> Texts {
    if word.is_empty() { Texts::new() } else { Texts::from([("search_word".to_owned(), word.to_owned())]) }
}

/// Writes the change down, stamps the contact where the list does that, and shows its card.
fn done(ctx: &Context<'_>, contact: Contact, item: JournalItem, notice: Notice) -> Result<Answer, Stop> {
    let touches = match &item.subject {
        // Rule 2.3: web sources and relations do not count as a change of the contact.
        Subject::Assignment { list, .. } => *list != CodeList::WebSource,
        _ => false,
    };
    if touches {
        ctx.write().touch_contact(contact.id, &ctx.modified())?;
    }
    ctx.record(&[item])?;
    Ok(card::answer(ctx, ctx.contact(contact.id)?, None)?.with_notices([notice]))
}

/// The codes that the options so far leave to choose from, for suggestions; `None` without a list.
pub fn assignable(ctx: &Context<'_>, args: &Args) -> Result<Option<Vec<Code>>, Stop> {
    let Ok(list) = list_of(args) else { return Ok(None) };
    let mut codes = ctx.db().codes(list)?;
    if list == CodeList::Relation {
        codes.retain(|code| reserved_for(ctx.settings, &code.code).is_none());
    }
    let own = match chosen(ctx, args)? {
        // A contact that cannot have codes of the list is refused when the command is sent.
        Some(contact) => holder(ctx, contact, list).map_or(Ok(Vec::new()), |(one, _)| own_codes(ctx, &one, list))?,
        None => Vec::new(),
    };
    // A web source that is there already can get another search word.
    codes.retain(|code| list == CodeList::WebSource || !own.contains(code));
    Ok(Some(codes))
}

/// The codes that can be taken from the contact, for suggestions; `None` without a list or a contact.
pub fn assigned(ctx: &Context<'_>, args: &Args) -> Result<Option<Vec<Code>>, Stop> {
    let (Ok(list), Some(contact)) = (list_of(args), chosen(ctx, args)?) else { return Ok(None) };
    let mut codes = own_codes(ctx, &contact, list)?;
    if let (true, CodeList::Relation, Some(company)) = (codes.is_empty(), list, &contact.company) {
        codes = own_codes(ctx, &ctx.contact(company.id)?, list)?;
    }
    Ok(Some(codes))
}

/// The contact that was chosen before: suggestions bring its number.
fn chosen(ctx: &Context<'_>, args: &Args) -> Result<Option<Contact>, Stop> {
    match args.text("contact") {
        Ok(Some(given)) => target::by_number(ctx, &given),
        // What is wrong with it is said when the command is sent.
        Ok(None) | Err(_) => Ok(None),
    }
}

/// The contact's own codes of the list; of relations those that can be taken by hand.
fn own_codes(ctx: &Context<'_>, contact: &Contact, list: CodeList) -> Result<Vec<Code>, Stop> {
    if list != CodeList::Relation {
        return Ok(ctx.db().assignments(contact.id, list)?.into_iter().map(|assigned| assigned.code).collect());
    }
    let mut codes = Vec::new();
    for relation in ctx.db().relations(contact.id)? {
        if account_of(ctx.settings, &relation).is_none() {
            codes.extend(ctx.db().code(list, &relation.code)?);
        }
    }
    Ok(codes)
}
