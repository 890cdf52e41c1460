//! From an interaction of Discord to a [`Call`] of the application.

use serde_json::Value;

use crate::app::actor::{Actor, Rank};
use crate::app::args::{ArgValue, Args};
use crate::app::command::{Command, MessageMenu};
use crate::app::request::{Call, Request};
use crate::app::{COMMANDS, MENUS};
use crate::store::GuildKey;
use crate::view;

use super::custom_id;
use super::limits;
use super::manifest::command_type;
use super::message_text;
use super::stamp;
use super::wire::{CommandOption, Interaction, Member, Part, kind};
use super::write::To;

/// What an interaction turned out to be.
#[derive(Debug)]
pub enum Incoming {
    Call(Box<Call>),
    /// Sent outside a server.
    Elsewhere,
    /// A command, button, select or form that this version does not know.
    Unknown,
    /// Something is missing that Discord always sends.
    Unreadable,
}

/// The language that a person is answered in when Discord names none.
pub const FALLBACK_LOCALE: &str = "en-US";

/// Bits of `permissions` that make a person an admin: Administrator and Manage Server.
const MANAGES_SERVER: u64 = 1 << 3 | 1 << 5;

/// What the first response answers to. A form belongs to a message when one of its buttons opened it.
pub fn to(interaction: &Interaction) -> To {
    let flags = interaction.message.as_ref().and_then(|message| message.flags).unwrap_or(0);
    let private_message = flags & limits::flags::EPHEMERAL != 0;
    match interaction.kind {
        kind::COMPONENT => To::Component { private_message },
        kind::MODAL => To::Form { private_message },
        kind::AUTOCOMPLETE => To::Typing,
        _ => To::Command,
    }
}

/// What an interaction that cannot be read answers to, and in which language, as far as can be told.
pub fn hint(raw: &Value) -> (To, String) {
    let to = match raw["type"].as_u64().and_then(|kind| u8::try_from(kind).ok()) {
        Some(kind::AUTOCOMPLETE) => To::Typing,
        Some(kind::COMPONENT) => To::Component { private_message: false },
        Some(kind::MODAL) => To::Form { private_message: false },
        // Without a type of ours, an option that is being typed tells: no message answers to that.
        _ if is_typed(&raw["data"]["options"]) => To::Typing,
        _ => To::Command,
    };
    (to, raw["locale"].as_str().unwrap_or(FALLBACK_LOCALE).to_owned())
}

/// Whether one of the options, or of those inside, is being typed.
fn is_typed(options: &Value) -> bool {
    let mut options = options.as_array().into_iter().flatten();
    options.any(|option| option["focused"] == true || is_typed(&option["options"]))
}

/// The reader's language.
pub fn locale(interaction: &Interaction) -> &str {
    interaction.locale.as_deref().unwrap_or(FALLBACK_LOCALE)
}

/// Reads an interaction.
pub fn read(interaction: &Interaction) -> Incoming {
    read_with(interaction, COMMANDS)
}

/// As [`read`], with commands of one's own: the tests bring theirs.
fn read_with(interaction: &Interaction, commands: &[&'static Command]) -> Incoming {
    let (Some(guild), Some(member)) = (&interaction.guild_id, &interaction.member) else {
        return Incoming::Elsewhere;
    };
    // Discord's numbers: no other name may become a file's, nor anybody's who is noted down.
    let (Some(guild), true) = (GuildKey::new(guild).filter(|_| is_snowflake(guild)), is_snowflake(&member.user.id))
    else {
        return Incoming::Unreadable;
    };
    let actor = actor(guild, member, interaction);
    match request(interaction, commands) {
        Ok(request) => Incoming::Call(Box::new(Call { id: interaction.id.clone(), actor, request })),
        Err(other) => other,
    }
}

/// The `custom_id`, unless it is another server's.
fn id_here(interaction: &Interaction) -> Option<&str> {
    stamp::take(interaction.data.custom_id.as_deref()?, interaction.guild_id.as_deref()?)
}

/// Whether it is a number of Discord's as Discord writes it: the same number in another spelling would be another file.
fn is_snowflake(id: &str) -> bool {
    id.parse::<u64>().is_ok_and(|number| number > 0 && number.to_string() == id)
}

fn actor(guild: GuildKey, member: &Member, interaction: &Interaction) -> Actor {
    let name = [&member.nick, &member.user.global_name]
        .into_iter()
        .flatten()
        .find(|name| !name.trim().is_empty())
        .unwrap_or(&member.user.username);
    let bits = member.permissions.as_deref().and_then(|bits| bits.parse::<u64>().ok()).unwrap_or(0);
    Actor {
        guild,
        user_id: member.user.id.clone(),
        name: name.clone(),
        locale: locale(interaction).to_owned(),
        guild_locale: interaction.guild_locale.clone().unwrap_or_else(|| FALLBACK_LOCALE.to_owned()),
        rank: Rank::Roles { roles: member.roles.clone(), manages_server: bits & MANAGES_SERVER != 0 },
    }
}

fn request(interaction: &Interaction, commands: &[&'static Command]) -> Result<Request, Incoming> {
    let data = &interaction.data;
    match interaction.kind {
        kind::COMMAND if data.kind == Some(command_type::MESSAGE) => {
            let named = |menu: &&&'static MessageMenu| data.name.as_deref() == Some(menu.name);
            let menu = MENUS.iter().find(named).ok_or(Incoming::Unknown)?;
            let target = data.target_id.as_deref().ok_or(Incoming::Unreadable)?;
            let message = data.resolved.as_ref().and_then(|resolved| resolved["messages"].get(target));
            let text = message_text::of(message.ok_or(Incoming::Unreadable)?);
            Ok(Request::Message { menu, text })
        }
        kind::COMMAND => {
            let (command, options) = command(interaction, commands)?;
            // Suggestions can be ignored: people also type a field or a word as their language has it.
            let args = view::commands::canonical(locale(interaction), command, args(options.iter()));
            Ok(Request::Command { command, args })
        }
        kind::AUTOCOMPLETE => {
            let (command, options) = command(interaction, commands)?;
            let focused = options.iter().find(|option| option.focused == Some(true)).ok_or(Incoming::Unreadable)?;
            let typed = match &focused.value {
                Some(Value::String(text)) => text.clone(),
                Some(Value::Null) | None => String::new(),
                Some(other) => other.to_string(),
            };
            let others = options.iter().filter(|option| option.focused != Some(true));
            Ok(Request::Complete { command, args: args(others), option: focused.name.clone(), typed })
        }
        kind::COMPONENT => {
            let press = id_here(interaction).and_then(custom_id::press).ok_or(Incoming::Unknown)?;
            Ok(Request::Press { press, picked: data.values.clone().unwrap_or_default() })
        }
        kind::MODAL => {
            let form = id_here(interaction).and_then(custom_id::form).ok_or(Incoming::Unknown)?;
            let mut values = Vec::new();
            // A form without its texts must not pass for one that was emptied.
            inputs(data.components.as_deref().unwrap_or_default(), &mut values).ok_or(Incoming::Unreadable)?;
            if values.is_empty() {
                return Err(Incoming::Unreadable);
            }
            let values = view::commands::canonical_form(locale(interaction), &form, values);
            Ok(Request::Submit { form, values })
        }
        _ => Err(Incoming::Unreadable),
    }
}

/// Discord's option types that hold other options.
const SUB_COMMAND: u8 = 1;
const SUB_COMMAND_GROUP: u8 = 2;

/// The command that is meant, and the options that were given to it.
fn command<'a>(
    interaction: &'a Interaction,
    commands: &[&'static Command],
) -> Result<(&'static Command, &'a [CommandOption]), Incoming> {
    let data = &interaction.data;
    let mut path = vec![data.name.as_deref().ok_or(Incoming::Unreadable)?];
    let mut options = data.options.as_deref().unwrap_or_default();
    while let [only] = options
        && matches!(only.kind, SUB_COMMAND | SUB_COMMAND_GROUP)
    {
        path.push(&only.name);
        options = only.options.as_deref().unwrap_or_default();
    }
    let command = commands.iter().find(|command| command.path == path).ok_or(Incoming::Unknown)?;
    Ok((command, options))
}

/// Options keep the type that they came with: a wrong one is refused by the use case, with the option's name.
fn args<'a>(options: impl Iterator<Item = &'a CommandOption>) -> Args {
    let mut args = Args::default();
    for option in options {
        let value = option.value.as_ref().unwrap_or(&Value::Null);
        args.set(&option.name, arg(value));
    }
    args
}

fn arg(value: &Value) -> ArgValue {
    match value {
        Value::Bool(flag) => ArgValue::Flag(*flag),
        Value::String(text) => ArgValue::Text(text.clone()),
        Value::Number(number) => number.as_i64().map_or_else(|| ArgValue::Other(value.clone()), ArgValue::Whole),
        other => ArgValue::Other(other.clone()),
    }
}

/// The inputs of a form by key, from rows (type 1) as well as from labels (type 18). `None`: a part has neither inputs nor
/// a text, which is how serenity hands over a part that it does not know.
fn inputs(parts: &[Part], into: &mut Vec<(String, String)>) -> Option<()> {
    for part in parts {
        match part {
            Part { component: Some(inner), .. } => inputs(std::slice::from_ref(inner), into)?,
            Part { components: Some(inner), .. } if !inner.is_empty() => inputs(inner, into)?,
            Part { custom_id: Some(key), value, components: None, .. } => {
                let text = match value {
                    Some(Value::String(text)) => text.clone(),
                    None | Some(Value::Null) => String::new(),
                    Some(_) => return None,
                };
                into.push((key.clone(), text));
            }
            _ => return None,
        }
    }
    Some(())
}

#[cfg(test)]
#[path = "tests/read.rs"]
mod tests;
