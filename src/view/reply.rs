//! A reply: text with simple marks, buttons, selects, forms. Discord, the terminal and tests draw it each in their way.

use jiff::Timestamp;

use crate::app::request::{FormKey, Press};

/// What goes back to the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// For the asker alone.
    pub private: bool,
    /// Whether it may take the place of the message whose button was pressed.
    pub replaces: bool,
    pub body: Body,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    Message(Message),
    Form(Form),
    Suggestions(Vec<Suggestion>),
    /// Nothing is sent: the first answer to a repeated interaction stands.
    Silence,
}

/// A framed message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub accent: Accent,
    pub blocks: Vec<Block>,
}

/// The colour of the frame. Never the only sign of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accent {
    Company,
    Person,
    Neutral,
    Refusal,
    Fault,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Text(Text),
    /// Text with a button beside it.
    Row {
        text: Text,
        button: Button,
    },
    Divider,
    /// Five at most.
    Buttons(Vec<Button>),
    Select(Select),
}

/// Lines of marked text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Line>);

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub style: LineStyle,
    pub spans: Vec<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineStyle {
    Title,
    Plain,
    /// Less important: numbers, dates, page counts.
    Small,
    Item,
    Quote,
}

/// A run of text. People's data goes into these as it is: whoever draws it escapes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    Plain(String),
    Strong(String),
    Code(String),
    /// `target` is `https:`, `http:`, `mailto:` or `tel:`.
    Link {
        text: String,
        target: String,
    },
    /// Drawn in the reader's zone where the chat can.
    Time(Timestamp),
    /// A command that can be tapped: its path with spaces.
    Command(String),
    /// A Discord user or role by id.
    User(String),
    Role(String),
}

impl Span {
    /// The run as text alone: times in UTC, commands with their slash.
    pub fn text(&self) -> String {
        match self {
            Span::Plain(text) | Span::Strong(text) | Span::Code(text) | Span::Link { text, .. } => text.clone(),
            Span::Time(at) => at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
            Span::Command(path) => format!("/{path}"),
            Span::User(id) | Span::Role(id) => format!("@{id}"),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    pub label: String,
    pub style: ButtonStyle,
    pub action: Action,
    pub disabled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonStyle {
    /// One a group.
    Primary,
    Secondary,
    Danger,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    Press(Press),
    Open { url: String },
}

/// A select: 25 options at most, or roles.
#[derive(Debug, Clone, PartialEq)]
pub struct Select {
    pub press: Press,
    pub placeholder: String,
    pub options: Options,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Options {
    Words(Vec<Choice>),
    /// Any number of these, none too; what is not picked is let go.
    Several(Vec<Choice>),
    /// The server's roles, offered by the chat itself.
    Roles,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub label: String,
    pub description: String,
    pub value: String,
    pub chosen: bool,
}

/// A form: five inputs at most.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    pub key: FormKey,
    pub title: String,
    pub inputs: Vec<Input>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    pub key: String,
    pub label: String,
    pub value: String,
    pub placeholder: String,
    pub required: bool,
    pub max: u16,
    pub long: bool,
}

/// A suggestion while typing: what is shown and what is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub label: String,
    pub value: String,
}
