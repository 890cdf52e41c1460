//! The message menu *Save as contact*: what a signature says as a form that is filled in. Nothing is stored before the form
//! is sent; then it goes the way of `/person add` and `/company add`.

use crate::app::args::{ArgValue, Args};
use crate::app::command::MessageMenu;
use crate::app::context::{Context, DRAFT_LIFE};
use crate::app::draft::{Draft, Understood};
use crate::app::outcome::{Answer, Form, Input, InputLabel, Outcome, ReadingRow, form_title};
use crate::app::refusal::{Place, Refusal};
use crate::app::request::FormKey;
use crate::app::stop::Stop;
use crate::app::wording::Wording;
use crate::domain::contact::{Contact, ContactType};
use crate::domain::fault::Fault;
use crate::domain::field::Field;
use crate::domain::fold::fold;
use crate::domain::query::Query;
use crate::domain::settings::Setting;
use crate::domain::signature::{self, Reading};
use crate::domain::tier::Tier;

use super::adding::{self, max_of};

pub static MENU: MessageMenu =
    MessageMenu { key: "save-contact", name: "Save as contact", tier: Tier::Editor, run: save };

/// The input that takes what has no input of its own, a line a value: `Mobile: 040 123 4567`.
pub const MORE: &str = "more";
/// Room for [`MORE`]: all that a signature has fits many times.
const MORE_MAX: u16 = 2000;

/// The fields of that input, in the order in which they are shown.
const BESIDE: [Field; 14] = [
    Field::JobTitle,
    Field::PhoneNo,
    Field::MobilePhoneNo,
    Field::FaxNo,
    Field::EMail,
    Field::HomePage,
    Field::Address,
    Field::Address2,
    Field::PostCode,
    Field::City,
    Field::County,
    Field::CountryRegionCode,
    Field::VatRegistrationNo,
    Field::RegistrationNo,
];

/// The fields that have an input of their own.
fn own_inputs(contact_type: ContactType) -> &'static [Field] {
    match contact_type {
        ContactType::Person => &[Field::Name, Field::JobTitle, Field::EMail],
        ContactType::Company => &[Field::Name, Field::PhoneNo, Field::EMail, Field::HomePage],
    }
}

fn save(ctx: &Context<'_>, text: &str) -> Result<Answer, Stop> {
    if text.trim().is_empty() {
        return Err(Refusal::NothingToRead.into());
    }
    let readings = signature::read(text, ctx.settings.get(Setting::PhoneRegion));
    match readings.as_slice() {
        [] => Err(Refusal::NoSignature.into()),
        [one] => form(ctx, &understood(one)),
        several => {
            let row = |reading: &Reading| {
                let understood = understood(reading);
                let draft = ctx.draft(&Draft::Reading(understood.clone()), DRAFT_LIFE);
                let name = [Field::Name, Field::EMail, Field::PhoneNo, Field::MobilePhoneNo]
                    .into_iter()
                    .map(|field| understood.get(field))
                    .find(|text| !text.is_empty());
                ReadingRow {
                    name: name.unwrap_or_default().to_owned(),
                    company: understood.company.clone(),
                    job_title: understood.get(Field::JobTitle).to_owned(),
                    draft,
                }
            };
            Ok(ctx.private(Outcome::Readings(several.iter().map(row).collect())))
        }
    }
}

fn understood(reading: &Reading) -> Understood {
    Understood {
        contact_type: reading.contact_type,
        fields: reading.values.filled().map(|(field, text)| (field.key().to_owned(), text.to_owned())).collect(),
        company: reading.company.clone(),
        mail_domain: reading.mail_domain.clone(),
    }
}

/// Opens the form of what waits in the draft.
pub fn open(ctx: &Context<'_>, draft: &str) -> Result<Answer, Stop> {
    match ctx.take_draft(draft)? {
        Draft::Reading(understood) => form(ctx, &understood),
        _ => Err(Refusal::OutOfDate.into()),
    }
}

/// The form of what was understood: its values in five inputs, all of them to be seen.
pub fn form(ctx: &Context<'_>, understood: &Understood) -> Result<Answer, Stop> {
    let contact_type = understood.contact_type;
    let own = own_inputs(contact_type);
    let mut inputs: Vec<Input> = Vec::new();
    for &field in own {
        inputs.push(Input {
            key: field.option().to_owned(),
            label: InputLabel::Field(field),
            value: understood.get(field).to_owned(),
            required: field == Field::Name,
            max: max_of(field),
            long: false,
        });
    }
    if contact_type == ContactType::Person {
        let company = Input {
            key: "company".to_owned(),
            label: InputLabel::Company,
            value: company_of(ctx, understood)?,
            required: false,
            max: max_of(Field::Name),
            long: false,
        };
        inputs.insert(1, company);
    }
    let beside = BESIDE.into_iter().filter(|field| field.applies_to(contact_type) && !own.contains(field));
    let lines = beside.filter(|field| !understood.get(*field).is_empty()).map(|field| {
        let text = understood.get(field);
        let label = (ctx.wording.field_name)(&ctx.actor.locale, field);
        match field {
            Field::CountryRegionCode => format!("{label}: {}", (ctx.wording.country_name)(&ctx.actor.locale, text)),
            _ => format!("{label}: {text}"),
        }
    });
    inputs.push(Input {
        key: MORE.to_owned(),
        label: InputLabel::More,
        value: lines.collect::<Vec<_>>().join("\n"),
        required: false,
        max: MORE_MAX,
        long: true,
    });
    Ok(ctx.private(Outcome::Form(Form {
        key: FormKey::Reading { contact_type },
        title: form_title(contact_type),
        inputs,
    })))
}

/// Stores what came in the form, as the command would.
pub fn submit(ctx: &Context<'_>, contact_type: ContactType, sent: Args) -> Result<Answer, Stop> {
    let more = sent.text(MORE)?.unwrap_or_default();
    let mut args = Args(sent.0.into_iter().filter(|(name, _)| name != MORE).collect());
    for line in more.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let refuse = |fault| Refusal::Wrong { place: Place::Option(MORE.to_owned()), given: line.to_owned(), fault };
        let (field, text) = labelled(ctx.wording, contact_type, line).ok_or_else(|| refuse(Fault::NoLabel))?;
        if args.text(field.option())?.is_some() {
            return Err(Refusal::Wrong {
                place: Place::Field(field),
                given: line.to_owned(),
                fault: Fault::GivenTwice,
            }
            .into());
        }
        args.set(field.option(), ArgValue::Text(text.to_owned()));
    }
    adding::add_from_form(ctx, contact_type, &args)
}

/// The field and the text of a line `Mobile: 040 123 4567`; labels of any language that the bot speaks.
fn labelled<'t>(wording: &Wording, contact_type: ContactType, line: &'t str) -> Option<(Field, &'t str)> {
    let (label, text) = line.split_once(':')?;
    let wanted = fold(label.trim());
    let is_called = |field: &Field| {
        field.option() == wanted
            || (wording.spoken)().iter().any(|locale| fold(&(wording.field_name)(locale, *field)) == wanted)
    };
    let field = BESIDE.into_iter().filter(|field| field.applies_to(contact_type)).find(is_called)?;
    Some((field, text.trim()))
}

/// What is known of a company that a sent form names and that is not there yet: its name, and what a company shares with
/// its people.
pub fn missing_company(wording: &Wording, name: &str, sent: &[(String, String)]) -> Draft {
    const SHARED: [Field; 7] = [
        Field::HomePage,
        Field::Address,
        Field::Address2,
        Field::PostCode,
        Field::City,
        Field::County,
        Field::CountryRegionCode,
    ];
    let mut fields = vec![(Field::Name.key().to_owned(), name.to_owned())];
    let more = sent.iter().find(|(key, _)| crate::app::shown::name(key) == MORE).map_or("", |(_, text)| text);
    let lines = more.lines().filter_map(|line| labelled(wording, ContactType::Person, line));
    fields.extend(
        lines
            .filter(|(field, _)| SHARED.contains(field))
            .map(|(field, text)| (field.key().to_owned(), text.to_owned())),
    );
    Draft::Reading(Understood {
        contact_type: ContactType::Company,
        fields,
        company: String::new(),
        mail_domain: String::new(),
    })
}

/// The company that the form names: the one that is there by that name, else by the mail domain, else as the text has it.
fn company_of(ctx: &Context<'_>, understood: &Understood) -> Result<String, Stop> {
    let by_name = by_name(ctx, &understood.company)?;
    let found = match by_name {
        Some(company) => Some(company),
        None => by_domain(ctx, &understood.mail_domain)?,
    };
    let Some(company) = found else { return Ok(understood.company.clone()) };
    // The name is what people know; the number where two have the same one.
    let named = ctx.db().companies_matching(company.name(), ctx.sees_blocked(), 2)?;
    let is_clear = matches!(named.as_slice(), [only] if only.id == company.id);
    Ok(if is_clear { company.name().to_owned() } else { company.no })
}

/// The one company of that name; what stands for its form does not count.
fn by_name(ctx: &Context<'_>, name: &str) -> Result<Option<Contact>, Stop> {
    /// Companies that begin alike and are compared.
    const ALIKE: u32 = 50;
    if name.is_empty() {
        return Ok(None);
    }
    let bare = signature::company_words(name);
    let first = bare.first().map_or(name, String::as_str);
    for asked in [name, first] {
        let mut same = ctx.db().companies_matching(asked, ctx.sees_blocked(), ALIKE)?;
        let exact: Vec<usize> = (0..same.len()).filter(|at| fold(same[*at].name()) == fold(name)).collect();
        if let [only] = exact.as_slice() {
            return Ok(Some(same.swap_remove(*only)));
        }
        same.retain(|company| signature::company_words(company.name()) == bare);
        if same.len() == 1 {
            return Ok(same.pop());
        }
    }
    Ok(None)
}

/// The one company that has mail at the domain, itself or by its people.
fn by_domain(ctx: &Context<'_>, domain: &str) -> Result<Option<Contact>, Stop> {
    /// Contacts at the domain that are looked at.
    const LOOKED_AT: u32 = 50;
    if domain.is_empty() {
        return Ok(None);
    }
    let query = Query::parse(&format!("@{domain}"));
    let hits = ctx.db().search(&query, None, &ctx.actor.user_id, ctx.sees_blocked(), LOOKED_AT)?;
    let at_domain = |contact: &Contact| {
        let mails = format!("{};{}", contact.get(Field::EMail), contact.get(Field::EMail2)).to_lowercase();
        mails.split(';').any(|mail| mail.split_once('@').is_some_and(|(_, of)| of == domain))
    };
    let mut companies = Vec::new();
    for hit in hits {
        let found = ctx.db().contact(hit.contact.id)?.and_then(|contact| ctx.visible(contact));
        companies.extend(found.filter(at_domain).and_then(|contact| match contact.contact_type {
            ContactType::Company => Some(contact.id),
            ContactType::Person => contact.company.map(|company| company.id),
        }));
    }
    companies.sort_unstable();
    companies.dedup();
    match companies.as_slice() {
        [only] => Ok(ctx.db().contact(*only)?.and_then(|company| ctx.visible(company))),
        _ => Ok(None),
    }
}
