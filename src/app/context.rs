//! What a use case works with: the asker, the clock, the settings, the words, and the open transaction.

use std::cell::RefCell;

use jiff::{SignedDuration, Timestamp};

use crate::domain::contact::{Contact, ContactId, Modified};
use crate::domain::found::Label;
use crate::domain::journal::JournalItem;
use crate::domain::settings::{Setting, Settings};
use crate::domain::tier::Tier;
use crate::store::{Read, Write};

use super::actor::Actor;
use super::draft::{self, Draft};
use super::outcome::{Answer, Audience, Likely, Notice, Outcome};
use super::refusal::Refusal;
use super::request::FormKey;
use super::stop::Stop;
use super::wording::Wording;

/// How long a half-filled form or a command that waits for a choice is kept.
pub const DRAFT_LIFE: SignedDuration = SignedDuration::from_mins(15);
/// How long the pages of a list can be turned.
pub const LIST_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// The transaction that the request runs in.
#[derive(Clone, Copy)]
pub enum Tx<'a> {
    Read(&'a Read<'a>),
    Write(&'a Write<'a>),
}

/// A draft that is stored once the request has run, whatever came of it.
pub struct PendingDraft {
    pub key: String,
    pub body: String,
    pub expires: Timestamp,
}

/// The name of what is being done, set once it is known.
#[derive(Debug, Default)]
pub struct Action(RefCell<String>);

impl Action {
    pub fn set(&self, name: impl Into<String>) {
        *self.0.borrow_mut() = name.into();
    }

    pub fn get(&self) -> String {
        self.0.borrow().clone()
    }
}

/// One request at work.
pub struct Context<'a> {
    pub actor: &'a Actor,
    pub tier: Tier,
    pub now: Timestamp,
    pub settings: &'a Settings,
    pub wording: &'a Wording,
    /// What the journal calls this change: the command's path.
    pub action: Action,
    tx: Tx<'a>,
    drafts: RefCell<Vec<PendingDraft>>,
    sent: RefCell<Option<SentForm>>,
}

/// A form as it was sent: what it is for, and the texts by the key of their input.
pub type SentForm = (FormKey, Vec<(String, String)>);

/// What a request leaves behind beside its answer.
#[derive(Default)]
pub struct Left {
    /// The drafts to store.
    pub drafts: Vec<PendingDraft>,
    /// The form that was worked on.
    pub sent: Option<SentForm>,
}

impl<'a> Context<'a> {
    pub fn new(
        actor: &'a Actor,
        tier: Tier,
        now: Timestamp,
        settings: &'a Settings,
        wording: &'a Wording,
        tx: Tx<'a>,
    ) -> Self {
        Context {
            actor,
            tier,
            now,
            settings,
            wording,
            action: Action::default(),
            tx,
            drafts: RefCell::default(),
            sent: RefCell::default(),
        }
    }

    /// What can be asked.
    pub fn db(&self) -> &'a Read<'a> {
        match self.tx {
            Tx::Read(read) => read,
            Tx::Write(write) => write,
        }
    }

    /// What can be changed. Only requests that say they write get here.
    pub fn write(&self) -> &'a Write<'a> {
        match self.tx {
            Tx::Write(write) => write,
            Tx::Read(_) => unreachable!("a request that changes something is declared to write"),
        }
    }

    /// The language of the server: the setting, else what the chat says.
    pub fn server_locale(&self) -> &str {
        match self.settings.get(Setting::ServerLanguage) {
            "" => &self.actor.guild_locale,
            language => language,
        }
    }

    /// Refuses unless the asker has the tier.
    pub fn require(&self, needs: Tier) -> Result<(), Stop> {
        if self.tier < needs { Err(Refusal::NotAllowed { needs }.into()) } else { Ok(()) }
    }

    /// Whether the asker sees privacy blocked contacts (rule 4.11: editors and above).
    pub fn sees_blocked(&self) -> bool {
        self.tier >= Tier::Editor
    }

    /// The contact with this row id, if the asker may see it. Of one that was merged, it is the one that was kept.
    pub fn contact(&self, id: ContactId) -> Result<Contact, Stop> {
        let contact = match self.db().contact(id)? {
            Some(contact) => Some(contact),
            None => self.db().kept_of(id)?,
        };
        Ok(contact.and_then(|contact| self.visible(contact)).ok_or(Refusal::ContactGone)?)
    }

    /// The contact as the asker may see it: without a company that is privacy blocked, or not at all.
    pub fn visible(&self, mut contact: Contact) -> Option<Contact> {
        if self.sees_blocked() {
            return Some(contact);
        }
        contact.company = contact.company.filter(|company| !company.privacy_blocked);
        (!contact.is_privacy_blocked()).then_some(contact)
    }

    /// As [`Self::visible`], for what a look-up found.
    pub fn visible_label(&self, mut contact: Label) -> Option<Label> {
        if self.sees_blocked() {
            return Some(contact);
        }
        contact.company = contact.company.filter(|company| !company.privacy_blocked);
        (!contact.privacy_blocked).then_some(contact)
    }

    /// The stamp of a change that the asker makes now.
    pub fn modified(&self) -> Modified {
        Modified { at: self.now, by: self.actor.name.clone() }
    }

    /// Writes what was changed into the journal.
    pub fn record(&self, items: &[JournalItem]) -> Result<(), Stop> {
        self.record_change(items)?;
        Ok(())
    }

    /// As [`Self::record`], for whoever needs to know the entry.
    pub fn record_change(&self, items: &[JournalItem]) -> Result<i64, Stop> {
        Ok(self.write().record(self.now, &self.actor.user_id, &self.actor.name, &self.action.get(), items)?)
    }

    /// Keeps what does not fit a button; gives the key under which it will be found.
    pub fn draft(&self, draft: &Draft, life: SignedDuration) -> String {
        let key = draft::new_key();
        let body = serde_json::to_string(draft).expect("drafts are plain data that JSON can hold");
        self.drafts.borrow_mut().push(PendingDraft { key: key.clone(), body, expires: self.now + life });
        key
    }

    /// Keeps another text under the key of a draft that the asker has.
    pub fn redraft(&self, key: &str, draft: &Draft, life: SignedDuration) {
        let body = serde_json::to_string(draft).expect("drafts are plain data that JSON can hold");
        self.drafts.borrow_mut().push(PendingDraft { key: key.to_owned(), body, expires: self.now + life });
    }

    /// The asker's draft, or a refusal that says that it has expired.
    pub fn take_draft(&self, key: &str) -> Result<Draft, Stop> {
        let draft = self.db().draft(key, self.now)?.ok_or(Refusal::OutOfDate)?;
        if draft.user_id != self.actor.user_id {
            return Err(Refusal::OutOfDate.into());
        }
        Ok(serde_json::from_str(&draft.body).map_err(|_| Refusal::OutOfDate)?)
    }

    /// Notes the form that is worked on, so that it can be opened again when it is refused.
    pub fn sent(&self, form: &FormKey, values: &[(String, String)]) {
        *self.sent.borrow_mut() = Some((form.clone(), values.to_vec()));
    }

    /// What stays when the request has run.
    pub fn into_left(self) -> Left {
        Left { drafts: self.drafts.into_inner(), sent: self.sent.into_inner() }
    }

    /// An answer for the asker alone.
    pub fn private(&self, outcome: Outcome) -> Answer {
        Answer {
            outcome,
            audience: Audience::Private,
            notices: Vec::new(),
            likely: None,
            server_locale: self.server_locale().to_owned(),
            remember: None,
        }
    }
}

impl Answer {
    pub fn with_notices(mut self, notices: impl IntoIterator<Item = Notice>) -> Self {
        self.notices.extend(notices);
        self
    }

    pub fn with_likely(mut self, likely: Option<Box<Likely>>) -> Self {
        self.likely = likely;
        self
    }

    pub fn remembering(mut self, contact: ContactId) -> Self {
        self.remember = Some(contact);
        self
    }
}
