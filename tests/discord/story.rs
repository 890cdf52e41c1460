//! A story's stage: a double, the bot, an empty data folder.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::bot::Bot;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::exchange::Exchange;
use crate::double::people::{GUILD, Person};
use crate::double::shown::Shown;
use crate::double::state::Rules;

/// The bot is first, so that it is gone before what it talks to.
#[derive(Debug)]
pub struct Story {
    pub bot: Option<Bot>,
    pub double: Double,
    folder: TempDir,
}

impl Story {
    pub async fn begin() -> Self {
        Story::with(&[]).await
    }

    /// With variables in the bot's environment.
    pub async fn with(variables: &[(&str, &str)]) -> Self {
        Story::under(Rules::default(), variables).await
    }

    /// With a Discord of other rules.
    pub async fn under(rules: Rules, variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let double = Double::with(rules).await;
        let bot = Bot::start_with(&double, &folder.path().join("data"), variables).await;
        Story { bot: Some(bot), double, folder }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The file of the usual server.
    pub fn guild_file(&self) -> PathBuf {
        self.data().join("guilds").join(format!("{GUILD}.db"))
    }

    pub fn log(&self) -> String {
        self.bot.as_ref().map(Bot::log).unwrap_or_default()
    }

    /// Ends the bot as an operator does, and starts it anew.
    pub async fn restart(&mut self) {
        let status = self.bot.take().expect("the bot runs").stop().await;
        assert!(status.success(), "the bot ended with {status}");
        self.restart_after_end().await;
    }

    /// Starts it anew after it has ended.
    pub async fn restart_after_end(&mut self) {
        self.bot = Some(Bot::start(&self.double, &self.data()).await);
    }

    pub fn ask(&self, ask: &Ask) -> Exchange {
        self.double.ask(ask)
    }

    /// The message that comes of it.
    pub async fn shows(&self, ask: &Ask) -> Shown {
        self.double.ask(ask).message().await
    }

    /// `/company add name:Cronus Oy phone:09 123 4567 city:Helsinki`
    pub async fn add_cronus(&self, who: &Person) -> Shown {
        let asked = self.ask(&cronus(who));
        let card = asked.public().await;
        // When it was deferred, the deferred message is taken away at the end.
        asked.over().await;
        card
    }

    /// `/person add name:Aino Virtanen company:cronus job-title:Buyer`
    pub async fn add_aino(&self, who: &Person) -> Shown {
        let ask = Ask::slash(who, "person add").with("name", "Aino Virtanen").with("company", "cronus");
        self.shows(&ask.with("job-title", "Buyer")).await
    }

    /// All contacts, as the list says.
    pub async fn list(&self) -> String {
        let shown = self.shows(&Ask::slash(&Person::new("Olli Onlooker").managing(), "contact list")).await;
        assert!(shown.private);
        shown.text()
    }
}

pub fn cronus(who: &Person) -> Ask {
    let ask = Ask::slash(who, "company add").with("name", "Cronus Oy");
    ask.with("phone", "09 123 4567").with("city", "Helsinki")
}

/// Somebody who sells: English, no roles.
pub fn mari() -> Person {
    Person::new("Mari Lehto")
}

/// Somebody who may manage the server.
pub fn boss() -> Person {
    Person::new("Pirjo Boss").managing()
}

/// Insists that a text holds all of these.
#[track_caller]
pub fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
}

/// A refusal: private, and with these words.
#[track_caller]
pub fn refused(shown: &Shown, parts: &[&str]) {
    assert!(shown.private, "a refusal is private: {}", shown.text());
    holds(&shown.text(), parts);
}
