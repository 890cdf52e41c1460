//! An interaction as Discord sends it: only what is used, and lenient about everything else. Filled from serenity's typed
//! event as well as from the raw one that serenity could not read, so both go the same way from here.

use serde::Deserialize;
use serde_json::Value;

/// The interaction types of Discord.
pub mod kind {
    pub const PING: u8 = 1;
    pub const COMMAND: u8 = 2;
    pub const COMPONENT: u8 = 3;
    pub const AUTOCOMPLETE: u8 = 4;
    pub const MODAL: u8 = 5;
}

/// An interaction.
#[derive(Deserialize)]
pub struct Interaction {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: u8,
    pub guild_id: Option<String>,
    pub member: Option<Member>,
    pub locale: Option<String>,
    pub guild_locale: Option<String>,
    #[serde(default)]
    pub data: Data,
    pub message: Option<Message>,
}

/// What is needed to answer an interaction that cannot be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    pub id: String,
    pub application: String,
    /// Good for 15 minutes for whoever has it: never in a log.
    pub token: String,
}

impl Address {
    /// Finds id and token in an interaction, whatever else is wrong with it.
    pub fn of(raw: &Value) -> Option<Address> {
        let text = |key: &str| raw.get(key).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
        Some(Address { id: text("id")?, application: text("application_id")?, token: text("token")? })
    }

    /// A short name of this interaction for the person and the log: what belongs together can be found by it.
    pub fn incident(&self) -> String {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut rest = self.id.parse::<u64>().unwrap_or(0);
        let mut text = Vec::new();
        while rest > 0 {
            text.push(char::from(DIGITS[(rest % 32) as usize]));
            rest /= 32;
        }
        text.iter().rev().collect()
    }

    /// When the interaction was made, in milliseconds of the Unix epoch: it is part of its id.
    pub fn made_at(&self) -> Option<i64> {
        /// The first moment of 2015, from which Discord counts.
        const EPOCH: i64 = 1_420_070_400_000;
        self.id.parse::<u64>().ok().map(|id| (id >> 22) as i64 + EPOCH)
    }
}

/// A person in a server.
#[derive(Deserialize)]
pub struct Member {
    pub user: User,
    pub nick: Option<String>,
    #[serde(default)]
    pub roles: Vec<String>,
    /// A number in a string: the bits of what the person may do in the channel.
    pub permissions: Option<String>,
}

#[derive(Deserialize)]
pub struct User {
    pub id: String,
    pub username: String,
    pub global_name: Option<String>,
}

/// The message whose component was used.
#[derive(Deserialize)]
pub struct Message {
    #[serde(default)]
    pub flags: Option<u64>,
}

/// What was typed, pressed or sent: which of these are there depends on the interaction's type.
#[derive(Deserialize, Default)]
pub struct Data {
    pub name: Option<String>,
    pub options: Option<Vec<CommandOption>>,
    pub custom_id: Option<String>,
    pub values: Option<Vec<String>>,
    pub components: Option<Vec<Part>>,
}

/// An option of a command, or a sub-command with its own options.
#[derive(Deserialize)]
pub struct CommandOption {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: u8,
    pub value: Option<Value>,
    pub options: Option<Vec<CommandOption>>,
    #[serde(default)]
    pub focused: Option<bool>,
}

/// A part of a form that was sent: a row with inputs, a label with one, or an input itself.
#[derive(Deserialize)]
pub struct Part {
    pub custom_id: Option<String>,
    pub value: Option<Value>,
    pub components: Option<Vec<Part>>,
    pub component: Option<Box<Part>>,
}
