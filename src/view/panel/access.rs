//! Who may do what: role selects for each tier, who has which tier, and which command needs which.

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::domain::tier::Tier;
use crate::view::build::{block, item, plain, small, strong};
use crate::view::commands;
use crate::view::notice::who;
use crate::view::reply::{Block, Line, Options, Select, Span};
use crate::view::words::Words;

/// Most roles that are listed.
const ROLES_MAX: usize = 25;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let tier = |tier: Tier| strong(words.tier(tier)).into();
    let intro = words.spans("panel-access", [("editor", tier(Tier::Editor)), ("admin", tier(Tier::Admin))]);
    let mut blocks: Vec<Block> = block(vec![small(intro)]).into_iter().collect();
    blocks.extend(block(holders(words, panel)));
    if panel.may_change {
        blocks.extend(Tier::ALL.into_iter().map(|tier| {
            let placeholder = words.say(&format!("panel-access-give.{}", tier.key()));
            Block::Select(Select { press: Press::GiveTier { tier }, placeholder, options: Options::Roles })
        }));
    }
    blocks.extend(block(needs(words, panel)));
    blocks.extend(block(vec![small([plain(words.say("panel-access-hide"))])]));
    blocks
}

fn holders(words: Words, panel: &Panel) -> Vec<Line> {
    let mut lines = vec![heading(words, "panel-access-who")];
    for (role, tier) in panel.access.iter().take(ROLES_MAX) {
        lines.push(item([who(words, role), plain(": "), strong(words.tier(*tier))]));
    }
    let everyone = crate::domain::tier::EVERYONE;
    if !panel.access.iter().any(|(role, _)| role == everyone) {
        lines.push(item([who(words, everyone), plain(": "), strong(words.tier(Tier::Editor))]));
    }
    lines
}

/// Commands that begin alike stand together, `/contact show, list, history`: as mentions they would fill the message.
fn needs(words: Words, panel: &Panel) -> Vec<Line> {
    let mut lines = vec![heading(words, "panel-access-commands")];
    let locale = words.lang.tag();
    for tier in Tier::ALL {
        let means = words.say(&format!("tier-{}.means", tier.key()));
        let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
        for command in panel.commands.iter().filter(|command| command.tier == tier) {
            let name = commands::command(locale, command).name;
            match (command.path, groups.iter_mut().find(|(first, _)| *first == command.path[0])) {
                ([_], _) => groups.push((command.path[0], vec![format!("/{name}")])),
                (_, Some((_, names))) => names.push(name),
                ([first, ..], None) => {
                    groups.push((first, vec![format!("/{} {name}", commands::group(locale, first).name)]));
                }
                ([], None) => {}
            }
        }
        let mut spans = vec![strong(words.tier(tier)), plain(format!(" – {means}"))];
        if !groups.is_empty() {
            let groups: Vec<String> = groups.iter().map(|(_, names)| names.join(", ")).collect();
            spans.push(plain(format!(": {}", groups.join(" · "))));
        }
        lines.push(item(spans));
    }
    lines.push(small([plain(words.say("panel-access-all"))]));
    lines
}

fn heading(words: Words, key: &str) -> Line {
    Line { style: crate::view::reply::LineStyle::Plain, spans: vec![Span::Strong(words.say(key))] }
}
