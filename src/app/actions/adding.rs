//! What adding a company and adding a person have in common: from options to a stored contact and its card.

use crate::app::args::Args;
use crate::app::card;
use crate::app::command::Command;
use crate::app::context::{Context, DRAFT_LIFE};
use crate::app::draft::Draft;
use crate::app::outcome::{Answer, Form, Input, InputLabel, Notice, Outcome, form_title};
use crate::app::refusal::{Place, Refusal};
use crate::app::request::FormKey;
use crate::app::stop::Stop;
use crate::app::{target, texts};
use crate::domain::check;
use crate::domain::code_list::CodeList;
use crate::domain::contact::{Contact, ContactId, ContactType, NewContact, Values};
use crate::domain::field::Field;
use crate::domain::insert::{Insert, complete};
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::number_series::SeriesKind;
use crate::domain::relation::sum_up;
use crate::domain::settings::{Setting, Settings};

use super::contact_note::NOTE_MAX;
use super::doubles::{self, Decision};
use super::{company_add, person_add};

/// Opens the form of the most used fields, filled in with what the options already say; the other options wait.
pub fn form(ctx: &Context<'_>, contact_type: ContactType, args: &Args) -> Result<Answer, Stop> {
    let fields: &[Field] = match contact_type {
        ContactType::Company => &[Field::Name, Field::PhoneNo, Field::EMail, Field::HomePage, Field::City],
        ContactType::Person => &[Field::Name, Field::JobTitle, Field::PhoneNo, Field::EMail],
    };
    let mut inputs = Vec::new();
    for &field in fields {
        inputs.push(Input {
            key: field.option().to_owned(),
            label: InputLabel::Field(field),
            value: args.text(field.option())?.unwrap_or_default(),
            required: field == Field::Name,
            max: max_of(field),
            long: false,
        });
    }
    if contact_type == ContactType::Person {
        let company = Input {
            key: "company".to_owned(),
            label: InputLabel::Company,
            value: args.text("company")?.unwrap_or_default(),
            required: false,
            max: max_of(Field::Name),
            long: false,
        };
        inputs.insert(1, company);
    }
    let rest = args.0.iter().filter(|(name, _)| !inputs.iter().any(|input| input.key == *name)).cloned().collect();
    let rest = Args(rest);
    let draft = (!rest.0.is_empty()).then(|| ctx.draft(&Draft::NewContact { args: rest }, DRAFT_LIFE));
    Ok(ctx.private(Outcome::Form(Form {
        key: FormKey::NewContact { contact_type, draft },
        title: form_title(contact_type),
        inputs,
    })))
}

/// Stores a new contact that came in a form, as its command would.
pub fn add_from_form(ctx: &Context<'_>, contact_type: ContactType, args: &Args) -> Result<Answer, Stop> {
    let command = match contact_type {
        ContactType::Company => &company_add::COMMAND,
        ContactType::Person => &person_add::COMMAND,
    };
    ctx.action.set(command.name());
    add(ctx, command, contact_type, args)
}

/// The longest text that a form takes for the field.
pub fn max_of(field: Field) -> u16 {
    u16::try_from(field.spec().max).expect("no field is longer than a form's input")
}

/// Stores a new contact and gives its card; asks first if it may be a duplicate.
pub fn add(
    ctx: &Context<'_>,
    command: &'static Command,
    contact_type: ContactType,
    args: &Args,
) -> Result<Answer, Stop> {
    add_decided(ctx, command, contact_type, args, Decision::Look)
}

/// As [`add`], with what is known about its duplicates.
pub fn add_decided(
    ctx: &Context<'_>,
    command: &'static Command,
    contact_type: ContactType,
    args: &Args,
    decision: Decision<'_>,
) -> Result<Answer, Stop> {
    let private = args.flag("private")?;
    let company = match contact_type {
        ContactType::Person => target::company(ctx, command, args, "company")?,
        ContactType::Company => None,
    };
    let given = given_values(ctx, command, contact_type, args)?;
    let code = |option: &str, list: CodeList| -> Result<Option<String>, Stop> {
        args.text(option)?.map(|text| texts::code(ctx, option, list, &text)).transpose()
    };
    let assignment = match contact_type {
        ContactType::Company => code("industry", CodeList::Industry)?.map(|code| (CodeList::Industry, code)),
        ContactType::Person => {
            code("responsibility", CodeList::Responsibility)?.map(|code| (CodeList::Responsibility, code))
        }
    };
    let note = match args.text("note")? {
        None => None,
        Some(text) => {
            Some(check::paragraphs(&text, NOTE_MAX).map_err(|fault| crate::app::args::wrong("note", &text, fault))?)
        }
    };
    let own = ctx.db().salesperson_of_user(&ctx.actor.user_id)?.filter(|own| !own.blocked);
    let settings = without_blocked_default(ctx)?;
    let (values, cut) = complete(&Insert {
        contact_type,
        given: &given,
        company: company.as_ref().map(|company| &company.values),
        settings: &settings,
        own_salesperson: own.as_ref().map(|own| own.code.as_str()),
    });
    let relations = match &company {
        Some(company) => ctx.db().relations(company.id)?,
        None => Vec::new(),
    };
    let mut notices = vec![Notice::Added];
    notices.extend(cut.into_iter().map(|field| Notice::PartCut { field }));
    let (no, no_series) = number(ctx, args, &mut notices)?;

    let new = NewContact {
        no,
        no_series,
        contact_type,
        company: company.as_ref().map(|company| company.id),
        values,
        business_relation: sum_up(relations.iter(), ctx.settings),
        modified: ctx.modified(),
    };
    if let Decision::Look = decision {
        doubles::look(ctx, command, args, &new, company.as_ref())?;
    }
    let id = ctx.write().insert_contact(&new)?;
    let mut items = vec![JournalItem {
        subject: Subject::Contact { id },
        before: None,
        after: Some(texts_of_new(&new, company.as_ref())),
    }];
    if let Some((list, code)) = assignment {
        ctx.write().assign(id, list, &code, "")?;
        items.push(JournalItem {
            subject: Subject::Assignment { contact: id, list, code },
            before: None,
            after: Some(Texts::new()),
        });
    }
    if let Some(text) = note {
        items.push(add_note(ctx, id, text)?);
    }
    if let Decision::Separate(others) = decision {
        for other in others {
            items.extend(doubles::separate(ctx, id, *other)?);
        }
        notices.push(Notice::Separated { contacts: others.len() as u64 + 1 });
    }
    ctx.record(&items)?;
    let stored = ctx.contact(id)?;
    Ok(card::answer(ctx, stored, private)?.with_notices(notices))
}

/// The settings, without the default salesperson if that one was blocked since: a blocked one is given to nobody.
fn without_blocked_default(ctx: &Context<'_>) -> Result<Settings, Stop> {
    let mut settings = ctx.settings.clone();
    let default = ctx.db().salesperson(settings.get(Setting::DefaultSalesperson))?;
    if default.is_some_and(|salesperson| salesperson.blocked) {
        settings.set(Setting::DefaultSalesperson, "");
    }
    Ok(settings)
}

/// Stores a note and gives its line for the journal.
pub fn add_note(ctx: &Context<'_>, contact: ContactId, text: String) -> Result<JournalItem, Stop> {
    let id = ctx.write().insert_note(contact, &text, &ctx.actor.user_id, &ctx.actor.name, ctx.now)?;
    let after = Texts::from([("text".to_owned(), text)]);
    Ok(JournalItem { subject: Subject::Note { contact, id }, before: None, after: Some(after) })
}

fn given_values(ctx: &Context<'_>, command: &Command, contact_type: ContactType, args: &Args) -> Result<Values, Stop> {
    let mut values = Values::default();
    // A signature has a fax number, which is no option: the form that reads one takes it all the same.
    let takes = |field: &Field| *field == Field::FaxNo || command.option(field.option()).is_some();
    for field in Field::ALL.into_iter().filter(takes) {
        if let Some(text) = args.text(field.option())? {
            values.set(field, texts::field(ctx, contact_type, field, &text)?);
        }
    }
    if values.is_blank(Field::Name) {
        let fault = crate::domain::fault::Fault::Blank;
        return Err(Refusal::Wrong { place: Place::Field(Field::Name), given: String::new(), fault }.into());
    }
    Ok(values)
}

/// The number that was given, if numbers may be given and it is free; else the next free one of the series.
fn number(ctx: &Context<'_>, args: &Args, notices: &mut Vec<Notice>) -> Result<(String, String), Stop> {
    let series = ctx.db().series(SeriesKind::Contacts)?;
    let refuse = |given: &str, fault| Refusal::Series { series: SeriesKind::Contacts, given: given.to_owned(), fault };
    if let Some(given) = args.text("number")? {
        let number = series.check_manual(&given).map_err(|fault| refuse(&given, fault))?;
        if ctx.db().is_number_taken(&number)? {
            return Err(Refusal::NumberTaken { number }.into());
        }
        return Ok((number, String::new()));
    }
    let mut series = series;
    loop {
        let drawn = series.next().map_err(|fault| refuse("", fault))?;
        series = drawn.series;
        if !ctx.db().is_number_taken(&drawn.no)? {
            ctx.write().save_series(&series)?;
            if let Some(left) = drawn.warning {
                notices.push(Notice::NumbersRunOut { series: SeriesKind::Contacts, left });
            }
            return Ok((drawn.no, SeriesKind::Contacts.code().to_owned()));
        }
    }
}

fn texts_of_new(new: &NewContact, company: Option<&Contact>) -> Texts {
    let mut texts: Texts = new.values.filled().map(|(field, text)| (field.key().to_owned(), text.to_owned())).collect();
    texts.insert("no".to_owned(), new.no.clone());
    texts.insert("type".to_owned(), new.contact_type.key().to_owned());
    if let Some(company) = company {
        texts.insert("company_no".to_owned(), company.no.clone());
    }
    texts
}
