//! What came of a request: data that the view puts into words.

use jiff::civil::Date;

use crate::domain::alternative_address::AlternativeAddress;
use crate::domain::code_list::{Code, CodeList};
use crate::domain::contact::{Contact, ContactId, Modified, Values};
use crate::domain::field::Field;
use crate::domain::found::{Hit, Label, Page};
use crate::domain::journal::JournalEntry;
use crate::domain::number_series::NumberSeries;
use crate::domain::relation::{AccountKind, Relation};
use crate::domain::salesperson::Salesperson;
use crate::domain::salutation::{Formality, Formula};
use crate::domain::search_string::SearchString;
use crate::domain::settings::{Section, Settings};
use crate::domain::tier::Tier;
use crate::store::{Assignment, ChangeHead, CodeCount, Note, Trashed};

use super::command::Command;
pub use super::form::{Form, FormTitle, Input, InputLabel, form_title};
pub use super::help_topic::HelpTopic;
pub use super::notice::{AccountChange, ChangedField, Notice};
use super::request::PairPlace;
pub use super::same::{Doubles, Likely, MergePanel, PairPage, Pairing, Stage};

/// An outcome and how it is to be shown.
#[derive(Debug)]
pub struct Answer {
    pub outcome: Outcome,
    pub audience: Audience,
    /// Shown with the outcome: what else the person should know.
    pub notices: Vec<Notice>,
    /// What the contact that was changed may be the same as now: told to the asker alone, after the answer.
    pub likely: Option<Box<Likely>>,
    /// The language of the server: what public answers are written in. As a setting or the chat says it.
    pub server_locale: String,
    /// The contact that was looked up or changed, to be remembered once the answer is out.
    pub remember: Option<ContactId>,
}

/// Who sees the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody in the channel, in the server's language.
    Public,
    /// The asker alone, in the asker's language.
    Private,
}

#[derive(Debug)]
pub enum Outcome {
    Card(Box<Card>),
    /// A card in the channel whose contact is not to be seen there any more.
    CardGone(Gone),
    /// Several hits. `draft`: a command waits for the choice; else choosing posts the card.
    Chooser(Chooser),
    /// No hit.
    Nothing(Nothing),
    List(ContactPage),
    People {
        company: Contact,
        page: Page<Contact>,
    },
    History {
        contact: Contact,
        page: Page<JournalEntry>,
    },
    Notes {
        contact: Contact,
        page: Page<NoteRow>,
    },
    Addresses {
        contact: Contact,
        /// The day that it is in the server's time zone.
        today: Date,
        page: Page<AddressRow>,
    },
    Greeting(Box<Greeting>),
    /// The formulas of a salutation code.
    Formulas {
        code: Code,
        page: Page<Formula>,
    },
    /// A company's change that would flow to its people.
    Flow(Box<Flow>),
    /// Asks before a contact is deleted.
    DeleteQuestion(Box<DeleteQuestion>),
    /// A contact is in the trash.
    Deleted {
        no: String,
        name: String,
        people: u64,
        /// The journal's entry, which can be taken back.
        change: i64,
    },
    /// What merging two contacts would do.
    Merge(Box<MergePanel>),
    /// A contact went into another one.
    Merged {
        kept: Contact,
        /// Of the one that went.
        no: String,
        name: String,
        /// The journal's entry, which can be taken back.
        change: i64,
        /// The page of pairs from which it came.
        next: Option<PairPlace>,
    },
    /// Asks before a contact in the trash is erased.
    PurgeQuestion(Box<Trashed>),
    Purged {
        no: String,
        people: u64,
    },
    /// A change was taken back, and no card shows it.
    Undone {
        change: ChangeHead,
        /// The journal's entry of the taking back.
        entry: i64,
    },
    /// A question was answered with no: nothing was done.
    Cancelled,
    /// The forms that a card's Edit button offers.
    Parts {
        contact: Contact,
        /// The card whose button it was is the asker's alone.
        private: bool,
    },
    Form(Form),
    /// The contacts that a message speaks of, to choose among.
    Readings(Vec<ReadingRow>),
    Panel(Box<Panel>),
    Codes {
        list: CodeList,
        page: Page<CodeCount>,
    },
    Salespeople {
        page: Page<(Salesperson, u64)>,
    },
    Help {
        topic: HelpTopic,
        tier: Tier,
    },
    /// A contact that is about to be added may be there already.
    Doubles(Box<Doubles>),
    /// What waited for a decision was forgotten.
    Dropped,
    /// Two contacts that may be the same.
    Pairs(Box<PairPage>),
    Suggestions(Vec<Suggestion>),
    /// The interaction was worked on before: the first answer stands.
    Repeat,
}

/// Why a card shows its contact no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    Deleted,
    /// It, or its company, is privacy blocked (rule 4.11).
    Hidden,
}

/// What a deletion takes along.
#[derive(Debug)]
pub struct DeleteQuestion {
    pub contact: Contact,
    /// How many people belong to it, and the first of them by name.
    pub people: u64,
    pub first: Vec<(String, String)>,
    /// Notes, codes, relations and alternative addresses.
    pub notes: u64,
    pub codes: u64,
    pub relations: u64,
    pub addresses: u64,
    /// Days until it is erased.
    pub draft: String,
}

/// A company's change and the people whom it would reach (rule 4.4).
#[derive(Debug)]
pub struct Flow {
    pub company: Contact,
    /// The company's fields after the change.
    pub after: Values,
    pub page: Page<Follower>,
    /// Key of the draft in which the change waits.
    pub draft: String,
}

/// A person who follows the company, with the fields as they become.
#[derive(Debug, Clone)]
pub struct Follower {
    pub person: Contact,
    pub after: Values,
}

/// All that a card shows.
#[derive(Debug, Clone)]
pub struct Card {
    pub contact: Contact,
    /// It was asked for in private: what its buttons bring is private, too.
    pub private: bool,
    /// Postal address lines in the order of the contact's country.
    pub address: Vec<String>,
    /// The code of the alternative address that `address` is, when one is in force today.
    pub alternative_address: Option<String>,
    /// The country of `address`; blank: none is given.
    pub address_country: String,
    /// Phone, e-mail and the like of the alternative address that is in force.
    pub alternative_reach: Vec<(Field, String)>,
    /// The accounts of the contact and of its company, by kind.
    pub accounts: Vec<Relation>,
    /// The relations of the contact and of its company that are only codes.
    pub other_relations: Vec<Assignment>,
    pub salesperson_name: String,
    pub territory_description: String,
    pub level_description: String,
    /// A company's own, or those of the person's company.
    pub industry_groups: Vec<Assignment>,
    pub job_responsibilities: Vec<Assignment>,
    pub mailing_groups: Vec<Assignment>,
    /// A company's own, each with its search word.
    pub web_sources: Vec<Assignment>,
    pub last_note: Option<Note>,
    /// How many people belong to it; companies only.
    pub people: u64,
    /// IANA name of the server's time zone, for dates.
    pub time_zone: String,
    /// `tel:`-ready international forms, where the number could be read with the server's region.
    pub phone_link: Option<String>,
    pub mobile_link: Option<String>,
}

/// One of several contacts that a message speaks of.
#[derive(Debug)]
pub struct ReadingRow {
    /// Its name, else what it can be reached by.
    pub name: String,
    pub company: String,
    pub job_title: String,
    /// Key of the draft that holds all that was understood.
    pub draft: String,
}

#[derive(Debug)]
pub struct Chooser {
    pub query: String,
    pub hits: Vec<Hit>,
    /// Key of the draft that waits; `None`: choosing posts the card.
    pub draft: Option<String>,
    /// More hits than are shown.
    pub more: bool,
    /// The card was asked for in private.
    pub private: bool,
    /// The command that waits opens a form.
    pub opens_form: bool,
}

#[derive(Debug)]
pub struct Nothing {
    pub query: String,
    /// The nearest spelling, with the key of a draft that looks it up.
    pub nearest: Option<(String, String)>,
    /// Draft that fills the name of a new contact in; `None` when the asker may not add.
    pub add: Option<String>,
}

#[derive(Debug)]
pub struct ContactPage {
    pub page: Page<Contact>,
    /// Draft key of the filter.
    pub draft: String,
    /// Sums the filter up: pairs of option name and value, as given.
    pub filter: Vec<(String, String)>,
}

/// A note, and whether the asker may change it.
#[derive(Debug)]
pub struct NoteRow {
    pub note: Note,
    pub own: bool,
}

/// An alternative address as a page shows it.
#[derive(Debug)]
pub struct AddressRow {
    pub address: AlternativeAddress,
    /// Its postal lines in the order of its country.
    pub lines: Vec<String>,
    pub is_in_force: bool,
}

/// How to greet a contact.
#[derive(Debug)]
pub struct Greeting {
    pub contact: Contact,
    pub formality: Formality,
    pub text: String,
    /// That of the formula (blank: any); `None`: no formula fits, so it is a plain greeting with the name.
    pub language: Option<String>,
}

/// The setup panel, open at a section.
#[derive(Debug)]
pub struct Panel {
    pub section: Section,
    pub settings: Settings,
    pub series: Vec<NumberSeries>,
    /// Role id and tier; `everyone` is everybody.
    pub access: Vec<(String, Tier)>,
    /// Choices for settings that are picked: salespeople and codes that exist, up to 25 each.
    pub salespeople: Vec<Salesperson>,
    pub territories: Vec<crate::domain::code_list::Code>,
    pub salutations: Vec<crate::domain::code_list::Code>,
    pub relations: Vec<crate::domain::code_list::Code>,
    /// Every list with the number of its codes.
    pub lists: Vec<(CodeList, u64)>,
    pub search_strings: Vec<SearchString>,
    /// Who changed something of the section last, and when.
    pub changed: Option<Modified>,
    /// Every salutation code with the number of its formulas.
    pub formulas: Vec<(Code, u64)>,
    /// The commands and the tier that each needs, for the access section.
    pub commands: &'static [&'static Command],
    /// Whether the person may change what the panel shows.
    pub may_change: bool,
}

/// A suggestion for an option that is being typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Suggestion {
    /// Value: the number.
    Contact(Box<Label>),
    /// Value: `code`; `description` goes with it.
    Code {
        code: String,
        description: String,
    },
    /// Value: the number.
    Account {
        kind: AccountKind,
        number: String,
    },
    /// Value: the field's key with dashes.
    FieldName(Field),
    Country(&'static str),
    Language(&'static str),
    Currency(&'static str),
    /// As it is: time zones, lists of names.
    Word(String),
    /// A change; value: its id. `zone` is the server's, for the time.
    Change {
        head: Box<ChangeHead>,
        zone: String,
    },
    /// A contact in the trash; value: its number.
    Trashed(Box<Trashed>),
    /// A word of a `Names` option: what was typed before it, and the word (an option's name).
    Name {
        before: String,
        word: &'static str,
    },
}
