//! `/contact note` adds a note to a contact, or shows its notes; whoever wrote one, and admins, change and remove it.

use crate::app::args::{Args, wrong};
use crate::app::command::{self, Command, OptionKind, optional, required};
use crate::app::context::Context;
use crate::app::outcome::{Answer, Form, FormTitle, Input, InputLabel, NoteRow, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::request::FormKey;
use crate::app::stop::Stop;
use crate::app::{shown, target};
use crate::domain::check;
use crate::domain::contact::{Contact, ContactId};
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::tier::Tier;
use crate::store::Note;

use super::adding;

/// Longest note in characters.
pub const NOTE_MAX: usize = 1000;
/// Notes a page: each with two buttons, and up to 1,000 characters of the message's 4,000.
const PER_PAGE: u32 = 3;

pub static COMMAND: Command = Command {
    path: &["contact", "note"],
    options: &[required("contact", OptionKind::Contact(None)), optional("text", OptionKind::Text(1000))],
    tier: Tier::Viewer,
    writes: true,
    form: command::Form::Never,
    run,
};

fn run(ctx: &Context<'_>, args: &Args) -> Result<Answer, Stop> {
    let text = args.text("text")?;
    if text.is_some() {
        ctx.require(Tier::Editor)?;
    }
    let contact = target::contact(ctx, &COMMAND, args, "contact", None)?;
    match text {
        None => page_of(ctx, contact, 0),
        Some(text) => add(ctx, contact, &text),
    }
}

/// A page of the notes of the contact with this row id.
pub fn page(ctx: &Context<'_>, contact: ContactId, page: u32) -> Result<Answer, Stop> {
    page_of(ctx, ctx.contact(contact)?, page)
}

fn page_of(ctx: &Context<'_>, contact: Contact, page: u32) -> Result<Answer, Stop> {
    let page = ctx.db().notes(contact.id, page, PER_PAGE)?.map(|note| NoteRow { own: may_change(ctx, &note), note });
    let id = contact.id;
    Ok(ctx.private(Outcome::Notes { contact, page }).remembering(id))
}

fn add(ctx: &Context<'_>, contact: Contact, text: &str) -> Result<Answer, Stop> {
    let item = adding::add_note(ctx, contact.id, checked(text)?)?;
    ctx.record(&[item])?;
    Ok(page_of(ctx, contact, 0)?.with_notices([Notice::NoteAdded]))
}

fn checked(text: &str) -> Result<String, Refusal> {
    check::paragraphs(text, NOTE_MAX).map_err(|fault| wrong("text", text, fault))
}

fn may_change(ctx: &Context<'_>, note: &Note) -> bool {
    ctx.tier >= Tier::Admin || (ctx.tier >= Tier::Editor && note.user_id == ctx.actor.user_id)
}

/// The note, if it is still there and the asker may change it.
fn own(ctx: &Context<'_>, id: i64) -> Result<(Note, Contact), Stop> {
    let note = ctx.db().note(id)?.ok_or(Refusal::NoteGone)?;
    let contact = ctx.contact(note.contact)?;
    if !may_change(ctx, &note) {
        return Err(Refusal::NotYourNote.into());
    }
    Ok((note, contact))
}

/// Opens the form for a new note.
pub fn form(ctx: &Context<'_>, contact: ContactId) -> Result<Answer, Stop> {
    let contact = ctx.contact(contact)?;
    let title = FormTitle::NewNote { name: contact.name().to_owned() };
    Ok(note_form(ctx, FormKey::NewNote { contact: contact.id }, title, String::new()))
}

/// Opens the form of a note, filled in.
pub fn edit_form(ctx: &Context<'_>, id: i64) -> Result<Answer, Stop> {
    let (note, contact) = own(ctx, id)?;
    let title = FormTitle::EditNote { name: contact.name().to_owned() };
    Ok(note_form(ctx, FormKey::Note { note: id }, title, note.text))
}

fn note_form(ctx: &Context<'_>, key: FormKey, title: FormTitle, value: String) -> Answer {
    let max = u16::try_from(NOTE_MAX).expect("a note is shorter than a form's input");
    let input = Input { key: "text".to_owned(), label: InputLabel::Note, value, required: true, max, long: true };
    ctx.private(Outcome::Form(Form { key, title, inputs: vec![input] }))
}

/// Stores a new note that came in a form.
pub fn submit_new(ctx: &Context<'_>, contact: ContactId, values: &Args) -> Result<Answer, Stop> {
    add(ctx, ctx.contact(contact)?, &values.text("text")?.unwrap_or_default())
}

/// Stores a note that was changed in a form.
pub fn submit_changed(ctx: &Context<'_>, id: i64, values: &Args) -> Result<Answer, Stop> {
    let (note, contact) = own(ctx, id)?;
    let text = checked(&values.text("text")?.unwrap_or_default())?;
    if text != note.text {
        ctx.write().update_note(id, &text)?;
        ctx.record(&[item(&note, Some(note.text.clone()), Some(text))])?;
    }
    Ok(page_of(ctx, contact, 0)?.with_notices([Notice::NoteChanged]))
}

/// Removes a note. One that was changed since it was shown (`seen` is the mark of its text) is shown as it is now.
pub fn remove(ctx: &Context<'_>, id: i64, seen: &str) -> Result<Answer, Stop> {
    let (note, contact) = own(ctx, id)?;
    if shown::mark(&note.text) != seen {
        let subject = Subject::Note { contact: note.contact, id };
        let by = ctx.db().latest_texts(&subject, "text")?.into_iter().next().map(|(by, _)| by).unwrap_or_default();
        return Ok(page_of(ctx, contact, 0)?.with_notices([Notice::ShownAnew { by }]));
    }
    ctx.write().delete_note(id)?;
    ctx.record(&[item(&note, Some(note.text.clone()), None)])?;
    Ok(page_of(ctx, contact, 0)?.with_notices([Notice::NoteRemoved]))
}

fn item(note: &Note, before: Option<String>, after: Option<String>) -> JournalItem {
    let texts = |text: Option<String>| text.map(|text| Texts::from([("text".to_owned(), text)]));
    JournalItem {
        subject: Subject::Note { contact: note.contact, id: note.id },
        before: texts(before),
        after: texts(after),
    }
}
