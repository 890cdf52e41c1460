//! A message laid out as one container: at most 40 components, 4,000 characters and 10,170 bytes of text. What is too much
//! is cut, the longest texts first.

use crate::view::reply::{Accent, Block, Message, Text};

use super::components::{Component, Kind};
use super::controls::{self, Ids};
use super::cut::ELLIPSIS;
use super::limits;
use super::markdown::{Caps, CommandIds, Pen};

/// Spans are not cut below this while whole addresses are still drawn.
const SPAN_MIN: usize = 40;

/// The frame with everything in it.
pub fn container(message: &Message, ids: &CommandIds) -> Component {
    let mut parts = parts(message, ids);
    keep_to_budget(&mut parts);
    let drawn = draw(&parts, caps(&parts, ids), ids);
    let mut components: Vec<Component> = drawn.into_iter().collect();
    if components.is_empty() {
        components.push(text(ELLIPSIS.to_owned()));
    }
    Component::Container { kind: Kind, accent_color: colour(message.accent), components }
}

/// The texts of a message in their order.
pub fn texts(message: &Message) -> impl Iterator<Item = &Text> {
    message.blocks.iter().filter_map(|block| match block {
        Block::Text(text) | Block::Row { text, .. } => Some(text),
        Block::Divider | Block::Buttons(_) | Block::Select(_) => None,
    })
}

fn colour(accent: Accent) -> u32 {
    match accent {
        Accent::Company => 0x3b_7d_d8,
        Accent::Person => 0x2f_9e_77,
        Accent::Neutral => 0x80_84_8e,
        Accent::Refusal => 0xe0_a0_30,
        Accent::Fault => 0xd8_3c_3e,
    }
}

/// A block with its controls drawn and its text still to be fitted.
enum Part<'a> {
    Text(&'a Text),
    /// Text with a button beside it.
    Row(&'a Text, Component),
    Controls(Component),
    Divider,
    /// Stands for what was left out.
    More,
}

impl Part<'_> {
    /// How many components it takes.
    fn cost(&self) -> usize {
        match self {
            Part::Text(_) | Part::Divider | Part::More => 1,
            Part::Row(..) => 3,
            Part::Controls(Component::Row { components, .. }) => 1 + components.len(),
            Part::Controls(_) => 1,
        }
    }

    fn text(&self) -> Option<&Text> {
        match self {
            Part::Text(text) | Part::Row(text, _) => Some(text),
            _ => None,
        }
    }
}

fn parts<'a>(message: &'a Message, ids: &CommandIds) -> Vec<Part<'a>> {
    let mut used = Ids::default();
    let mut parts = Vec::new();
    let visible = |text: &Text| Pen::new(ids, Caps::OPEN).text(text).is_some();
    for block in &message.blocks {
        match block {
            Block::Text(text) => parts.extend(visible(text).then_some(Part::Text(text))),
            Block::Row { text, button } => match (visible(text), controls::button(button, &mut used)) {
                (true, Some(button)) => parts.push(Part::Row(text, button)),
                (true, None) => parts.push(Part::Text(text)),
                (false, button) => parts.extend(button.and_then(|b| controls::row(vec![b])).map(Part::Controls)),
            },
            Block::Divider => parts.push(Part::Divider),
            Block::Buttons(buttons) => {
                for some in buttons.chunks(limits::BUTTONS_A_ROW) {
                    let drawn = some.iter().filter_map(|button| controls::button(button, &mut used)).collect();
                    parts.extend(controls::row(drawn).map(Part::Controls));
                }
            }
            Block::Select(select) => {
                let drawn = controls::select(select, &mut used);
                parts.extend(drawn.and_then(|select| controls::row(vec![select])).map(Part::Controls));
            }
        }
    }
    parts
}

/// Components of a message with these parts; one is the frame.
fn cost(parts: &[Part<'_>]) -> usize {
    1 + parts.iter().map(Part::cost).sum::<usize>()
}

/// Leaves parts out until the rest fits: first dividers, then the last texts, then the last controls.
fn keep_to_budget(parts: &mut Vec<Part<'_>>) {
    if cost(parts) <= limits::COMPONENTS {
        return;
    }
    parts.retain(|part| !matches!(part, Part::Divider));
    let mut shortened = false;
    while cost(parts) + usize::from(!shortened) > limits::COMPONENTS {
        let last_text = parts.iter().rposition(|part| part.text().is_some());
        let Some(at) = last_text.or(parts.len().checked_sub(1)) else {
            return;
        };
        parts.remove(at);
        if !shortened && last_text.is_some() {
            parts.insert(at, Part::More);
            shortened = true;
        }
    }
}

/// The widest caps with which all texts fit.
fn caps(parts: &[Part<'_>], ids: &CommandIds) -> Caps {
    let fits = |caps: Caps| {
        let mut pen = Pen::new(ids, caps);
        let (mut chars, mut bytes) = (0, limits::BYTES_A_COMPONENT * cost(parts));
        for part in parts {
            let text = match part {
                Part::More => Some(ELLIPSIS.to_owned()),
                part => part.text().and_then(|text| pen.text(text)),
            };
            if let Some(text) = text {
                chars += text.chars().count();
                bytes += text.len();
            }
        }
        chars <= limits::TEXT && bytes <= limits::TEXT_BYTES
    };
    if fits(Caps::OPEN) {
        return Caps::OPEN;
    }
    let with_links = Caps { span: SPAN_MIN, ..Caps::OPEN };
    if fits(with_links) {
        return Caps { span: widest(SPAN_MIN, limits::TEXT, |span| fits(Caps { span, ..Caps::OPEN })), ..Caps::OPEN };
    }
    let bare = Caps { links: false, ..Caps::OPEN };
    if fits(Caps { span: 1, ..bare }) {
        return Caps { span: widest(1, SPAN_MIN, |span| fits(Caps { span, ..bare })), ..bare };
    }
    // Thousands of spans: the ends of the texts go, then the ends of the lines.
    let narrow = Caps { span: SPAN_MIN / 4, ..bare };
    if fits(Caps { lines: 1, ..narrow }) {
        return Caps { lines: widest(1, limits::TEXT, |lines| fits(Caps { lines, ..narrow })), ..narrow };
    }
    let line = Caps { lines: 1, ..narrow };
    Caps { spans: widest(1, limits::TEXT, |spans| fits(Caps { spans, ..line })), ..line }
}

/// The greatest number from `low` (which holds) to `high` that holds.
fn widest(mut low: usize, mut high: usize, holds: impl Fn(usize) -> bool) -> usize {
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if holds(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

fn draw(parts: &[Part<'_>], caps: Caps, ids: &CommandIds) -> Vec<Component> {
    let mut pen = Pen::new(ids, caps);
    let mut drawn = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Text(words) => drawn.extend(pen.text(words).map(text)),
            Part::Row(words, button) => match pen.text(words) {
                Some(words) => drawn.push(Component::Section {
                    kind: Kind,
                    components: vec![text(words)],
                    accessory: Box::new(button.clone()),
                }),
                None => drawn.extend(controls::row(vec![button.clone()])),
            },
            Part::Controls(controls) => drawn.push(controls.clone()),
            Part::Divider => drawn.push(Component::Separator { kind: Kind, divider: true, spacing: 1 }),
            Part::More => drawn.push(text(ELLIPSIS.to_owned())),
        }
    }
    drawn
}

fn text(content: String) -> Component {
    Component::Text { kind: Kind, content }
}
