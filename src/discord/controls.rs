//! Buttons, selects and forms as components, each within Discord's limits.

use std::collections::HashSet;

use crate::app::request::Press;
use crate::view::reply::{Action, Button, ButtonStyle, Form, Input, Options, Select};

use super::components::{ButtonAction, Component, Kind, Modal, SelectOption, style};
use super::custom_id;
use super::cut::{cut, is_blank, label};
use super::escape;
use super::limits;

/// Hands out the `custom_id`s of one message, each once.
#[derive(Debug, Default)]
pub struct Ids {
    used: HashSet<String>,
}

impl Ids {
    /// An id for the press that no other component of the message has; `None` when it does not fit.
    fn of(&mut self, press: &Press) -> Option<String> {
        // The length grows with the copy, so that this comes to an end.
        (0..).map_while(|copy| custom_id::of_press(press, copy)).find(|id| self.used.insert(id.clone()))
    }

    /// An id that leads nowhere, for a button that cannot be pressed.
    fn of_none(&mut self) -> String {
        let id = format!("k1:none~{}", self.used.len());
        self.used.insert(id.clone());
        id
    }
}

/// A button; `None` when it would lead nowhere.
pub fn button(button: &Button, ids: &mut Ids) -> Option<Component> {
    let (style, action, disabled) = match &button.action {
        Action::Open { url } => {
            let url = escape::url(url);
            if !escape::is_web(&url) || url.chars().count() > limits::BUTTON_URL {
                return None;
            }
            (style::LINK, ButtonAction::Open { url }, button.disabled)
        }
        Action::Press(press) => {
            let id = ids.of(press);
            let disabled = button.disabled || id.is_none();
            let custom_id = id.unwrap_or_else(|| ids.of_none());
            (press_style(button.style), ButtonAction::Press { custom_id }, disabled)
        }
    };
    Some(Component::Button { kind: Kind, style, label: label(&button.label, limits::BUTTON_LABEL), action, disabled })
}

fn press_style(style: ButtonStyle) -> u8 {
    match style {
        ButtonStyle::Primary => style::PRIMARY,
        ButtonStyle::Secondary => style::SECONDARY,
        ButtonStyle::Danger => style::DANGER,
    }
}

/// A row with buttons; `None` when there are none.
pub fn row(components: Vec<Component>) -> Option<Component> {
    (!components.is_empty()).then_some(Component::Row { kind: Kind, components })
}

/// A select; `None` when there is nothing to pick.
pub fn select(select: &Select, ids: &mut Ids) -> Option<Component> {
    let placeholder =
        (!is_blank(&select.placeholder)).then(|| cut(select.placeholder.trim(), limits::SELECT_PLACEHOLDER));
    match &select.options {
        Options::Roles => {
            let custom_id = ids.of(&select.press)?;
            Some(Component::RoleSelect { kind: Kind, custom_id, placeholder, max_values: 25 })
        }
        Options::Words(choices) | Options::Several(choices) => {
            let several = matches!(select.options, Options::Several(_));
            let mut values = HashSet::new();
            let mut chosen = false;
            let mut options = Vec::new();
            for choice in choices {
                // A value that were cut would stand for something else.
                let fits = !is_blank(&choice.value) && choice.value.chars().count() <= limits::OPTION_TEXT;
                if options.len() == limits::OPTIONS || !fits || !values.insert(&choice.value) {
                    continue;
                }
                let description = if is_blank(&choice.description) {
                    String::new()
                } else {
                    cut(choice.description.trim(), limits::OPTION_TEXT)
                };
                let default = choice.chosen && (several || !chosen);
                chosen |= default;
                options.push(SelectOption {
                    label: label(&choice.label, limits::OPTION_TEXT),
                    value: choice.value.clone(),
                    description,
                    default,
                });
            }
            if options.is_empty() {
                return None;
            }
            let custom_id = ids.of(&select.press)?;
            let (min_values, max_values) = if several { (Some(0), Some(options.len())) } else { (None, None) };
            Some(Component::Select { kind: Kind, custom_id, options, placeholder, min_values, max_values })
        }
    }
}

/// A form of text inputs, in rows: the one kind that serenity hands back whole. `None` when nothing can be filled in, or
/// when its key does not fit.
pub fn text_modal(form: &Form) -> Option<Modal> {
    let mut keys = HashSet::new();
    let components: Vec<Component> = form
        .inputs
        .iter()
        .filter(|input| {
            !is_blank(&input.key) && input.key.chars().count() <= limits::CUSTOM_ID && keys.insert(&input.key)
        })
        .take(limits::MODAL_INPUTS)
        .map(|input| Component::Row { kind: Kind, components: vec![text_input(input)] })
        .collect();
    if components.is_empty() {
        return None;
    }
    Some(Modal {
        custom_id: custom_id::of_form(&form.key)?,
        title: label(&form.title, limits::MODAL_TITLE),
        components,
    })
}

/// Discord's styles of a text input.
const SHORT: u8 = 1;
const PARAGRAPH: u8 = 2;

fn text_input(input: &Input) -> Component {
    let max_length = usize::from(input.max).clamp(1, limits::INPUT_VALUE);
    let style = if input.long { PARAGRAPH } else { SHORT };
    // One line shows no line breaks, and a blank text is the same as none.
    let value = if input.long { input.value.clone() } else { input.value.replace(['\r', '\n'], " ") };
    Component::TextInput {
        kind: Kind,
        custom_id: input.key.clone(),
        style,
        label: label(&input.label, limits::INPUT_LABEL),
        required: input.required,
        max_length,
        value: cut(&value, max_length),
        placeholder: if is_blank(&input.placeholder) {
            String::new()
        } else {
            cut(input.placeholder.trim(), limits::INPUT_PLACEHOLDER)
        },
    }
}
