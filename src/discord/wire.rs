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
        let address = Address { id: text("id")?, application: text("application_id")?, token: text("token")? };
        address.is_sound().then_some(address)
    }

    /// Whether it makes a path and no other one: two numbers, and the letters that a token has.
    fn is_sound(&self) -> bool {
        const LONGEST: usize = 1024;
        let is_number = |id: &str| id.len() <= 20 && id.bytes().all(|byte| byte.is_ascii_digit());
        let of_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-_=+~".contains(&byte);
        is_number(&self.id)
            && is_number(&self.application)
            && self.token.len() <= LONGEST
            && self.token.bytes().all(|byte| of_token(byte) || byte == b'.')
            && self.token.bytes().any(of_token)
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
    /// Which kind of command: typed, or in the menu of a message.
    #[serde(rename = "type")]
    pub kind: Option<u8>,
    /// The message whose menu was used.
    pub target_id: Option<String>,
    /// What the ids of the data stand for.
    pub resolved: Option<Value>,
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_interaction_can_be_answered_whatever_else_is_wrong_with_it() {
        let raw = json!({"id": "1", "application_id": "9", "token": "tok", "type": "?", "data": 7});
        assert!(serde_json::from_value::<Interaction>(raw.clone()).is_err());
        let address = Address::of(&raw).expect("what is needed for an answer is there");
        assert_eq!((address.id.as_str(), address.application.as_str(), address.token.as_str()), ("1", "9", "tok"));
        for key in ["id", "application_id", "token"] {
            for wrong in ["", "../../gateway", "..", "a b", "a?b", "a%2fb", "ä"] {
                let mut without = raw.clone();
                without[key] = json!(wrong);
                assert!(Address::of(&without).is_none(), "{key}: {wrong}");
            }
        }
    }

    #[test]
    fn an_id_tells_when_it_was_made_and_gives_a_short_name() {
        let address = |id: &str| Address { id: id.to_owned(), application: "9".to_owned(), token: "tok".to_owned() };
        // The example of Discord's documentation.
        assert_eq!(address("175928847299117063").made_at(), Some(1_462_015_105_796));
        assert_eq!(address("x").made_at(), None);
        assert_eq!(address("175928847299117063").incident(), "4w86bb0g4007");
        assert_ne!(address("175928847299117064").incident(), address("175928847299117063").incident());
    }
}
