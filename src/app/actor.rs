//! Who asks, and where.

use crate::domain::tier::Tier;
use crate::store::GuildKey;

/// The person who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub guild: GuildKey,
    /// Discord's id of the user; in the terminal, the name.
    pub user_id: String,
    /// The name that the person has in the server.
    pub name: String,
    /// The person's language as the chat says it (`en-US`, `fi`).
    pub locale: String,
    /// The server's language as the chat says it.
    pub guild_locale: String,
    pub rank: Rank,
}

/// Where the person's tier comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rank {
    /// In the chat: by role; who may manage the server is an admin always.
    Roles { roles: Vec<String>, manages_server: bool },
    /// In the terminal: as started.
    Fixed(Tier),
}
