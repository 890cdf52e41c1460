//! Tests of the view as a whole: what people read, in both languages, with little, much and odd data.

mod answers;
mod cards;
mod life;
mod limits;
mod refusals;
mod samples;

use super::reply::{Action, Block, Body, Line, Message, Options, Reply, Span, Text};

/// The message of a reply.
#[track_caller]
pub fn message(reply: Reply) -> Message {
    match reply.body {
        Body::Message(message) => message,
        other => panic!("not a message: {other:?}"),
    }
}

/// All that can be read, a line a line.
pub fn read(message: &Message) -> String {
    let mut lines = Vec::new();
    for block in &message.blocks {
        match block {
            Block::Text(text) => lines.push(text_of(text)),
            Block::Row { text, button } => lines.push(format!("{} [{}]", text_of(text), button.label)),
            Block::Divider => lines.push("---".to_owned()),
            Block::Buttons(buttons) => {
                lines.push(buttons.iter().map(|button| format!("[{}]", button.label)).collect::<Vec<_>>().join(" "))
            }
            Block::Select(select) => {
                lines.push(format!("<{}>", select.placeholder));
                if let Options::Words(choices) | Options::Several(choices) = &select.options {
                    lines.extend(choices.iter().map(|choice| format!("  {} | {}", choice.label, choice.description)));
                }
            }
        }
    }
    lines.join("\n")
}

pub fn text_of(text: &Text) -> String {
    text.0.iter().map(line_of).collect::<Vec<_>>().join("\n")
}

fn line_of(line: &Line) -> String {
    line.spans
        .iter()
        .map(|span| match span {
            Span::Plain(text) | Span::Strong(text) | Span::Code(text) | Span::Link { text, .. } => text.clone(),
            Span::Time(at) => at.to_string(),
            Span::Command(path) => format!("/{path}"),
            Span::User(id) => format!("@{id}"),
            Span::Role(id) => format!("@&{id}"),
        })
        .collect()
}

/// Every action of the message's buttons and selects.
pub fn actions(message: &Message) -> Vec<Action> {
    let mut actions = Vec::new();
    for block in &message.blocks {
        match block {
            Block::Row { button, .. } => actions.push(button.action.clone()),
            Block::Buttons(buttons) => actions.extend(buttons.iter().map(|button| button.action.clone())),
            Block::Select(select) => actions.push(Action::Press(select.press.clone())),
            Block::Text(_) | Block::Divider => {}
        }
    }
    actions
}
