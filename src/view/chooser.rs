//! Several hits to choose from, and what to do when there is none.

use crate::app::outcome::{Chooser, Nothing};
use crate::app::request::Press;
use crate::domain::contact::{CompanyLink, ContactType};
use crate::domain::found::{Hit, MatchedOn, Strength};
use crate::text::Arg;

use super::build::{block, button, choice, line, plain, select, small, strong, title};
use super::cut;
use super::reply::{Accent, Block, Choice, Message};
use super::words::Words;

/// Longest query that is repeated, and longest name in a button.
const QUERY_MAX: usize = 60;

/// Hits to choose among, best first.
pub fn chooser(words: Words, chooser: &Chooser) -> Message {
    let count = chooser.hits.len() as u64;
    let mut lines = vec![title(words.say("chooser-title"))];
    if !chooser.query.is_empty() {
        let query = strong(cut::cut(&chooser.query, QUERY_MAX));
        let key = if chooser.more { "chooser-query.more" } else { "chooser-query" };
        lines.push(line(words.spans(key, [("query", query.into()), ("count", count.into())])));
    }
    if chooser.more {
        lines.push(small([plain(words.count("chooser-more", count))]));
    }
    let press = match &chooser.draft {
        Some(draft) => Press::Choose { draft: draft.clone(), opens_form: chooser.opens_form },
        None => Press::ShowPicked { private: chooser.private },
    };
    let choices = chooser.hits.iter().map(|hit| hit_choice(words, hit)).collect();
    let mut blocks: Vec<Block> = block(lines).into_iter().collect();
    blocks.push(select(press, &words.say("chooser-placeholder"), choices));
    Message { accent: Accent::Neutral, blocks }
}

fn hit_choice(words: Words, hit: &Hit) -> Choice {
    let contact = &hit.contact;
    let mut about: Vec<String> = Vec::new();
    if hit.contact.company.is_none() {
        about.push(words.contact_type(contact.contact_type, false));
    }
    about.extend([&contact.job_title, &contact.city].map(Clone::clone));
    about.push(matched(words, hit));
    about.retain(|part| !part.is_empty());
    choice(
        &short_name(&contact.no, &contact.name, contact.company.as_ref()),
        &about.join(" · "),
        contact.id.0.to_string(),
    )
}

/// What the query met: the text itself where the row does not show it anyway, else what it is.
fn matched(words: Words, hit: &Hit) -> String {
    if hit.strength == Strength::Typo {
        return words.say("matched-typo");
    }
    match hit.matched {
        MatchedOn::EMail | MatchedOn::Phone | MatchedOn::Place => hit.met.clone(),
        MatchedOn::Number => words.say("matched-number"),
        MatchedOn::Name => words.say("matched-name"),
        MatchedOn::Company => words.say("matched-company"),
        MatchedOn::JobTitle => words.say("matched-job-title"),
        MatchedOn::Industry => words.say("matched-industry"),
        MatchedOn::Relation => words.say("matched-relation"),
        MatchedOn::Recent => words.say("matched-recent"),
        MatchedOn::Filter => String::new(),
    }
}

/// `Aino Virtanen – Cronus Oy · CT000002`: tells namesakes apart, and the number is never cut.
pub fn short_name(no: &str, name: &str, company: Option<&CompanyLink>) -> String {
    let number = format!(" · {no}");
    let room = cut::CHOICE.saturating_sub(cut::length(&number));
    let name = match company {
        None => cut::cut(name, room),
        Some(company) => {
            let joint = " – ";
            let both = room.saturating_sub(cut::length(joint));
            // The longer of the two gives way first.
            let for_company = both.saturating_sub(cut::length(name)).max(both / 2);
            let company = cut::cut(&company.name, for_company);
            let name = cut::cut(name, both.saturating_sub(cut::length(&company)));
            format!("{name}{joint}{company}")
        }
    };
    format!("{name}{number}")
}

/// No hit: what could have been meant, and adding it.
pub fn nothing(words: Words, nothing: &Nothing) -> Message {
    let query = cut::cut(&nothing.query, QUERY_MAX);
    let said = match query.as_str() {
        "" => words.spans("nothing-empty", []),
        query => words.spans("nothing-found", [("query", strong(query).into())]),
    };
    let mut lines = vec![title(words.say("nothing-title")), line(said)];
    lines.push(small([plain(words.say("nothing-hint"))]));
    let mut buttons = Vec::new();
    if let Some((nearest, draft)) = &nothing.nearest {
        // The sentence around the name needs room as well.
        let label = words.fill("nothing-nearest", &[("nearest", Arg::Text(&cut::cut(nearest, 20)))]);
        buttons.push(button(&label, Press::FindAgain { draft: draft.clone() }).primary());
    }
    if let Some(draft) = &nothing.add {
        for (contact_type, key) in
            [(ContactType::Company, "nothing-add-company"), (ContactType::Person, "nothing-add-person")]
        {
            let press = Press::NewContact { contact_type, draft: Some(draft.clone()) };
            buttons.push(button(&words.say(key), press));
        }
    }
    let mut blocks: Vec<Block> = block(lines).into_iter().collect();
    if !buttons.is_empty() {
        blocks.push(Block::Buttons(buttons));
    }
    Message { accent: Accent::Neutral, blocks }
}
