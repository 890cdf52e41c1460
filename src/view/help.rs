//! Help by topics: what can be done with which command, and where the data is.

use crate::app::COMMANDS;
use crate::app::command::Command;
use crate::app::outcome::HelpTopic;
use crate::app::request::Press;
use crate::domain::tier::Tier;

use super::build::{block, choice, item, line, plain, select, small, strong, tap, title};
use super::commands;
use super::reply::{Accent, Block, Line, Message};
use super::words::Words;

pub fn help(words: Words, topic: HelpTopic, tier: Tier) -> Message {
    let name = |topic: HelpTopic| words.say(&format!("topic-{}", topic.key()));
    let mut lines = vec![title(name(topic))];
    lines.extend(told(words, topic));
    let mut blocks: Vec<Block> = block(lines).into_iter().collect();
    // The start names the commands that matter in its own words.
    if topic != HelpTopic::Start {
        blocks.extend(block(commands_of(words, topic, tier)));
    }
    let mut choices = Vec::new();
    for other in HelpTopic::ALL {
        let mut one = choice(&name(other), "", other.key());
        one.chosen = other == topic;
        choices.push(one);
    }
    blocks.push(select(Press::PickHelp, &words.say("help-pick"), choices));
    Message { accent: Accent::Neutral, blocks }
}

fn told(words: Words, topic: HelpTopic) -> Vec<Line> {
    let say = |key: &str| line([plain(words.say(key))]);
    match topic {
        HelpTopic::Start => vec![
            say("help-start"),
            item(words.spans("help-start-find", [("command", tap("find").into())])),
            item(words.spans(
                "help-start-add",
                [("company", tap("company add").into()), ("person", tap("person add").into())],
            )),
            item(words.spans("help-start-list", [("command", tap("contact list").into())])),
            item(words.spans("help-start-setup", [("command", tap("setup show").into())])),
        ],
        HelpTopic::Finding => vec![say("help-finding"), say("help-finding-private")],
        HelpTopic::Adding => vec![
            say("help-adding"),
            say("help-adding-company"),
            line(words.spans("help-adding-message", [("menu", strong(words.say("menu-save-contact")).into())])),
        ],
        HelpTopic::Changing => vec![say("help-changing"), say("help-changing-notes")],
        HelpTopic::Preparing => vec![say("help-preparing"), say("help-preparing-hide")],
        HelpTopic::Privacy => vec![
            item([plain(words.say("help-privacy-where"))]),
            item(words.spans("help-privacy-what", [("menu", strong(words.say("menu-save-contact")).into())])),
            item(words.spans("help-privacy-change", [("command", tap("contact edit").into())])),
            item([plain(words.say("help-privacy-delete"))]),
            item(words.spans("help-privacy-block", [("command", tap("contact set").into())])),
        ],
    }
}

/// The topic that a command is told under.
fn topic_of(command: &Command) -> HelpTopic {
    match command.path {
        ["find"] | ["contact", "show" | "list" | "history" | "salutation" | "address-list"] | ["company", "people"] => {
            HelpTopic::Finding
        }
        [_, "add"] if matches!(command.path[0], "company" | "person") => HelpTopic::Adding,
        ["contact" | "relation", _] => HelpTopic::Changing,
        ["help"] => HelpTopic::Start,
        _ => HelpTopic::Preparing,
    }
}

fn commands_of(words: Words, topic: HelpTopic, tier: Tier) -> Vec<Line> {
    let of_topic = || COMMANDS.iter().filter(|command| topic_of(command) == topic);
    let mut lines: Vec<Line> = of_topic()
        .filter(|command| command.tier <= tier)
        .map(|command| {
            let about = commands::command(words.lang.tag(), command).description;
            item([tap(&command.name()), plain(format!(" – {about}"))])
        })
        .collect();
    if let Some(needs) = of_topic().map(|command| command.tier).filter(|needs| *needs > tier).min() {
        lines.push(small(words.spans("help-more-rights", [("tier", strong(words.tier(needs)).into())])));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_told_under_some_topic_and_no_topic_is_empty() {
        for topic in HelpTopic::ALL {
            for locale in ["en", "fi"] {
                let message = help(Words::of(locale), topic, Tier::Admin);
                assert!(message.blocks.len() >= 2, "{topic:?}");
            }
        }
        assert!(COMMANDS.iter().all(|command| topic_of(command) != HelpTopic::Privacy));
    }
}
