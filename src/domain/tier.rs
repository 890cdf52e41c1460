//! What a person may do: three tiers, given by role.

use serde::{Deserialize, Serialize};

/// A permission tier. Ordered: a higher one may do all that a lower one may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// May do nothing.
    None,
    /// Looks up.
    Viewer,
    /// Adds and changes, too.
    Editor,
    /// Sets up, too.
    Admin,
}

impl Tier {
    pub const ALL: [Tier; 4] = [Tier::None, Tier::Viewer, Tier::Editor, Tier::Admin];

    pub const fn key(self) -> &'static str {
        match self {
            Tier::None => "none",
            Tier::Viewer => "viewer",
            Tier::Editor => "editor",
            Tier::Admin => "admin",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Tier::ALL.into_iter().find(|tier| tier.key() == key)
    }
}

/// The role id that stands for everybody.
pub const EVERYONE: &str = "everyone";

/// The tier of somebody with these roles: the highest of the tiers that the roles have; who may manage the server is an
/// admin always. Everybody is an editor until `everyone` is given another tier.
pub fn tier_of(access: &[(String, Tier)], roles: &[String], manages_server: bool) -> Tier {
    if manages_server {
        return Tier::Admin;
    }
    let everyone = access.iter().find(|(role, _)| role == EVERYONE).map_or(Tier::Editor, |(_, tier)| *tier);
    access.iter().filter(|(role, _)| roles.contains(role)).map(|(_, tier)| *tier).fold(everyone, Tier::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_tier_of_somebodys_roles_wins() {
        let none: &[(&str, Tier)] = &[];
        type Row<'a> = (&'a [(&'a str, Tier)], &'a [&'a str], bool, Tier);
        let table: [Row<'_>; 9] = [
            (none, &[], false, Tier::Editor),
            (none, &["sales"], true, Tier::Admin),
            (&[("everyone", Tier::None)], &["sales"], false, Tier::None),
            (&[("everyone", Tier::None)], &[], true, Tier::Admin),
            (&[("everyone", Tier::Viewer), ("sales", Tier::Editor)], &["sales"], false, Tier::Editor),
            (&[("everyone", Tier::Viewer), ("sales", Tier::Editor)], &["guests"], false, Tier::Viewer),
            (&[("sales", Tier::Viewer)], &["sales"], false, Tier::Editor),
            (&[("a", Tier::None), ("b", Tier::Admin), ("c", Tier::Viewer)], &["a", "b", "c"], false, Tier::Admin),
            (&[("everyone", Tier::Admin), ("sales", Tier::None)], &["sales"], false, Tier::Admin),
        ];
        for (access, roles, manages_server, expected) in table {
            let access: Vec<(String, Tier)> = access.iter().map(|(role, tier)| ((*role).to_owned(), *tier)).collect();
            let roles: Vec<String> = roles.iter().map(|role| (*role).to_owned()).collect();
            assert_eq!(tier_of(&access, &roles, manages_server), expected, "{access:?} {roles:?}");
        }
    }
}
