//! Use cases: one file a user action. Permission, once-only, journal and faults are handled here for all of them.

pub mod actions;
pub mod actor;
pub mod args;
mod card;
pub mod command;
mod complete;
pub mod context;
mod dispatch;
pub mod draft;
pub mod form;
pub mod form_key;
pub mod help_topic;
mod ledger;
mod limit;
pub mod live;
mod looking_up;
mod needs;
mod notice;
pub mod outcome;
mod presence;
pub mod refusal;
mod relations;
pub mod request;
mod same;
pub mod shown;
pub mod stop;
mod target;
mod texts;
pub mod trouble;
mod upkeep;
pub mod wording;

use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;

use crate::domain::settings::Setting;
use crate::domain::standard;
use crate::domain::tier::tier_of;
use crate::domain::{greetings, language};
use crate::store::{Guild, GuildKey, Read, Store, StoreError};

use actions as a;
use actor::{Actor, Rank};
use command::{Command, MessageMenu};
use context::{Context, DRAFT_LIFE, Left, PendingDraft, SentForm, Tx};
use draft::Draft;
use limit::Limit;
use outcome::{Answer, Outcome};
use presence::Departed;
use refusal::{Failure, Refusal, Retry};
use request::{Call, FormKey, Request};
use stop::Stop;
use trouble::Trouble;
use wording::Wording;

/// The commands that exist, in the order of the help.
pub static COMMANDS: &[&Command] = &[
    &a::find::COMMAND,
    &a::contact_show::COMMAND,
    &a::contact_list::COMMAND,
    &a::contact_edit::COMMAND,
    &a::contact_set::COMMAND,
    &a::contact_assign::ASSIGN,
    &a::contact_assign::UNASSIGN,
    &a::contact_move::COMMAND,
    &a::contact_change_type::COMMAND,
    &a::contact_delete::COMMAND,
    &a::contact_restore::COMMAND,
    &a::contact_purge::COMMAND,
    &a::contact_merge::COMMAND,
    &a::contact_undo::COMMAND,
    &a::contact_note::COMMAND,
    &a::contact_salutation::COMMAND,
    &a::contact_address_add::COMMAND,
    &a::contact_address_list::COMMAND,
    &a::contact_address_remove::COMMAND,
    &a::contact_history::COMMAND,
    &a::company_add::COMMAND,
    &a::company_people::COMMAND,
    &a::person_add::COMMAND,
    &a::duplicates_find::FIND,
    &a::duplicates_find::REBUILD,
    &a::relation_create::CREATE,
    &a::relation_create::LINK,
    &a::relation_unlink::COMMAND,
    &a::setup_show::COMMAND,
    &a::setup_numbering::COMMAND,
    &a::setup_settings::INHERITANCE,
    &a::setup_settings::DEFAULT_VALUES,
    &a::setup_settings::RELATIONS,
    &a::setup_settings::DUPLICATES,
    &a::setup_duplicate_string::COMMAND,
    &a::setup_salutation::COMMAND,
    &a::setup_settings::CARDS,
    &a::setup_access::COMMAND,
    &a::code_add::COMMAND,
    &a::code_edit::COMMAND,
    &a::code_rename::COMMAND,
    &a::code_delete::COMMAND,
    &a::code_list::COMMAND,
    &a::salesperson_add::COMMAND,
    &a::salesperson_edit::COMMAND,
    &a::salesperson_delete::COMMAND,
    &a::salesperson_hand_over::COMMAND,
    &a::salesperson_list::COMMAND,
    &a::help::COMMAND,
];

/// The commands in the menu of a message.
pub static MENUS: &[&MessageMenu] = &[&a::message_save::MENU];

/// The command of this path (`contact edit`).
pub fn command_named(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().copied().find(|command| command.name() == name)
}

/// The application: use cases over the guilds' files.
pub struct App {
    store: Store,
    wording: Wording,
    limit: Limit,
    departed: Departed,
}

impl App {
    pub fn new(store: Store, wording: Wording) -> Self {
        App { store, wording, limit: Limit::default(), departed: Departed::default() }
    }

    /// Lets each person make so many changes a minute; 0: any number.
    pub fn with_limit(self, writes_per_minute: u32) -> Self {
        App { limit: Limit::new(writes_per_minute), ..self }
    }

    /// Answers a request. Blocks on the database: call it off the async threads.
    ///
    /// A fault is logged here, once, under the incident id that the person sees.
    pub fn handle(&self, call: &Call) -> Result<Answer, Failure> {
        self.work_on(call).unwrap_or_else(|error| Err(failed(&self.looked_into(&call.actor.guild, error))))
    }

    /// Writes down that the asker looked the contact up; `false` when somebody else writes just now, whom it does not wait
    /// for. To be called after the answer is out.
    pub fn remember(&self, call: &Call, answer: &Answer) -> bool {
        let Some(contact) = answer.remember else { return true };
        let written = self.guild(&call.actor).and_then(|guild| {
            guild.write_if_free(|db| db.remember_recent(&call.actor.user_id, contact, Timestamp::now()))
        });
        match written {
            Ok(written) => written.is_some(),
            Err(error) => {
                tracing::warn!(%error, "what was looked up lately could not be written down");
                true
            }
        }
    }

    /// The files behind the use cases: for export and import, which work on a whole guild.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The actor's guild, with its standard lists, series and settings on first use.
    pub fn guild(&self, actor: &Actor) -> Result<Arc<Guild>, StoreError> {
        let guild = self.store.guild(&actor.guild)?;
        if guild.is_ready() {
            return Ok(guild);
        }
        if guild.read(|db| Ok::<_, StoreError>(db.is_fresh()? || !db.has_been_given_formulas()?))? {
            guild.write(|db| {
                // Somebody else may have been faster between the two transactions.
                if db.is_fresh()? {
                    db.seed(&(self.wording.standard_codes)(&actor.guild_locale), &standard::series())?;
                    if let Some(region) = region_of(&actor.guild_locale) {
                        db.set_setting(Setting::PhoneRegion, region)?;
                    }
                }
                // Files that are older than the formulas get them, too.
                if !db.has_been_given_formulas()? {
                    let language = language::from_code(&actor.guild_locale).unwrap_or_default();
                    db.give_formulas(&greetings::formulas(language))?;
                }
                Ok::<_, StoreError>(())
            })?;
        }
        guild.set_ready();
        Ok(guild)
    }

    fn work_on(&self, call: &Call) -> Result<Result<Answer, Failure>, StoreError> {
        let guild = self.guild(&call.actor)?;
        let mut left = Left::default();
        let result = if call.request.writes() {
            guild.write(|db| {
                if !db.mark_processed(&call.id, Timestamp::now())? {
                    return Err(Stop::Repeat);
                }
                let allowed = self.limit.take(&call.actor.guild, &call.actor.user_id, Instant::now());
                if let Err(wait) = allowed {
                    // A form comes back as it was sent.
                    if let Request::Submit { form, values } = &call.request {
                        left.sent = Some((form.clone(), values.clone()));
                    }
                    return Err(Refusal::TooFast { seconds: wait.as_secs_f64().ceil() as u64 }.into());
                }
                self.run(call, db, Tx::Write(db), &mut left)
            })
        } else {
            guild.read(|db| self.run(call, db, Tx::Read(db), &mut left))
        };
        self.conclude(call, &guild, result, left)
    }

    /// The error; of damage in the guild's file, what came of looking into it.
    fn looked_into(&self, guild: &GuildKey, error: StoreError) -> StoreError {
        match error.cause() {
            StoreError::Damaged => self.store.look_into(guild).err().unwrap_or(error),
            _ => error,
        }
    }

    fn run(&self, call: &Call, db: &Read<'_>, tx: Tx<'_>, left: &mut Left) -> Result<Answer, Stop> {
        let settings = db.settings()?;
        let tier = match &call.actor.rank {
            Rank::Fixed(tier) => *tier,
            Rank::Roles { roles, manages_server } => tier_of(&db.access()?, roles, *manages_server),
        };
        let ctx = Context::new(&call.actor, tier, Timestamp::now(), &settings, &self.wording, tx);
        let result = dispatch::run(&ctx, &call.request);
        *left = ctx.into_left();
        result
    }

    /// Stores the drafts that the request left behind, a refused form among them, and tells failures apart.
    fn conclude(
        &self,
        call: &Call,
        guild: &Guild,
        result: Result<Answer, Stop>,
        Left { mut drafts, sent }: Left,
    ) -> Result<Result<Answer, Failure>, StoreError> {
        let concluded = match result {
            Ok(answer) => Ok(answer),
            Err(Stop::Ask(answer)) => Ok(*answer),
            Err(Stop::Repeat) => Ok(repeat(call)),
            Err(Stop::Store(error)) => return Err(error),
            Err(Stop::Refused(refusal)) => {
                let retry = match sent.filter(|_| refusal.can_be_mended()) {
                    Some(sent) => Some(self.retry(guild, &refusal, sent, &mut drafts)?),
                    None => None,
                };
                Err(Failure::Refused { refusal, retry })
            }
        };
        let now = Timestamp::now();
        if !drafts.is_empty() {
            guild.write(|db| {
                drafts.iter().try_for_each(|draft| {
                    db.put_draft(&draft.key, &call.actor.user_id, &draft.body, now, draft.expires)
                })
            })?;
        }
        Ok(concluded)
    }

    /// Keeps a refused form as it was sent, so that it can be opened again.
    fn retry(
        &self,
        guild: &Guild,
        refusal: &Refusal,
        (form, mut values): SentForm,
        drafts: &mut Vec<PendingDraft>,
    ) -> Result<Retry, StoreError> {
        let now = Timestamp::now();
        // The options that wait beside the form live as long as it does.
        if let FormKey::NewContact { draft: Some(key), .. } = &form
            && let Some(waiting) = guild.read(|db| db.draft(key, now))?
        {
            drafts.push(PendingDraft { key: key.clone(), body: waiting.body, expires: now + DRAFT_LIFE });
        }
        let company = self.missing_company(refusal, &form, &values, drafts, now);
        let theirs = match refusal {
            Refusal::Clash { clashes } => shown::tell(&mut values, clashes),
            _ => Vec::new(),
        };
        let body = Draft::Form { key: form, values, theirs };
        let body = serde_json::to_string(&body).expect("drafts are plain data that JSON can hold");
        let draft = draft::new_key();
        drafts.push(PendingDraft { key: draft.clone(), body, expires: now + DRAFT_LIFE });
        Ok(Retry { draft, company })
    }

    /// The draft of a company that a person's form names and that is not there: it can be added on the way.
    fn missing_company(
        &self,
        refusal: &Refusal,
        form: &FormKey,
        sent: &[(String, String)],
        drafts: &mut Vec<PendingDraft>,
        now: Timestamp,
    ) -> Option<String> {
        let (Refusal::NoCompany { given }, FormKey::NewContact { .. } | FormKey::Reading { .. }) = (refusal, form)
        else {
            return None;
        };
        let body = a::message_save::missing_company(&self.wording, given, sent);
        let body = serde_json::to_string(&body).expect("drafts are plain data that JSON can hold");
        let key = draft::new_key();
        drafts.push(PendingDraft { key: key.clone(), body, expires: now + DRAFT_LIFE });
        Some(key)
    }
}

impl Refusal {
    /// Whether sending the form again with other texts could help.
    fn can_be_mended(&self) -> bool {
        !matches!(
            self,
            Refusal::NotAllowed { .. }
                | Refusal::ContactGone
                | Refusal::NoteGone
                | Refusal::NotYourNote
                | Refusal::OutOfDate
                | Refusal::ServerOnly
                | Refusal::NotInServer
                | Refusal::Unavailable { .. }
        )
    }
}

fn repeat(call: &Call) -> Answer {
    Answer {
        outcome: Outcome::Repeat,
        audience: outcome::Audience::Private,
        notices: Vec::new(),
        likely: None,
        server_locale: call.actor.guild_locale.clone(),
        remember: None,
    }
}

fn failed(error: &StoreError) -> Failure {
    let incident = draft::new_key();
    tracing::error!(%incident, %error, "a request failed");
    match Trouble::of(error) {
        Some(trouble) => Refusal::Unavailable { trouble, incident }.into(),
        None => Failure::Fault { incident },
    }
}

/// The country that a locale speaks of, for reading phone numbers: `fi` is Finland, `en-GB` the United Kingdom.
fn region_of(locale: &str) -> Option<&'static str> {
    let (language, region) = locale.split_once('-').unwrap_or((locale, ""));
    crate::domain::country::from_code(region).or(match language {
        "da" => Some("DK"),
        "sv" => Some("SE"),
        "cs" => Some("CZ"),
        "el" => Some("GR"),
        "uk" => Some("UA"),
        "ja" => Some("JP"),
        "ko" => Some("KR"),
        "hi" => Some("IN"),
        "vi" => Some("VN"),
        // A language that several countries speak says nothing.
        "ar" | "en" | "es" | "pt" | "zh" => None,
        // The others carry the code of their country: fi, de, fr, it, nl, no, pl …
        language => crate::domain::country::from_code(language),
    })
}
