//! Short ways to write the parts of a reply.

use crate::app::request::Press;

use super::cut;
use super::reply::{Action, Block, Button, ButtonStyle, Choice, Line, LineStyle, Options, Select, Span, Text};

pub fn plain(text: impl Into<String>) -> Span {
    Span::Plain(text.into())
}

pub fn strong(text: impl Into<String>) -> Span {
    Span::Strong(text.into())
}

pub fn code(text: impl Into<String>) -> Span {
    Span::Code(text.into())
}

/// A command that can be tapped, by its path with spaces.
pub fn tap(path: &str) -> Span {
    Span::Command(path.to_owned())
}

pub fn line(spans: impl Into<Vec<Span>>) -> Line {
    Line { style: LineStyle::Plain, spans: spans.into() }
}

pub fn small(spans: impl Into<Vec<Span>>) -> Line {
    Line { style: LineStyle::Small, spans: spans.into() }
}

pub fn item(spans: impl Into<Vec<Span>>) -> Line {
    Line { style: LineStyle::Item, spans: spans.into() }
}

pub fn title(text: impl Into<String>) -> Line {
    Line { style: LineStyle::Title, spans: vec![plain(text)] }
}

/// `Phone: 09 123 4567`, with the label strong.
pub fn fact(label: impl Into<String>, value: impl Into<Vec<Span>>) -> Line {
    let mut spans = vec![strong(label), plain(": ")];
    spans.extend(value.into());
    line(spans)
}

/// A text block, unless there is nothing in it.
pub fn block(lines: Vec<Line>) -> Option<Block> {
    (!lines.is_empty()).then_some(Block::Text(Text(lines)))
}

pub fn button(label: &str, press: Press) -> Button {
    Button {
        label: cut::cut(label, cut::BUTTON),
        style: ButtonStyle::Secondary,
        action: Action::Press(press),
        disabled: false,
    }
}

/// A button that opens an address.
pub fn open(label: &str, url: String) -> Button {
    Button {
        label: cut::cut(label, cut::BUTTON),
        style: ButtonStyle::Secondary,
        action: Action::Open { url },
        disabled: false,
    }
}

impl Button {
    pub fn primary(mut self) -> Button {
        self.style = ButtonStyle::Primary;
        self
    }

    pub fn danger(mut self) -> Button {
        self.style = ButtonStyle::Danger;
        self
    }

    pub fn disabled(mut self, disabled: bool) -> Button {
        self.disabled = disabled;
        self
    }
}

pub fn choice(label: &str, description: &str, value: impl Into<String>) -> Choice {
    Choice {
        label: cut::cut(label, cut::CHOICE),
        description: cut::cut(description, cut::CHOICE),
        value: value.into(),
        chosen: false,
    }
}

/// A select of at most 25 words of which any number can be picked.
pub fn select_several(press: Press, placeholder: &str, mut choices: Vec<Choice>) -> Block {
    choices.truncate(25);
    Block::Select(Select { press, placeholder: cut::cut(placeholder, cut::CHOICE), options: Options::Several(choices) })
}

/// A select of at most 25 words.
pub fn select(press: Press, placeholder: &str, mut choices: Vec<Choice>) -> Block {
    choices.truncate(25);
    Block::Select(Select { press, placeholder: cut::cut(placeholder, cut::CHOICE), options: Options::Words(choices) })
}
