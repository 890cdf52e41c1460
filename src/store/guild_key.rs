//! What guilds' files are called.

/// The name of a guild's file: Discord's number, or a word in the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GuildKey(String);

impl GuildKey {
    /// `None` unless it is 1 to 64 letters, digits, `-` or `_`: the key becomes a file name.
    pub fn new(key: &str) -> Option<Self> {
        let fits = (1..=64).contains(&key.len());
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (fits && key.bytes().all(allowed)).then(|| GuildKey(key.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_could_leave_the_folder_is_none() {
        for (key, fine) in [
            ("123456789012345678", true),
            ("local", true),
            ("team_a-2", true),
            (&"a".repeat(64), true),
            ("", false),
            (&"a".repeat(65), false),
            ("../x", false),
            ("a/b", false),
            ("a.db", false),
            ("päivä", false),
            ("a b", false),
            ("a\0", false),
        ] {
            assert_eq!(GuildKey::new(key).is_some(), fine, "{key:?}");
        }
    }
}
