//! Outgoing bodies as Discord reads them (Components V2): what is sent and nothing else, no empty keys.

use serde::Serialize;

/// A response to an interaction.
#[derive(Debug, Serialize)]
pub struct Callback {
    #[serde(rename = "type")]
    pub kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<CallbackData>,
}

/// Discord's callback types that are used.
pub mod callback {
    pub const MESSAGE: u8 = 4;
    pub const DEFERRED_MESSAGE: u8 = 5;
    pub const DEFERRED_UPDATE: u8 = 6;
    pub const UPDATE: u8 = 7;
    pub const SUGGESTIONS: u8 = 8;
    pub const MODAL: u8 = 9;
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum CallbackData {
    Message(Message),
    Flags { flags: u64 },
    Suggestions { choices: Vec<Suggestion> },
    Modal(Modal),
}

/// A message: as first response, edit or follow-up.
#[derive(Debug, Clone, Serialize)]
pub struct Message {
    pub flags: u64,
    pub allowed_mentions: AllowedMentions,
    #[serde(flatten)]
    pub body: Body,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Body {
    Components {
        components: Vec<Component>,
    },
    /// Only for what is said when components were refused.
    Content {
        content: String,
    },
}

/// Nobody is ever mentioned by what the bot writes: names and notes are people's text.
#[derive(Debug, Clone, Serialize)]
pub struct AllowedMentions {
    parse: [String; 0],
}

impl AllowedMentions {
    pub const NONE: AllowedMentions = AllowedMentions { parse: [] };
}

/// A component. Its number is in `type`.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Component {
    Row {
        #[serde(rename = "type")]
        kind: Kind<1>,
        components: Vec<Component>,
    },
    Button {
        #[serde(rename = "type")]
        kind: Kind<2>,
        style: u8,
        label: String,
        #[serde(flatten)]
        action: ButtonAction,
        #[serde(skip_serializing_if = "is_false")]
        disabled: bool,
    },
    Select {
        #[serde(rename = "type")]
        kind: Kind<3>,
        custom_id: String,
        options: Vec<SelectOption>,
        #[serde(skip_serializing_if = "Option::is_none")]
        placeholder: Option<String>,
        /// Discord's own are one and one.
        #[serde(skip_serializing_if = "Option::is_none")]
        min_values: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        max_values: Option<usize>,
    },
    TextInput {
        #[serde(rename = "type")]
        kind: Kind<4>,
        custom_id: String,
        style: u8,
        label: String,
        required: bool,
        max_length: usize,
        #[serde(skip_serializing_if = "String::is_empty")]
        value: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        placeholder: String,
    },
    RoleSelect {
        #[serde(rename = "type")]
        kind: Kind<6>,
        custom_id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        placeholder: Option<String>,
        max_values: u8,
    },
    Section {
        #[serde(rename = "type")]
        kind: Kind<9>,
        components: Vec<Component>,
        accessory: Box<Component>,
    },
    Text {
        #[serde(rename = "type")]
        kind: Kind<10>,
        content: String,
    },
    Separator {
        #[serde(rename = "type")]
        kind: Kind<14>,
        divider: bool,
        spacing: u8,
    },
    Container {
        #[serde(rename = "type")]
        kind: Kind<17>,
        accent_color: u32,
        components: Vec<Component>,
    },
}

/// The number of a component's kind, known when the program is compiled.
#[derive(Debug, Clone, Copy)]
pub struct Kind<const N: u8>;

impl<const N: u8> Serialize for Kind<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(N)
    }
}

/// What a button does: pressed, or opened as a link.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum ButtonAction {
    Press { custom_id: String },
    Open { url: String },
}

/// Discord's button styles.
pub mod style {
    pub const PRIMARY: u8 = 1;
    pub const SECONDARY: u8 = 2;
    pub const DANGER: u8 = 4;
    pub const LINK: u8 = 5;
}

#[derive(Debug, Clone, Serialize)]
pub struct SelectOption {
    pub label: String,
    pub value: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "is_false")]
    pub default: bool,
}

/// A suggestion while a person types.
#[derive(Debug, Clone, Serialize)]
pub struct Suggestion {
    pub name: String,
    pub value: String,
}

/// A form.
#[derive(Debug, Clone, Serialize)]
pub struct Modal {
    pub custom_id: String,
    pub title: String,
    pub components: Vec<Component>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}
