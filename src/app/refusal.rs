//! Why a request was not done: a refusal tells the person what to do next, a fault is ours.

use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::fault::{Fault, SeriesFault};
use crate::domain::field::Field;
use crate::domain::number_series::SeriesKind;
use crate::domain::relation::AccountKind;
use crate::domain::salutation::Formality;
use crate::domain::settings::Setting;
use crate::domain::tier::Tier;
use crate::domain::type_change::TypeFault;
use crate::store::Later;

use super::form::InputLabel;
use super::trouble::Trouble;

/// What the refused text was given for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Field(Field),
    Setting(Setting),
    /// An option or an input by its name: `company`, `number`, `note`.
    Option(String),
}

/// Why the person's request was refused. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The person's tier is too low.
    NotAllowed {
        needs: Tier,
    },
    /// A required option is missing.
    Missing {
        option: String,
    },
    /// A text does not fit.
    Wrong {
        place: Place,
        given: String,
        fault: Fault,
    },
    /// No contact fits.
    NoContact {
        given: String,
    },
    /// No company fits the `company` option.
    NoCompany {
        given: String,
    },
    /// A message whose menu was used has no text.
    NothingToRead,
    /// The text of the message speaks of no contact.
    NoSignature,
    /// The contact was deleted, or never was.
    ContactGone,
    NoteGone,
    /// The contact of that name has no alternative address with this code.
    NoAddress {
        code: String,
        name: String,
    },
    /// No dates of the alternative address begin that day.
    NoDates {
        code: String,
        day: String,
    },
    /// Only the writer and admins change a note.
    NotYourNote,
    /// The number belongs to another contact.
    NumberTaken {
        number: String,
    },
    Series {
        series: SeriesKind,
        given: String,
        fault: SeriesFault,
    },
    /// The code is on the list already.
    CodeExists {
        list: CodeList,
        code: String,
    },
    /// Contacts have the code: `first` names the first of them, number and name.
    CodeInUse {
        list: CodeList,
        code: String,
        contacts: u64,
        first: Vec<(String, String)>,
    },
    /// A setting names the code.
    CodeInSetting {
        code: String,
        setting: Setting,
    },
    /// The list is for the other type of contact.
    ListNotFor {
        list: CodeList,
        only: ContactType,
        name: String,
    },
    /// The relation code stands for accounts of this kind; people cannot give it by hand.
    CodeReserved {
        code: String,
        kind: AccountKind,
    },
    /// The contact has the code already.
    HasCode {
        list: CodeList,
        code: String,
        name: String,
    },
    /// The contact does not have the code.
    HasNotCode {
        list: CodeList,
        code: String,
        name: String,
    },
    SalespersonExists {
        code: String,
    },
    /// Contacts have the salesperson.
    SalespersonInUse {
        code: String,
        contacts: u64,
    },
    /// Contacts are to go from a salesperson to the same one.
    SameSalesperson {
        code: String,
    },
    /// The user is another salesperson already.
    UserIsSalesperson {
        code: String,
    },
    /// An account cannot be made, linked or taken away (rule 4.7).
    Account {
        kind: AccountKind,
        fault: AccountFault,
    },
    /// The salutation code has no formula for the language (blank: any) and the formality.
    NoFormula {
        code: String,
        language: String,
        formality: Formality,
    },
    /// A line of a form of codes is wrong.
    CodeLine {
        line: usize,
        text: String,
        fault: Fault,
    },
    /// `/contact set` was given something that a contact has but that is no field.
    NotAField {
        instead: Instead,
    },
    /// A button, select or form that this version does not know, or whose draft has expired.
    OutOfDate,
    /// The contact was changed since what it stands on was shown.
    ChangedMeanwhile {
        by: String,
    },
    /// Somebody else changed inputs of the form, too, while it was open, and to other texts: the person decides.
    Clash {
        clashes: Vec<Clash>,
    },
    /// Clearing consent or blocking by the rules of 4.11.
    MinorNeedsConsent,
    /// A change that is not taken back, or a contact that does not come back.
    Undo(UndoFault),
    /// Two contacts that cannot be made one (rule 4.10).
    Merge(MergeFault),
    /// What keeps a contact from becoming a person or a company (rule 4.5).
    TypeStays {
        name: String,
        fault: TypeFault,
    },
    /// A company cannot belong to a company.
    CompanyMoves {
        name: String,
    },
    /// Outside a server.
    ServerOnly,
    /// Asked in a server that the bot is not in.
    NotInServer,
    /// The server's file cannot be used at the moment; the log has the cause under the incident id.
    Unavailable {
        trouble: Trouble,
        incident: String,
    },
    /// The person has made many changes in a short time and can go on after so many seconds.
    TooFast {
        seconds: u64,
    },
    /// The program is about to end: it takes no more work.
    Restarting,
    /// Something other than options is needed: nothing was asked to be changed.
    NothingGiven,
    /// A command that does not exist, as typed in a terminal.
    NoSuchCommand {
        given: String,
        nearest: Option<String>,
    },
    /// An option that the command does not have.
    NoSuchOption {
        given: String,
        nearest: Option<String>,
    },
    /// An option that was typed twice.
    OptionTwice {
        option: String,
    },
    /// What `clear` names is given a value, too.
    SetAndCleared {
        option: String,
    },
    /// A setting of a series does not fit the others: `first`, `last`, `warning` or `step`.
    SeriesSetting {
        series: SeriesKind,
        option: &'static str,
        given: String,
        fault: SeriesFault,
    },
}

/// An input of a form that two people changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The input's name.
    pub input: String,
    pub label: InputLabel,
    /// What the form showed, if that is still known.
    pub was: Option<String>,
    /// What is there now, and who wrote it; blank: that is not known.
    pub theirs: String,
    pub by: String,
    /// What was sent.
    pub mine: String,
}

/// How something of a contact is changed that is no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// A person's company: the person is moved.
    Move,
    ChangeType,
    /// A contact keeps its number.
    AddAnew,
    /// Codes of a list: they are assigned.
    Codes(CodeList),
    /// Accounts: they are created or linked.
    Relation,
    Note,
}

/// A contact as a refusal names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub no: String,
    pub name: String,
}

/// What is in the way of an account of a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountFault {
    /// An independent person, and the kind is for companies.
    NeedsCompany { contact: Named },
    /// A company, and the kind is for persons.
    PersonsOnly { contact: Named },
    /// Privacy blocked: the contact, or its company.
    Blocked { contact: Named },
    /// The settings name no relation code for the kind, or one that is not on the list.
    NoRelationCode,
    /// The contact has an account of the kind.
    HasOne { contact: Named, number: String },
    /// The contact's relation with the kind's code stands for an account of another kind.
    CodeTaken { contact: Named, code: String, number: String },
    /// The number is another contact's, or the contact's own.
    NumberTaken { number: String, by: Named },
    /// The account exists and no contact has it.
    NumberExists { number: String },
    /// Neither the contact nor its company has the account.
    NotLinked { contact: Named, number: String },
}

/// Why two contacts cannot be made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeFault {
    /// They are the same contact.
    Same { contact: Named },
    /// A company and a person; the kept one is of this type.
    Types { contact: Named, into: Named, contact_type: ContactType },
}

/// Why a change is not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UndoFault {
    /// No change has this id.
    NoChange {
        given: String,
    },
    Already,
    /// Somebody else's, and the asker is no admin.
    NotYours {
        by: String,
    },
    /// A later change stands on it.
    Later(Later),
    /// Something else has made it another thing since.
    Differs,
    /// Notes, codes, relations or people hang on what would go.
    InUse {
        name: String,
    },
    /// The contact to which it belongs is not there.
    ContactGone,
    CompanyGone {
        company: String,
    },
    CodeGone {
        list: CodeList,
        code: String,
    },
    SalespersonGone {
        code: String,
    },
    /// The number belongs to somebody else meanwhile.
    NumberTaken {
        number: String,
        name: String,
    },
    /// An import that was taken back comes back from its file only.
    ImportOnce,
    /// Nothing in the trash fits.
    NotInTrash {
        given: String,
    },
    /// It was deleted with its company and comes back with it.
    WentWith {
        company: String,
    },
}

/// A request that came to nothing.
#[derive(Debug)]
pub enum Failure {
    Refused {
        refusal: Box<Refusal>,
        /// A form that was sent: it can be opened again as it was.
        retry: Option<Retry>,
    },
    /// Ours: logged once; the person sees one sentence and the incident id.
    Fault { incident: String },
}

/// How a refused form is opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retry {
    /// Key of the draft with the form as it was sent.
    pub draft: String,
    /// Key of the draft of a company that the form names and that is not there.
    pub company: Option<String>,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused { refusal: Box::new(refusal), retry: None }
    }
}
