//! What the help is about, topic by topic.

/// A topic of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HelpTopic {
    Start,
    Finding,
    Adding,
    Changing,
    Preparing,
    Privacy,
}

impl HelpTopic {
    pub const ALL: [HelpTopic; 6] = [
        HelpTopic::Start,
        HelpTopic::Finding,
        HelpTopic::Adding,
        HelpTopic::Changing,
        HelpTopic::Preparing,
        HelpTopic::Privacy,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            HelpTopic::Start => "start",
            HelpTopic::Finding => "finding",
            HelpTopic::Adding => "adding",
            HelpTopic::Changing => "changing",
            HelpTopic::Preparing => "preparing",
            HelpTopic::Privacy => "privacy",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        HelpTopic::ALL.into_iter().find(|topic| topic.key() == key)
    }
}
