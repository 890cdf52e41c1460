//! Contacts that may be the same: why, and what can be done about it.

use crate::app::outcome::{Doubles, Likely, PairPage, Stage};
use crate::app::request::{PairPlace, Press};
use crate::domain::contact::{Contact, ContactId};
use crate::domain::likeness::Reason;
use crate::store::{Progress, Verdict};
use crate::text::Arg;

use super::build::{block, button, code, line, plain, small, strong, tap, title};
use super::reply::{Accent, Block, Button, Line, Message, Text};
use super::words::Words;
use super::{cut, list, pages};

/// Longest name that is repeated.
const NAME_MAX: usize = 60;

/// A contact that is about to be added, and those that it may be the same as.
pub fn doubles(words: Words, doubles: &Doubles) -> Message {
    let name = strong(cut::cut(&doubles.name, NAME_MAX));
    let mut head = vec![title(words.say("doubles-title"))];
    head.push(line(words.spans("doubles-not-stored", [("name", name.into())])));
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    for hit in &doubles.hits {
        blocks.push(contact(words, &hit.contact, Some(reasons(words, &hit.verdict))));
    }
    let mut foot = Vec::new();
    if doubles.more {
        foot.push(small([plain(words.say("doubles-more"))]));
    }
    foot.push(small([plain(words.say("doubles-hint"))]));
    blocks.extend(block(foot));
    let draft = || doubles.draft.clone();
    blocks.push(Block::Buttons(vec![
        button(&words.say("doubles-add"), Press::AddAnyway { draft: draft() }).primary(),
        button(&words.say("doubles-separate"), Press::AddSeparate { draft: draft() }),
        button(&words.say("doubles-cancel"), Press::CancelAddition { draft: draft() }),
    ]));
    Message { accent: Accent::Neutral, blocks }
}

/// A contact that was changed, and those that it may be the same as now.
pub fn likely(words: Words, likely: &Likely) -> Vec<Block> {
    let own = &likely.contact;
    let name = strong(cut::cut(own.name(), NAME_MAX));
    let mut blocks = Vec::new();
    let said = words.spans("likely-same", [("name", name.into()), ("number", code(&own.no).into())]);
    blocks.extend(block(vec![title(words.say("likely-title")), line(said)]));
    for hit in &likely.hits {
        blocks.push(contact(words, &hit.contact, Some(reasons(words, &hit.verdict))));
        blocks.push(Block::Buttons(decide(words, (own.id, hit.contact.id), Some(own.id), 0, likely.may_merge)));
    }
    if likely.more {
        blocks.extend(block(vec![small(words.spans("likely-more", [("command", tap("duplicates find").into())]))]));
    }
    blocks
}

/// What can be done about two contacts that may be the same. The one that has been there for longer is kept, unless the
/// panel of the merge is told otherwise. `of` and `page` tell which pairs follow.
fn decide(
    words: Words,
    pair: (ContactId, ContactId),
    of: Option<ContactId>,
    page: u32,
    may_merge: bool,
) -> Vec<Button> {
    let (keep, duplicate) = (pair.0.min(pair.1), pair.0.max(pair.1));
    let mut buttons = Vec::new();
    if may_merge {
        let from = Some(PairPlace { contact: of, page });
        buttons.push(button(&words.say("pairs-merge"), Press::Merge { keep, duplicate, from }).primary());
    }
    let separate = Press::Separate { pair: (keep, duplicate), contact: of, page };
    buttons.push(button(&words.say("pairs-separate"), separate));
    buttons
}

/// Nothing was added.
pub fn dropped(words: Words) -> Message {
    Message {
        accent: Accent::Neutral,
        blocks: block(vec![line([plain(words.say("doubles-dropped"))])]).into_iter().collect(),
    }
}

/// Two contacts that may be the same.
pub fn pairs(words: Words, pairs: &PairPage) -> Message {
    let page = &pairs.page;
    let of = pairs.of.as_ref().map(|contact| contact.id);
    let mut head = vec![title(match &pairs.of {
        Some(contact) => words.fill("pairs-title-of", &[("name", contact.name().into())]),
        None => words.say("pairs-title"),
    })];
    match page.total {
        0 if pairs.stage.is_some() => {}
        0 => head.push(line([plain(words.say("pairs-none"))])),
        _ => head.push(pages::place(words, "count-pairs", page)),
    }
    match pairs.stage {
        Some(Stage::MakingReady(progress)) => head.push(how_far(words, "pairs-making-ready", progress)),
        Some(Stage::Comparing(progress)) => head.push(how_far(words, "pairs-comparing", progress)),
        None if of.is_none() => head.push(small([plain(words.count("pairs-compared", pairs.contacts))])),
        None => {}
    }
    let mut blocks: Vec<Block> = block(head).into_iter().collect();
    for pairing in &page.items {
        let why = reasons(words, &pairing.verdict).join(", ");
        let score = words.count("pairs-score", u64::from(pairing.verdict.score));
        blocks.push(contact(words, &pairing.a, None));
        blocks.push(contact(words, &pairing.b, None));
        blocks.extend(block(vec![line([plain(why)]), small([plain(score)])]));
        let pair = (pairing.a.id, pairing.b.id);
        blocks.push(Block::Buttons(decide(words, pair, of, page.page, pairs.may_merge)));
    }
    blocks.extend(pages::turn(words, page, |page| Press::Pairs { contact: of, page }));
    if pairs.stage.is_some() {
        let again = Press::Pairs { contact: of, page: page.page };
        blocks.push(Block::Buttons(vec![button(&words.say("pairs-again"), again)]));
    }
    Message { accent: Accent::Neutral, blocks }
}

fn how_far(words: Words, key: &str, progress: Progress) -> Line {
    let args = [("done", Arg::Count(progress.done)), ("total", Arg::Count(progress.total))];
    line([plain(words.fill(key, &args))])
}

fn contact(words: Words, contact: &Contact, why: Option<Vec<String>>) -> Block {
    let mut lines = list::row(words, contact);
    if let Some(why) = why {
        lines.push(line([plain(why.join(", "))]));
    }
    let open = button(&words.say("doubles-open"), Press::Show { contact: contact.id, private: false });
    Block::Row { text: Text(lines), button: open }
}

/// Why two contacts may be the same, strongest first.
pub fn reasons(words: Words, verdict: &Verdict) -> Vec<String> {
    let mut reasons: Vec<String> = verdict.reasons.iter().map(|reason| said(words, *reason)).collect();
    if let Some((common, lines)) = verdict.strings {
        let args = [("common", Arg::Count(u64::from(common))), ("lines", Arg::Count(u64::from(lines)))];
        reasons.push(words.fill("same-search-strings", &args));
    }
    reasons
}

fn said(words: Words, reason: Reason) -> String {
    match reason {
        Reason::SameVat => words.say("same-vat"),
        Reason::SameRegistration => words.say("same-registration"),
        Reason::SameEmail => words.say("same-email"),
        Reason::SamePhone => words.say("same-phone"),
        Reason::SameWebsite => words.say("same-website"),
        Reason::Name { percent: 100 } => words.say("same-name"),
        Reason::Name { percent } => words.count("alike-name", u64::from(percent)),
        Reason::SameCompany => words.say("same-company"),
        Reason::SameAddress => words.say("same-address"),
        Reason::SameCity => words.say("same-city"),
    }
}
