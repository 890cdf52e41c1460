//! What a command is: its path, its options, who may use it. Names are frozen; wording is in the languages.

use crate::domain::code_list::CodeList;
use crate::domain::contact::ContactType;
use crate::domain::field::Field;
use crate::domain::tier::Tier;

use super::args::Args;
use super::context::Context;
use super::outcome::Answer;
use super::stop::Stop;

/// A command that people type.
#[derive(Debug)]
pub struct Command {
    /// `["contact", "edit"]`, or `["find"]`.
    pub path: &'static [&'static str],
    /// Required ones first.
    pub options: &'static [OptionSpec],
    pub tier: Tier,
    /// Whether it may change something: it then runs in a write transaction, once an interaction.
    pub writes: bool,
    pub form: Form,
    pub run: fn(&Context<'_>, &Args) -> Result<Answer, Stop>,
}

impl Command {
    /// The path in one string: `contact edit`.
    pub fn name(&self) -> String {
        self.path.join(" ")
    }

    /// Whether the command, with these options, opens a form instead of doing something.
    pub fn opens_form(&self, args: &Args) -> bool {
        match self.form {
            Form::Never => false,
            Form::Without(option) => args.get(option).is_none(),
            Form::WithOnly(options) => args.0.iter().all(|(name, _)| options.contains(&name.as_str())),
        }
    }

    pub fn option(&self, name: &str) -> Option<&'static OptionSpec> {
        self.options.iter().find(|option| option.name == name)
    }
}

/// A command in the menu of a message (Discord's application command of type 3).
#[derive(Debug)]
pub struct MessageMenu {
    /// The stem of its texts in the languages.
    pub key: &'static str,
    /// Its own name, frozen like those of the commands.
    pub name: &'static str,
    pub tier: Tier,
    /// Answers to the text of the message, which may be blank.
    pub run: fn(&Context<'_>, &str) -> Result<Answer, Stop>,
}

/// When a command opens a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Never,
    /// When this option is left out.
    Without(&'static str),
    /// When nothing but these options is given.
    WithOnly(&'static [&'static str]),
}

/// One option of a command.
#[derive(Debug, Clone, Copy)]
pub struct OptionSpec {
    pub name: &'static str,
    pub kind: OptionKind,
    pub required: bool,
}

/// What an option takes, and where its suggestions come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionKind {
    /// Free text, this many characters at most.
    Text(u16),
    /// A look-up; suggestions are contacts.
    Query,
    /// A contact: suggestions are contacts of that type, the value is a number.
    Contact(Option<ContactType>),
    /// Text of a contact's field; suggestions as the field's kind has them (codes, countries, languages …).
    Field(Field),
    /// A code of a list that is set up.
    Code(CodeList),
    /// A code of the list that the command's `list` option names.
    CodeOfChosenList,
    /// As before, without the relation codes that stand for accounts: those cannot be given by hand.
    CodeToAssign,
    /// A code of that list that the command's `contact` has.
    CodeOfContact,
    /// The code of an alternative address that the command's `contact` has.
    AddressOfContact,
    /// The number of an account that the command's `contact` has, of the kind that `kind` names.
    AccountOfContact,
    /// A change in the journal; suggestions are the newest that the asker may take back.
    Change,
    /// A contact in the trash.
    Trashed,
    Salesperson,
    /// A salesperson, blocked ones among them.
    AnySalesperson,
    Country,
    Language,
    TimeZone,
    /// The name of a field (`/contact set`); suggestions are all of [`Field::ALL`].
    FieldName,
    /// Several names of fields or settings, comma separated; the words it may hold.
    Names(&'static [&'static str]),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Yes or no.
    Flag,
    Whole {
        min: i64,
        max: i64,
    },
    /// A Discord user; the value is the id.
    User,
    /// A Discord role; the value is the id.
    Role,
}

impl OptionKind {
    /// Whether suggestions are asked for while the person types.
    pub fn completes(self) -> bool {
        use crate::domain::field::FieldKind as K;
        match self {
            OptionKind::Query
            | OptionKind::Contact(_)
            | OptionKind::Code(_)
            | OptionKind::CodeOfChosenList
            | OptionKind::CodeToAssign
            | OptionKind::CodeOfContact
            | OptionKind::AccountOfContact
            | OptionKind::AddressOfContact
            | OptionKind::Change
            | OptionKind::Trashed
            | OptionKind::Salesperson
            | OptionKind::AnySalesperson
            | OptionKind::Country
            | OptionKind::Language
            | OptionKind::TimeZone
            | OptionKind::FieldName
            | OptionKind::Names(_) => true,
            OptionKind::Field(field) => {
                matches!(field.spec().kind, K::Country | K::Language | K::Currency | K::Listed(_) | K::Salesperson)
            }
            _ => false,
        }
    }
}

pub const fn required(name: &'static str, kind: OptionKind) -> OptionSpec {
    OptionSpec { name, kind, required: true }
}

pub const fn optional(name: &'static str, kind: OptionKind) -> OptionSpec {
    OptionSpec { name, kind, required: false }
}

/// An option that fills a contact's field, under the field's own option name.
pub const fn field(field: Field) -> OptionSpec {
    OptionSpec { name: field.option(), kind: OptionKind::Field(field), required: false }
}
