//! What Tab offers: commands, options, the bot's own suggestions for values, buttons and the fields of a form.

use crate::app::COMMANDS;
use crate::app::args::{ArgValue, Args};
use crate::app::command::{Command, OptionKind, OptionSpec};
use crate::app::request::Request;
use crate::view::commands;
use crate::view::reply::Suggestion;

use super::glyphs::clean;
use super::read;
use super::session::Session;

/// Something that Tab offers: what is shown, and what it puts into the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub shown: String,
    pub typed: String,
}

impl Offer {
    fn same(text: String) -> Self {
        Offer { shown: text.trim_end().to_owned(), typed: text }
    }
}

/// What can stand at the end of the text, and from which byte on it replaces the text.
pub fn offers(session: &Session<'_>, text: &str) -> (usize, Vec<Offer>) {
    if let Some(rest) = text.strip_prefix(">>") {
        let send = super::words::say(session.locale(), "console-send", &[]);
        let inputs = session.inputs().into_iter().map(|label| format!("{label} = "));
        return beginning(text.len() - rest.trim_start().len(), rest.trim_start(), inputs.chain([send]));
    }
    if let Some(rest) = text.strip_prefix('>') {
        return beginning(text.len() - rest.trim_start().len(), rest.trim_start(), session.labels().into_iter());
    }
    let start = text.len() - text.trim_start().len();
    let slash = usize::from(text[start..].starts_with('/'));
    let typed = &text[start + slash..];
    match read::command(session.locale(), typed) {
        Some((command, rest)) if rest.starts_with(char::is_whitespace) => {
            let at = text.len() - rest.len();
            let (from, offers) = of_command(session, command, rest);
            (at + from, offers)
        }
        _ => {
            let names = COMMANDS.iter().map(|command| format!("/{} ", read::spoken(session.locale(), command)));
            let (_, offers) = beginning(0, &format!("/{typed}"), names);
            (start, offers)
        }
    }
}

/// The texts that begin with what was typed, case ignored.
fn beginning(at: usize, typed: &str, texts: impl Iterator<Item = String>) -> (usize, Vec<Offer>) {
    let typed = typed.to_lowercase();
    (at, texts.filter(|text| text.to_lowercase().starts_with(&typed)).map(Offer::same).collect())
}

fn of_command(session: &Session<'_>, command: &'static Command, rest: &str) -> (usize, Vec<Offer>) {
    let given = read::given(session.locale(), command, rest).unwrap_or_default();
    // The value at the cursor is the last one, unless a blank after it begins something new.
    if let Some(last) = given.last()
        && (last.value.is_empty() || !rest.ends_with(char::is_whitespace))
    {
        let mut args = Args::default();
        for other in &given[..given.len() - 1] {
            args.set(other.option.name, ArgValue::Text(other.value.clone()));
        }
        let offers = of_value(session, command, last.option, args, &last.value);
        if !offers.is_empty() {
            return (last.at, offers);
        }
    }
    // A bare word at the cursor may as well be the beginning of an option's name.
    let taken = |name: &str| given.iter().any(|given| given.option.name == name && !given.bare);
    let word = rest.rsplit(char::is_whitespace).next().unwrap_or("");
    let free = command.options.iter().filter(|option| !taken(option.name));
    let names = free.map(|option| format!("{}:", commands::option(session.locale(), command, option).name));
    beginning(rest.len() - word.len(), word, names)
}

fn of_value(
    session: &Session<'_>,
    command: &'static Command,
    option: &OptionSpec,
    args: Args,
    typed: &str,
) -> Vec<Offer> {
    let locale = session.locale();
    if let OptionKind::Choice(words) = option.kind {
        // Labels can be sentences: they are shown, and the short word is typed.
        let typed = typed.to_lowercase();
        let choice = |word: &&str| {
            let shown = commands::choice(locale, command, option, word);
            let fits = word.starts_with(&typed) || shown.to_lowercase().starts_with(&typed);
            fits.then(|| Offer { shown, typed: format!("{word} ") })
        };
        return words.iter().filter_map(choice).collect();
    }
    if !option.kind.completes() {
        return Vec::new();
    }
    let args = commands::canonical(locale, command, args);
    let request = Request::Complete { command, args, option: option.name.to_owned(), typed: typed.to_owned() };
    let suggestions = session.suggestions(request);
    // What several numbers have in common says less than what was typed, so that stays until one is left.
    let is_one = suggestions.len() == 1;
    let offer = |suggestion: Suggestion| Offer {
        shown: clean(&suggestion.label),
        typed: if is_one { format!("{} ", as_value(&suggestion.value)) } else { typed.to_owned() },
    };
    suggestions.into_iter().map(offer).collect()
}

/// A value as it is typed: in quotes where it could be read as something else.
fn as_value(value: &str) -> String {
    let value = clean(value);
    if value.contains([':', '"']) || value.trim() != value {
        return format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::App;
    use crate::app::actor::{Actor, Rank};
    use crate::console::print::Paper;
    use crate::console::session::Said;
    use crate::domain::tier::Tier;
    use crate::store::{GuildKey, Store};
    use crate::view;

    fn with_session(locale: &str, test: impl FnOnce(&mut Session<'_>)) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let app = App::new(Store::open(folder.path()).expect("the folder is new"), view::wording());
        let actor = Actor {
            guild: GuildKey::new("local").expect("a name"),
            user_id: "aino".to_owned(),
            name: "Aino".to_owned(),
            locale: locale.to_owned(),
            guild_locale: locale.to_owned(),
            rank: Rank::Fixed(Tier::Admin),
        };
        let paper = Paper { width: 60, colours: false, locale: locale.to_owned() };
        test(&mut Session::new(&app, actor, paper));
    }

    /// The lines that Tab can make of a text.
    fn lines(session: &Session<'_>, text: &str) -> Vec<String> {
        let (at, offers) = offers(session, text);
        offers.into_iter().map(|offer| format!("{}{}", &text[..at], offer.typed)).collect()
    }

    #[test]
    fn commands_options_values_buttons_and_inputs_are_completed() {
        with_session("en", |session| {
            for line in ["/company add name:Cronus Oy", "/company add name:\"Cronus: Two\""] {
                assert!(matches!(session.line(line), Said::Text { done: true, .. }), "{line}");
            }
            for (text, wanted) in [
                ("/fi", &["/find "][..]),
                ("/company ", &["/company add ", "/company people "]),
                ("company p", &["/company people "]),
                ("/company add na", &["/company add name:"]),
                ("/company add name:Acme ph", &["/company add name:Acme phone:"]),
                ("/company add phone:1 pho", &[]),
                ("/setup cards vis", &["/setup cards visibility:"]),
                ("/setup cards visibility:pri", &["/setup cards visibility:private "]),
                ("/contact show cronus o", &["/contact show CT000001 "]),
                ("/find C", &["/find C", "/find C"]),
                ("/contact set contact:CT000001 field:job", &["/contact set contact:CT000001 field:job-title "]),
                ("> Hi", &["> History"]),
                (">> na", &[]),
                ("/xyzzy ", &[]),
            ] {
                assert_eq!(lines(session, text), wanted, "{text}");
            }
            session.line("/company add");
            assert_eq!(lines(session, ">> na"), [">> Name = "]);
            assert_eq!(lines(session, ">> se"), [">> send"]);
        });
    }

    #[test]
    fn finnish_is_completed_in_finnish() {
        with_session("fi", |session| {
            assert_eq!(lines(session, "/yri"), ["/yritys lisää ", "/yritys henkilöt "]);
            assert_eq!(lines(session, "/yritys lisää pu"), ["/yritys lisää puhelin:"]);
        });
    }

    #[test]
    fn values_that_could_be_read_as_something_else_are_quoted() {
        for (value, typed) in [("CT1", "CT1"), ("a:b", "\"a:b\""), ("a\"b\\", "\"a\\\"b\\\\\""), (" a", "\" a\"")] {
            assert_eq!(as_value(value), typed);
        }
    }
}
