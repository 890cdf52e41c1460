//! Who uses the bot, and where.

use serde_json::{Value, json};

/// The server that people are in when nothing else is said.
pub const GUILD: &str = "1098765432109876543";
/// Permissions of everybody: view the channel, send messages, read history, use commands.
const EVERYBODY: u64 = 1 << 10 | 1 << 11 | 1 << 16 | 1 << 31;
const ADMINISTRATOR: u64 = 1 << 3;
const MANAGE_GUILD: u64 = 1 << 5;

/// A person in a place: a server's channel, or a direct message.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub locale: String,
    /// `None`: a direct message with the bot.
    pub guild: Option<String>,
    pub guild_locale: String,
    pub channel: String,
    pub roles: Vec<String>,
    pub permissions: u64,
}

impl Person {
    /// Somebody in the usual server, English both, without roles.
    pub fn new(name: &str) -> Self {
        // The same name is the same person: the id is made from it.
        let id =
            name.bytes().fold(80_351_110_224_678_912_u64, |id, byte| id.wrapping_mul(31).wrapping_add(byte.into()));
        Person {
            id: (id >> 4).to_string(),
            name: name.to_owned(),
            locale: "en-US".to_owned(),
            guild: Some(GUILD.to_owned()),
            guild_locale: "en-US".to_owned(),
            channel: "1098765432109870022".to_owned(),
            roles: Vec::new(),
            permissions: EVERYBODY,
        }
    }

    pub fn speaking(mut self, locale: &str) -> Self {
        self.locale = locale.to_owned();
        self
    }

    /// In another server.
    pub fn in_guild(mut self, guild: &str, locale: &str) -> Self {
        self.guild = Some(guild.to_owned());
        self.guild_locale = locale.to_owned();
        self
    }

    pub fn in_direct_message(mut self) -> Self {
        self.guild = None;
        self.channel = "1098765432109870099".to_owned();
        self
    }

    pub fn with_role(mut self, role: &str) -> Self {
        self.roles.push(role.to_owned());
        self
    }

    /// May manage the server.
    pub fn managing(mut self) -> Self {
        self.permissions |= MANAGE_GUILD;
        self
    }

    /// Has the permission that holds all others.
    pub fn administrating(mut self) -> Self {
        self.permissions |= ADMINISTRATOR;
        self
    }

    /// The user object.
    pub fn user(&self) -> Value {
        json!({
            "id": self.id, "username": self.name.to_lowercase().replace(' ', "."), "global_name": self.name,
            "discriminator": "0", "avatar": "8342729096ea3675442027381ff50dfe", "avatar_decoration_data": null,
            "banner": null, "accent_color": null, "public_flags": 64, "bot": false, "clan": null, "primary_guild": null,
        })
    }

    /// The member object without the user, as `resolved` has it.
    pub fn partial_member(&self) -> Value {
        json!({
            "roles": self.roles, "permissions": self.permissions.to_string(), "nick": null, "avatar": null, "banner": null,
            "joined_at": "2024-03-01T08:00:00.000000+00:00", "premium_since": null, "pending": false, "flags": 0,
            "communication_disabled_until": null, "unusual_dm_activity_until": null,
        })
    }

    /// The member object.
    pub fn member(&self) -> Value {
        let mut member = self.partial_member();
        member["user"] = self.user();
        member["deaf"] = json!(false);
        member["mute"] = json!(false);
        member
    }
}
