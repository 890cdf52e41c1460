//! What else the person should know: shown above an answer.

use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::field::Field;
use crate::domain::number_series::SeriesKind;
use crate::domain::relation::AccountKind;
use crate::domain::salutation::Formality;
use crate::domain::search_string::StringPart;
use crate::domain::settings::Setting;
use crate::domain::tier::Tier;

/// What else the person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    Added,
    /// These fields were changed; none: nothing was different.
    Changed {
        fields: Vec<ChangedField>,
    },
    /// So many people of a company followed its change.
    PeopleFollowed {
        people: u64,
    },
    /// Somebody changed the contact after the question was asked; it is asked anew.
    ShownAnew {
        by: String,
    },
    /// The contact was found by the number of one that was merged into it.
    MergedFrom {
        no: String,
        kept_no: String,
    },
    /// A person left a company, joined one, or both; blank: none.
    Moved {
        from: String,
        to: String,
    },
    TypeChanged {
        contact_type: ContactType,
    },
    /// The contact is back from the trash, with so many people.
    Restored {
        people: u64,
    },
    /// A change was taken back: the command that had made it, and who.
    Undone {
        action: String,
        by: String,
    },
    NoteAdded,
    NoteChanged,
    NoteRemoved,
    /// From the warning number on: so many numbers are left, if the series ends.
    NumbersRunOut {
        series: SeriesKind,
        left: Option<u64>,
    },
    /// A name part was longer than its field and was cut there; *Name* holds all.
    PartCut {
        field: Field,
    },
    SettingChanged {
        setting: Setting,
    },
    SeriesChanged {
        series: SeriesKind,
    },
    AccessChanged {
        role: String,
        tier: Tier,
    },
    CodesAdded {
        list: CodeList,
        codes: Vec<String>,
    },
    CodeChanged {
        list: CodeList,
        code: String,
    },
    /// `settings` named the code and do so still.
    CodeRenamed {
        list: CodeList,
        code: String,
        new_code: String,
        contacts: u64,
        settings: Vec<Setting>,
    },
    CodeDeleted {
        list: CodeList,
        code: String,
    },
    /// A contact got a code. `company`: the name of the company that got it in the person's place.
    Assigned {
        list: CodeList,
        code: String,
        company: Option<String>,
    },
    Unassigned {
        list: CodeList,
        code: String,
        company: Option<String>,
    },
    SearchWordChanged {
        code: String,
    },
    /// `length` 0: the field's end is not compared any more.
    SearchStringChanged {
        field: Field,
        part: StringPart,
        length: u8,
    },
    SalespersonAdded {
        code: String,
    },
    SalespersonChanged {
        code: String,
    },
    SalespersonDeleted {
        code: String,
    },
    HandedOver {
        from: String,
        to: String,
        contacts: u64,
    },
    /// So many contacts are known to be different ones from now on.
    Separated {
        contacts: u64,
    },
    /// Search strings and keys of so many contacts are made anew in the background.
    SearchStringsForgotten {
        contacts: u64,
    },
    /// Search strings and keys of so many contacts were made anew.
    SearchStringsRebuilt {
        contacts: u64,
    },
    /// Who may add and change contacts: everybody, or these roles beside those who manage the server.
    WhoMayChange {
        everyone: bool,
        roles: Vec<String>,
    },
    /// An alternative address, by its code.
    AddressAdded {
        code: String,
    },
    AddressChanged {
        code: String,
    },
    AddressRemoved {
        code: String,
    },
    /// The address that was stored has no dates, so it is never in force.
    AddressWithoutDates,
    /// A formula of that language (blank: any) and formality.
    FormulaStored {
        language: String,
        formality: Formality,
    },
    FormulaRemoved {
        language: String,
        formality: Formality,
    },
    /// The contact of that name got an account, or lost it.
    Account {
        change: AccountChange,
        kind: AccountKind,
        number: String,
        name: String,
    },
}

impl Notice {
    /// Whether it warns whoever did something: that is nobody else's business in the channel.
    pub fn warns(&self) -> bool {
        matches!(self, Notice::NumbersRunOut { .. } | Notice::PartCut { .. })
    }
}

/// A field that was changed, with the text that was there and the one that is there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedField {
    pub field: Field,
    pub before: String,
    pub after: String,
}

/// What was done to an account's link with a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountChange {
    Created,
    Linked,
    Unlinked,
}
