//! What somebody wants: a command, a press, a form that was sent, or suggestions while typing.

use crate::domain::contact::{ContactId, ContactType};
use crate::domain::number_series::SeriesKind;
use crate::domain::settings::{Section, Setting};
use crate::domain::tier::Tier;

use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::args::Args;
use super::command::{Command, MessageMenu};
pub use super::form_key::{FormKey, FormulaId, Part};

/// A request as it came in.
#[derive(Debug, Clone)]
pub struct Call {
    /// The chat's id of this interaction: a change with the same id happens once.
    pub id: String,
    pub actor: Actor,
    pub request: Request,
}

#[derive(Debug, Clone)]
pub enum Request {
    /// A command with its options.
    Command { command: &'static Command, args: Args },
    /// A command in the menu of a message, and the message's text.
    Message { menu: &'static MessageMenu, text: String },
    /// A button, or a select with what was picked in it.
    Press { press: Press, picked: Vec<String> },
    /// A form that was sent: texts by the key of their input.
    Submit { form: FormKey, values: Vec<(String, String)> },
    /// Suggestions for the option that is being typed.
    Complete { command: &'static Command, args: Args, option: String, typed: String },
}

/// A page of pairs that may be the same, of all or of one contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairPlace {
    pub contact: Option<ContactId>,
    pub page: u32,
}

/// What a button or a select does. It fits the 100 characters of a `custom_id`; whatever does not is in a draft.
/// Whoever presses is checked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Posts the contact's card; `private`, here and below: what came before was asked for in private.
    Show {
        contact: ContactId,
        private: bool,
    },
    /// A select: posts the card of the contact that is picked (value: its row id).
    ShowPicked {
        private: bool,
    },
    /// Offers the forms by part.
    Edit {
        contact: ContactId,
        private: bool,
    },
    /// Opens the form of a part, filled in.
    EditPart {
        contact: ContactId,
        part: Part,
        private: bool,
    },
    /// Pages of a company's people.
    People {
        company: ContactId,
        page: u32,
    },
    /// Pages of changes.
    History {
        contact: ContactId,
        page: u32,
    },
    /// Pages of notes.
    Notes {
        contact: ContactId,
        page: u32,
    },
    /// Pages of alternative addresses.
    Addresses {
        contact: ContactId,
        page: u32,
    },
    /// Opens the form for a new note.
    NewNote {
        contact: ContactId,
    },
    /// Opens the form of a note, filled in.
    EditNote {
        note: i64,
    },
    /// Removes a note; `seen`: the mark of the text that it had when it was shown.
    RemoveNote {
        note: i64,
        seen: String,
    },
    /// Pages of `/contact list`; the filter is a draft.
    List {
        draft: String,
        page: u32,
    },
    /// Pages of the people whom a company's change would reach; the change is a draft.
    FlowPage {
        draft: String,
        page: u32,
    },
    /// Does the change that waits in the draft, to the company and, with `all`, to its people.
    Flow {
        draft: String,
        all: bool,
    },
    /// Deletes the contact of the draft, as it was shown.
    Delete {
        draft: String,
    },
    /// Erases the contact with this row id from the trash.
    Purge {
        contact: ContactId,
    },
    /// Takes a change back.
    Undo {
        change: i64,
    },
    /// Answers a question with no.
    Cancel,
    /// A select: goes on with the command that waits in the draft (value: the row id that is picked).
    Choose {
        draft: String,
        opens_form: bool,
    },
    /// Looks up what the draft holds (the nearest spelling).
    FindAgain {
        draft: String,
    },
    /// Opens the form for a new contact, filled in from the draft if there is one.
    NewContact {
        contact_type: ContactType,
        draft: Option<String>,
    },
    /// Opens the form of a contact that a message speaks of; it waits in the draft.
    Reading {
        draft: String,
    },
    /// Adds what waits in the draft although it may be a duplicate.
    AddAnyway {
        draft: String,
    },
    /// Adds what waits in the draft and notes that it is none of the hits.
    AddSeparate {
        draft: String,
    },
    /// Forgets what waits in the draft.
    CancelAddition {
        draft: String,
    },
    /// Pages of pairs that may be the same, of all or of one contact.
    Pairs {
        contact: Option<ContactId>,
        page: u32,
    },
    /// Notes that two contacts are two; goes on with the page.
    Separate {
        pair: (ContactId, ContactId),
        contact: Option<ContactId>,
        page: u32,
    },
    /// Shows what merging the duplicate into the contact that is kept would do; `from`: the page of pairs before.
    Merge {
        keep: ContactId,
        duplicate: ContactId,
        from: Option<PairPlace>,
    },
    /// Pages of the fields that differ; the merge is a draft.
    MergePage {
        draft: String,
        page: u32,
    },
    /// A select of several: the fields of the page that are taken from the duplicate (values: their keys).
    MergePick {
        draft: String,
        page: u32,
    },
    /// Does the merge that waits in the draft, as it was shown.
    MergeNow {
        draft: String,
    },
    /// Opens a refused form as it was sent.
    EditAgain {
        draft: String,
    },
    /// Sends a refused form once more: with what its sender wrote where somebody else changed the same, or with theirs.
    Decide {
        draft: String,
        mine: bool,
    },
    /// A select: shows the section that is picked (value: its key).
    PickSection,
    /// A section of the setup panel.
    Section {
        section: Section,
    },
    /// Sets a setting to a word: a switch or a choice. `seen`, here and below: the mark of what was set when it was shown.
    Set {
        setting: Setting,
        value: String,
        seen: String,
    },
    /// A select: sets the setting to the value that is picked.
    SetPicked {
        setting: Setting,
        seen: String,
    },
    /// Opens the form of a number series.
    SeriesForm {
        series: SeriesKind,
    },
    /// Opens the form of the defaults or of the cards' settings that need typing.
    SettingsForm {
        section: Section,
    },
    /// Opens the form of one setting whose choices are more than a select holds.
    SettingForm {
        setting: Setting,
    },
    /// A role select: gives the tier to the roles that are picked (values: role ids).
    GiveTier {
        tier: Tier,
    },
    /// Opens the form that takes codes for a list, a line a code.
    CodesForm {
        list: crate::domain::code_list::CodeList,
    },
    /// A select: opens the form of the search string that is picked (value: field's key and part, with a dot between).
    PickSearchString,
    /// Pages of a list of codes.
    Codes {
        list: crate::domain::code_list::CodeList,
        page: u32,
    },
    Salespeople {
        page: u32,
    },
    /// A select: shows the formulas of the salutation code that is picked (value: the code).
    PickSalutation,
    /// Pages of the formulas of a salutation code.
    Formulas {
        code: String,
        page: u32,
    },
    /// Opens the form of a formula; `None`: of a new one.
    FormulaForm {
        code: String,
        of: Option<FormulaId>,
    },
    /// A select: shows the help on the topic that is picked.
    PickHelp,
}
