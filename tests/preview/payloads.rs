//! Prints messages and forms as the bot sends them to Discord, by name: what `take-pictures` draws.
//!
//! A server in a temporary folder is filled through the bot's own commands, so a picture shows what the program does.

use std::error::Error;
use std::io::Write;

use kontakti::app::actor::{Actor, Rank};
use kontakti::app::args::{ArgValue, Args};
use kontakti::app::command::{Command, OptionKind};
use kontakti::app::outcome::{HelpTopic, Outcome};
use kontakti::app::request::{Call, Part, Press, Request};
use kontakti::app::{App, command_named};
use kontakti::discord::CommandIds;
use kontakti::discord::write::{self, To};
use kontakti::domain::contact::{ContactId, ContactType};
use kontakti::domain::settings::Section;
use kontakti::store::{GuildKey, Store};
use kontakti::view::reply::{Body, Reply};
use kontakti::view::{commands, render, wording};
use serde_json::{Map, Value, json};

mod samples;

use samples::*;

/// When everything happened, so that the pictures are the same tomorrow: 24 November 2026, 17:30 UTC.
const WHEN: &str = "<t:1795541400:";
const SALES: &str = "201";
const GUESTS: &str = "202";

type Given<'a> = &'a [(&'a str, &'a str)];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let app = App::new(Store::open(folder.path())?, wording());
    let mut drawn = Map::new();
    drawn.insert("names".into(), json!({ "1": "Mikko", "2": "Saara", SALES: "Sales", GUESTS: "Guests" }));

    let mut english = Desk::new(&app, "101", "en-GB");
    everyday(&mut english, &mut drawn)?;
    forms_and_panels(&mut english, &mut drawn)?;
    refusals(&mut english, &mut drawn)?;
    let mut stress = Desk::new(&app, "102", "en-GB");
    extremes(&mut stress, &mut drawn)?;
    let mut finnish = Desk::new(&app, "103", "fi");
    in_finnish(&mut finnish, &mut drawn)?;

    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &still(Value::Object(drawn)))?;
    Ok(out.write_all(b"\n")?)
}

/// The messages of an ordinary day.
fn everyday(desk: &mut Desk<'_>, drawn: &mut Map<String, Value>) -> Result<(), Box<dyn Error>> {
    prepare(desk)?;
    let cronus = desk.adds("company add", CRONUS)?;
    desk.adds("person add", AINO)?;
    for (name, job) in [("Eero Mäkinen", "Managing director"), ("Kaisa Salo", "Invoices")] {
        desk.adds("person add", &[("name", name), ("company", "CT000001"), ("job-title", job)])?;
    }
    for (name, city) in
        [("Cronus Norge AS", "Oslo"), ("Cronus Sverige AB", "Stockholm"), ("Baltic Cronus OÜ", "Tallinn")]
    {
        desk.adds("company add", &[("name", name), ("city", city), ("phone", "+47 22 12 34 56")])?;
    }
    desk.says("contact note", &[("contact", "CT000001"), ("text", CRONUS_NOTE)])?;
    desk.says("contact note", &[("contact", "CT000002"), ("text", "Prefers a call after ten.")])?;
    desk.says("contact edit", &[("contact", "CT000002"), ("mobile", "040 765 4321"), ("level", "")])?;

    drawn.insert("company-card".into(), desk.shows("find", &[("query", "CT000001")])?);
    drawn.insert("person-card".into(), desk.shows("find", &[("query", "aino cronus")])?);
    drawn.insert("chooser".into(), desk.opened("find", &[("query", "cronus")])?);
    drawn.insert("chooser-closed".into(), desk.shows("find", &[("query", "cronus")])?);
    drawn.insert("nothing-found".into(), desk.shows("find", &[("query", "zeppelin works")])?);
    drawn.insert("company-added".into(), desk.shows("company add", &[("name", "Bare Oy")])?);
    drawn.insert(
        "company-edited".into(),
        desk.shows("contact edit", &[("contact", "CT000001"), ("city", "Espoo"), ("phone", "09 765 4321")])?,
    );
    drawn.insert(
        "independent-person".into(),
        desk.shows("person add", &[("name", "Ville Virta"), ("phone", "050 123 4567"), ("country", "FI")])?,
    );
    drawn.insert("people".into(), desk.shows("company people", &[("company", "CT000001")])?);
    drawn.insert("people-none".into(), desk.shows("company people", &[("company", "CT000005")])?);
    drawn.insert("list".into(), desk.shows("contact list", &[])?);
    drawn.insert("list-filtered".into(), desk.shows("contact list", &[("type", "person"), ("city", "Helsinki")])?);
    drawn.insert("list-none".into(), desk.shows("contact list", &[("city", "Reykjavík")])?);
    drawn.insert("history".into(), desk.shows("contact history", &[("contact", "CT000001")])?);
    drawn.insert("notes".into(), desk.shows("contact note", &[("contact", "CT000001")])?);
    drawn.insert("parts".into(), desk.pressed(Press::Edit { contact: cronus, private: false }, &[])?);
    Ok(())
}

/// What a server has set up before its first contact.
fn prepare(desk: &mut Desk<'_>) -> Result<(), Box<dyn Error>> {
    desk.says(
        "salesperson add",
        &[("code", "JO"), ("name", "Jim Olive"), ("email", "jim@example.com"), ("user", "1")],
    )?;
    desk.says("salesperson add", &[("code", "SL"), ("name", "Saara Laine")])?;
    desk.says("code add", &[("list", "territory"), ("code", "FI-SOUTH"), ("description", "Southern Finland")])?;
    desk.says("setup cards", &[("time-zone", "Europe/Helsinki"), ("phone-region", "FI")])?;
    Ok(())
}

fn forms_and_panels(desk: &mut Desk<'_>, drawn: &mut Map<String, Value>) -> Result<(), Box<dyn Error>> {
    drawn.insert("form-new-company".into(), desk.shows("company add", &[])?);
    drawn.insert("form-new-person".into(), desk.shows("person add", &[("company", "CT000001")])?);
    let aino = desk.contact("CT000002")?;
    for part in Part::ALL {
        drawn.insert(
            format!("form-{}", part.key()),
            desk.pressed(Press::EditPart { contact: aino, part, private: false }, &[])?,
        );
    }
    drawn.insert("form-note".into(), desk.pressed(Press::NewNote { contact: aino }, &[])?);
    desk.says("setup access", &[("role", SALES), ("tier", "editor")])?;
    desk.says("setup access", &[("role", GUESTS), ("tier", "viewer")])?;
    for section in Section::ALL {
        drawn.insert(format!("panel-{}", section.key()), desk.pressed(Press::Section { section }, &[])?);
    }
    drawn.insert("setting-changed".into(), desk.shows("setup inheritance", &[("salesperson", "false")])?);
    drawn.insert("codes".into(), desk.shows("code list", &[("list", "industry")])?);
    drawn.insert(
        "code-added".into(),
        desk.shows("code add", &[("list", "industry"), ("code", "BAKERY"), ("description", "Bakeries")])?,
    );
    drawn.insert("form-codes".into(), desk.shows("code add", &[("list", "industry")])?);
    drawn.insert("salespeople".into(), desk.shows("salesperson list", &[])?);
    for topic in HelpTopic::ALL {
        drawn.insert(format!("help-{}", topic.key()), desk.shows("help", &[("topic", topic.key())])?);
    }
    Ok(())
}

fn refusals(desk: &mut Desk<'_>, drawn: &mut Map<String, Value>) -> Result<(), Box<dyn Error>> {
    let acme = ("name", "Acme");
    for (name, command, given) in [
        ("phone", "company add", &[acme, ("phone", "09 CALL ME")][..]),
        ("mail", "company add", &[acme, ("email", "a@acme.fi, b@acme.fi")]),
        ("company", "person add", &[("name", "Aino"), ("company", "nobody & sons")]),
        ("code", "company add", &[acme, ("territory", "FI-SUOTH")]),
        ("number", "company add", &[acme, ("number", "CT000001")]),
        ("name", "company add", &[("name", LONGEST_NAME_AND_MORE)]),
    ] {
        drawn.insert(format!("refused-{name}"), desk.shows(command, given)?);
    }
    let form = kontakti::app::request::FormKey::NewContact { contact_type: ContactType::Company, draft: None };
    let values = vec![("name".into(), "Acme".into()), ("phone".into(), "09 CALL ME".into())];
    drawn.insert(
        "refused-form".into(),
        desk.body(Request::Submit { form, values }, To::Form { private_message: false })?,
    );
    desk.rank = Rank::Roles { roles: vec![GUESTS.into()], manages_server: false };
    desk.says("setup access", &[]).ok();
    drawn.insert("refused-tier".into(), desk.shows("setup numbering", &[("series", "contacts"), ("first", "C1")])?);
    desk.rank = Rank::Roles { roles: vec![], manages_server: true };
    drawn.insert("out-of-date".into(), desk.pressed(Press::Show { contact: ContactId(99_999), private: false }, &[])?);
    Ok(())
}

/// The longest values, emoji, right to left, Markdown in names, and a contact that is to be left alone.
fn extremes(desk: &mut Desk<'_>, drawn: &mut Map<String, Value>) -> Result<(), Box<dyn Error>> {
    prepare(desk)?;
    desk.says("salesperson add", &[("code", "WMWMWMWMWMWMWMWMWMWM"), ("name", LONGEST_SALESPERSON)])?;
    let company = desk.adds("company add", LONGEST_COMPANY)?;
    let person = desk.adds("person add", LONGEST_PERSON)?;
    for contact in ["CT000001", "CT000002"] {
        for (field, value) in [("name-2", LONGEST_NAME_2), ("email-2", LONGEST_MAIL)] {
            desk.says("contact set", &[("contact", contact), ("field", field), ("value", value)])?;
        }
        desk.says("contact note", &[("contact", contact), ("text", &LONG_NOTE.repeat(9))])?;
    }
    for n in 0..9 {
        desk.adds(
            "person add",
            &[("name", &format!("{n} {LONGEST_PERSON_NAME}")), ("company", "CT000001"), ("job-title", LONGEST_JOB)],
        )?;
    }
    drawn.insert("longest-company".into(), desk.pressed(Press::Show { contact: company, private: false }, &[])?);
    drawn.insert("longest-person".into(), desk.pressed(Press::Show { contact: person, private: false }, &[])?);
    drawn.insert("longest-people".into(), desk.shows("company people", &[("company", "CT000001")])?);
    drawn.insert("longest-list".into(), desk.shows("contact list", &[])?);
    drawn.insert("longest-chooser".into(), desk.opened("find", &[("query", "wolfeschlegelsteinhausenberger")])?);
    drawn.insert("longest-notes".into(), desk.shows("contact note", &[("contact", "CT000001")])?);
    drawn.insert("longest-history".into(), desk.shows("contact history", &[("contact", "CT000001")])?);
    drawn.insert("longest-parts".into(), desk.pressed(Press::Edit { contact: company, private: false }, &[])?);
    drawn.insert(
        "longest-form".into(),
        desk.pressed(Press::EditPart { contact: company, part: Part::Address, private: false }, &[])?,
    );
    drawn.insert("emoji-company".into(), desk.shows("company add", EMOJI)?);
    drawn.insert("arabic-company".into(), desk.shows("company add", ARABIC)?);
    drawn.insert("hebrew-person".into(), desk.shows("person add", HEBREW)?);
    drawn.insert("markdown-company".into(), desk.shows("company add", MARKDOWN)?);
    drawn.insert("mixed-list".into(), desk.shows("contact list", &[("sort", "changed")])?);
    desk.adds("person add", &[("name", "Veera Vaiti"), ("phone", "040 000 0000"), ("email", "veera@example.com")])?;
    let blocked = desk.says("contact list", &[("text", "Vaiti")])?;
    drop(blocked);
    drawn.insert(
        "privacy-blocked".into(),
        desk.shows("contact set", &[("contact", "Veera Vaiti"), ("field", "privacy-blocked"), ("value", "true")])?,
    );
    Ok(())
}

fn in_finnish(desk: &mut Desk<'_>, drawn: &mut Map<String, Value>) -> Result<(), Box<dyn Error>> {
    prepare(desk)?;
    desk.adds("company add", CRONUS)?;
    let aino = desk.adds("person add", AINO)?;
    desk.says("contact note", &[("contact", "CT000002"), ("text", "Soita vasta kymmenen jälkeen.")])?;
    drawn.insert("fi-company-card".into(), desk.shows("find", &[("query", "CT000001")])?);
    drawn.insert("fi-person-card".into(), desk.shows("find", &[("query", "aino")])?);
    drawn.insert("fi-chooser".into(), desk.opened("find", &[("query", "cronus")])?);
    drawn.insert("fi-nothing-found".into(), desk.shows("find", &[("query", "zeppeliini")])?);
    drawn.insert("fi-parts".into(), desk.pressed(Press::Edit { contact: aino, private: false }, &[])?);
    drawn.insert("fi-form-new-person".into(), desk.shows("person add", &[])?);
    drawn.insert("fi-refused-phone".into(), desk.shows("company add", &[("name", "Acme"), ("phone", "09 SOITA")])?);
    drawn.insert("fi-panel-inheritance".into(), desk.pressed(Press::Section { section: Section::Inheritance }, &[])?);
    drawn.insert("fi-history".into(), desk.shows("contact history", &[("contact", "CT000002")])?);
    drawn.insert("fi-help".into(), desk.shows("help", &[])?);
    Ok(())
}

/// Somebody at a server who types and presses.
struct Desk<'a> {
    app: &'a App,
    guild: &'a str,
    locale: &'a str,
    rank: Rank,
    ids: CommandIds,
    calls: u32,
}

impl<'a> Desk<'a> {
    fn new(app: &'a App, guild: &'a str, locale: &'a str) -> Self {
        let ids =
            kontakti::app::COMMANDS.iter().map(|command| (command.path[0].to_owned(), "900".to_owned())).collect();
        let rank = Rank::Roles { roles: vec![], manages_server: true };
        Desk { app, guild, locale, rank, ids, calls: 0 }
    }

    fn answer(&mut self, request: Request) -> Result<(Reply, Option<ContactId>), Box<dyn Error>> {
        self.calls += 1;
        let actor = Actor {
            guild: GuildKey::new(self.guild).ok_or("the guild's key is no key")?,
            user_id: "1".into(),
            name: "Mikko".into(),
            locale: self.locale.into(),
            guild_locale: self.locale.into(),
            rank: self.rank.clone(),
        };
        let call = Call { id: self.calls.to_string(), actor, request };
        let result = self.app.handle(&call);
        let contact = match &result {
            Ok(answer) => match &answer.outcome {
                Outcome::Card(card) => Some(card.contact.id),
                _ => None,
            },
            Err(_) => None,
        };
        Ok((render(&result, self.locale), contact))
    }

    /// Uses a command for what it does.
    fn says(&mut self, name: &str, given: Given<'_>) -> Result<Reply, Box<dyn Error>> {
        Ok(self.answer(command(name, given)?)?.0)
    }

    /// Adds a contact; anything but a card is a mistake in this program.
    fn adds(&mut self, name: &str, given: Given<'_>) -> Result<ContactId, Box<dyn Error>> {
        let (reply, contact) = self.answer(command(name, given)?)?;
        contact.ok_or_else(|| format!("{name} gave no card but {reply:?}").into())
    }

    fn contact(&mut self, number: &str) -> Result<ContactId, Box<dyn Error>> {
        self.adds("contact show", &[("contact", number)])
    }

    /// A command and what it is answered with, for a picture.
    fn shows(&mut self, name: &str, given: Given<'_>) -> Result<Value, Box<dyn Error>> {
        let body = self.body(command(name, given)?, To::Command)?;
        let used = if body.get("title").is_some() { Value::Null } else { self.used(name)? };
        Ok(json!({ "used": used, "locale": self.locale, "body": body }))
    }

    /// The same with its select opened.
    fn opened(&mut self, name: &str, given: Given<'_>) -> Result<Value, Box<dyn Error>> {
        let mut entry = self.shows(name, given)?;
        entry["open"] = true.into();
        Ok(entry)
    }

    fn pressed(&mut self, press: Press, picked: &[&str]) -> Result<Value, Box<dyn Error>> {
        let picked = picked.iter().map(|value| (*value).to_owned()).collect();
        let body = self.body(Request::Press { press, picked }, To::Component { private_message: false })?;
        Ok(json!({ "locale": self.locale, "body": body }))
    }

    fn body(&mut self, request: Request, to: To) -> Result<Value, Box<dyn Error>> {
        let (reply, _) = self.answer(request)?;
        if matches!(reply.body, Body::Silence) {
            return Err("there was no answer".into());
        }
        let mut sent = write::first(&reply, to, &self.ids)?.ok_or("there was nothing to send")?;
        Ok(sent["data"].take())
    }

    /// Who used which command, as Discord shows it above the answer.
    fn used(&self, name: &str) -> Result<Value, Box<dyn Error>> {
        let command = known(name)?;
        let mut words = vec![commands::command(self.locale, command).name];
        if command.path.len() > 1 {
            words.insert(0, commands::group(self.locale, command.path[0]).name);
        }
        Ok(json!({ "by": "Mikko", "command": words.join(" ") }))
    }
}

fn known(name: &str) -> Result<&'static Command, Box<dyn Error>> {
    command_named(name).ok_or_else(|| format!("there is no command {name}").into())
}

fn command(name: &str, given: Given<'_>) -> Result<Request, Box<dyn Error>> {
    let command = known(name)?;
    let args = given.iter().map(|(option, text)| {
        let value = match command.option(option).map(|spec| spec.kind) {
            Some(OptionKind::Flag) => ArgValue::Flag(*text == "true"),
            _ => ArgValue::Text((*text).to_owned()),
        };
        ((*option).to_owned(), value)
    });
    Ok(Request::Command { command, args: Args(args.collect()) })
}

/// Puts one moment in place of every time that is shown.
fn still(value: Value) -> Value {
    match value {
        Value::String(text) => {
            let mut parts = text.split("<t:");
            let mut stilled = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                stilled.push_str(WHEN);
                stilled.push_str(part.split_once(':').map_or(part, |(_, rest)| rest));
            }
            Value::String(stilled)
        }
        Value::Array(items) => items.into_iter().map(still).collect(),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, still(value))).collect(),
        other => other,
    }
}
