//! A typed line, understood: a command with its options, a press, or a line for the form that is open.

use crate::app::COMMANDS;
use crate::app::args::{ArgValue, Args};
use crate::app::command::{Command, OptionKind, OptionSpec};
use crate::app::refusal::Refusal;
use crate::domain::check;
use crate::view::commands;

use super::slips::{first_word, no_such_option, slip, unknown_option};

/// What a line asks for.
#[derive(Debug)]
pub enum Line {
    /// Nothing but blanks, or a comment.
    Blank,
    Leave,
    /// `< text`: reads the text as the menu of a message does; `\\n` ends a line of it.
    Message(String),
    /// `> label`.
    Press(String),
    /// `>>`: shows the form.
    ShowForm,
    /// `>> word` without a `=`: sends the form, if it is the word for that.
    FormWord(String),
    /// `>> input = text`.
    Fill {
        input: String,
        text: String,
    },
    Command {
        command: &'static Command,
        args: Args,
    },
    Refused(Refusal),
}

/// Reads a line in the locale's language; the commands' own names are understood always.
pub fn line(locale: &str, line: &str) -> Line {
    let line = line.trim();
    // Lines that come from a file may have comments between them.
    if line.is_empty() || line.starts_with('#') {
        return Line::Blank;
    }
    if let Some(rest) = line.strip_prefix(">>") {
        return form_line(rest.trim());
    }
    if let Some(rest) = line.strip_prefix('>') {
        return Line::Press(rest.trim().to_owned());
    }
    if let Some(rest) = line.strip_prefix('<') {
        return Line::Message(rest.trim().replace("\\n", "\n"));
    }
    let typed = line.strip_prefix('/').unwrap_or(line);
    if ["quit", "exit"].iter().any(|word| typed.eq_ignore_ascii_case(word)) {
        return Line::Leave;
    }
    let Some((command, rest)) = command(locale, typed) else {
        return Line::Refused(no_such_command(locale, typed));
    };
    match args(locale, command, rest) {
        Ok(args) => Line::Command { command, args },
        Err(refusal) => Line::Refused(refusal),
    }
}

fn form_line(rest: &str) -> Line {
    match rest.split_once('=') {
        _ if rest.is_empty() => Line::ShowForm,
        Some((input, text)) => {
            let text = text.trim();
            let text = quoted(text).filter(|(_, after)| after.is_empty()).map_or(text.to_owned(), |(inside, _)| inside);
            Line::Fill { input: input.trim().to_owned(), text }
        }
        None => Line::FormWord(rest.to_owned()),
    }
}

/// The command that a text begins with, and the text after it.
pub fn command<'t>(locale: &str, typed: &'t str) -> Option<(&'static Command, &'t str)> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let (command, used) = commands::find(locale, &words)?;
    let mut rest = typed;
    for word in &words[..used] {
        rest = rest.trim_start().strip_prefix(word)?;
    }
    Some((command, rest))
}

fn no_such_command(locale: &str, typed: &str) -> Refusal {
    let names: Vec<String> = COMMANDS.iter().flat_map(|command| [spoken(locale, command), command.name()]).collect();
    let first = first_word(typed).to_lowercase();
    let of_group = names.iter().filter(|name| name.starts_with(&format!("{first} "))).collect::<Vec<_>>();
    // Two words name a command only where the first one is a group.
    let words = if of_group.is_empty() { 1 } else { 2 };
    let given = typed.split_whitespace().take(words).collect::<Vec<_>>().join(" ");
    let near = |text: &str| check::nearest(text, names.iter().map(String::as_str), 1).pop();
    let nearest = near(&given).filter(|_| given.contains(' ') || words == 1);
    let two = || near(&typed.split_whitespace().take(2).collect::<Vec<_>>().join(" "));
    let nearest = nearest.or_else(two).or_else(|| of_group.first().map(|name| (*name).clone()));
    Refusal::NoSuchCommand { given, nearest }
}

/// The command's path in the language.
pub fn spoken(locale: &str, command: &'static Command) -> String {
    let last = commands::command(locale, command).name;
    match command.path {
        [group, _] => format!("{} {last}", commands::group(locale, group).name),
        _ => last,
    }
}

/// The options of a command as they were typed. A value runs to the next ` option:` of the command, or is quoted; text
/// before the first option belongs to the first required option.
fn args(locale: &str, command: &'static Command, text: &str) -> Result<Args, Refusal> {
    let mut args = Args::default();
    for given in given(locale, command, text)? {
        if args.get(given.option.name).is_some() {
            return Err(Refusal::OptionTwice { option: given.option.name.to_owned() });
        }
        args.set(given.option.name, ArgValue::Text(given.value));
    }
    Ok(commands::canonical(locale, command, args))
}

/// An option as it was typed.
#[derive(Debug)]
pub struct Given {
    pub option: &'static OptionSpec,
    pub value: String,
    /// Where the value starts in the text, in bytes.
    pub at: usize,
    /// Without the option's name before it.
    pub bare: bool,
}

/// The options in the text after a command, in the order typed.
pub fn given(locale: &str, command: &'static Command, text: &str) -> Result<Vec<Given>, Refusal> {
    let mut all = Vec::new();
    let mut rest = text.trim_start();
    let bare = command.options.iter().find(|option| option.required).or(command.options.first());
    if !rest.is_empty() && option_start(locale, command, rest).is_none() {
        let Some(bare) = bare else {
            return Err(no_such_option(locale, command, first_word(rest)));
        };
        // Words with a colon are filters where something is looked up; elsewhere they are an option that does not exist.
        if let Some(name) = unknown_option(rest)
            && bare.kind != OptionKind::Query
        {
            return Err(no_such_option(locale, command, name));
        }
        let (value, after) = value(locale, command, bare, rest)?;
        all.push(Given { option: bare, value, at: text.len() - rest.len(), bare: true });
        rest = after;
    }
    while let Some((option, after)) = option_start(locale, command, rest) {
        let at = text.len() - after.trim_start().len();
        let (value, next) = value(locale, command, option, after)?;
        all.push(Given { option, value, at, bare: false });
        rest = next;
    }
    Ok(all)
}

/// The option that a text begins with (`name:`), and the text after the colon.
fn option_start<'t>(locale: &str, command: &'static Command, text: &'t str) -> Option<(&'static OptionSpec, &'t str)> {
    let (name, after) = text.split_once(':')?;
    let name = Some(name).filter(|name| !name.is_empty() && !name.contains(char::is_whitespace))?;
    commands::find_option(locale, command, name).map(|option| (option, after))
}

/// The value of an option that a text begins with, and the text from the next option on. A blank value ends at once where
/// an option follows.
fn value<'t>(
    locale: &str,
    command: &'static Command,
    of: &OptionSpec,
    text: &'t str,
) -> Result<(String, &'t str), Refusal> {
    let mut blank_before = text.starts_with(char::is_whitespace);
    let text = text.trim_start();
    if let Some((inside, after)) = quoted(text)
        && (after.is_empty() || option_start(locale, command, after).is_some())
    {
        return Ok((inside, after));
    }
    for (at, character) in text.char_indices() {
        if blank_before && !character.is_whitespace() {
            let rest = &text[at..];
            if option_start(locale, command, rest).is_some() {
                return Ok((text[..at].trim_end().to_owned(), rest));
            }
            if let Some(name) = slip(locale, command, of, rest) {
                return Err(no_such_option(locale, command, name));
            }
        }
        blank_before = character.is_whitespace();
    }
    Ok((text.trim_end().to_owned(), ""))
}

/// The inside of the quotes that a text begins with, and the text after them; `None` without a closing quote.
fn quoted(text: &str) -> Option<(String, &str)> {
    let rest = text.strip_prefix('"')?;
    let mut inside = String::new();
    let mut escaped = false;
    for (at, character) in rest.char_indices() {
        match character {
            '"' if !escaped => {
                let after = &rest[at + 1..];
                let ends = after.is_empty() || after.starts_with(char::is_whitespace);
                return ends.then(|| (inside, after.trim_start()));
            }
            '\\' if !escaped && rest[at + 1..].starts_with(['"', '\\']) => escaped = true,
            other => {
                inside.push(other);
                escaped = false;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(typed: &str) -> (String, Vec<(String, String)>) {
        match line("en", typed) {
            Line::Command { command, args } => {
                let text = |value| match value {
                    ArgValue::Text(text) => text,
                    other => format!("{other:?}"),
                };
                (command.name(), args.0.into_iter().map(|(name, value)| (name, text(value))).collect())
            }
            other => panic!("{typed}: {other:?}"),
        }
    }

    #[test]
    fn a_value_runs_to_the_next_option_or_is_quoted() {
        for (typed, command, args) in [
            (
                "/company add name:Cronus Oy phone:09 123 4567 city:Helsinki",
                "company add",
                &[("name", "Cronus Oy"), ("phone", "09 123 4567"), ("city", "Helsinki")][..],
            ),
            ("company  add   name:  Acme  ", "company add", &[("name", "Acme")]),
            ("/find aino cronus", "find", &[("query", "aino cronus")]),
            ("/find type:person city:Espoo", "find", &[("query", "type:person city:Espoo")]),
            ("/find aino private:true", "find", &[("query", "aino"), ("private", "Flag(true)")]),
            (r#"/find "a private:true""#, "find", &[("query", "a private:true")]),
            (
                r#"/company add name:"A \"B\" phone:1 \\" phone:2"#,
                "company add",
                &[("name", r#"A "B" phone:1 \"#), ("phone", "2")],
            ),
            (r#"/company add name:"Acme" Oy phone:1"#, "company add", &[("name", r#""Acme" Oy"#), ("phone", "1")]),
            (r#"/company add name:"Acme phone:1"#, "company add", &[("name", r#""Acme"#), ("phone", "1")]),
            (
                "/company add website:https://cronus.fi name:C",
                "company add",
                &[("website", "https://cronus.fi"), ("name", "C")],
            ),
            ("/company add name:Re: offer", "company add", &[("name", "Re: offer")]),
            ("/company add name:   ", "company add", &[("name", "")]),
            ("/company add name: city:Oulu", "company add", &[("name", ""), ("city", "Oulu")]),
            ("/setup numbering last: warning:", "setup numbering", &[("last", ""), ("warning", "")]),
            ("/company add name:city:Oulu", "company add", &[("name", "city:Oulu")]),
            ("/company add name:A note:Ask: who", "company add", &[("name", "A"), ("note", "Ask: who")]),
            (
                "/company add name:A note:klo 9:30 https://a.fi Re:offer",
                "company add",
                &[("name", "A"), ("note", "klo 9:30 https://a.fi Re:offer")],
            ),
            (r#"/company add name:A note:"x postcode:1""#, "company add", &[("name", "A"), ("note", "x postcode:1")]),
            ("/company add", "company add", &[]),
            ("/contact show CT000001", "contact show", &[("contact", "CT000001")]),
        ] {
            let wanted: Vec<(String, String)> =
                args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            assert_eq!(read(typed), (command.to_owned(), wanted), "{typed}");
        }
    }

    #[test]
    fn what_is_no_command_or_option_is_refused_with_the_nearest() {
        let nearest = |typed: &str| match line("en", typed) {
            Line::Refused(Refusal::NoSuchCommand { nearest, .. } | Refusal::NoSuchOption { nearest, .. }) => nearest,
            other => panic!("{typed}: {other:?}"),
        };
        assert_eq!(nearest("/company ad name:x").as_deref(), Some("company add"));
        assert_eq!(nearest("/fnd aino").as_deref(), Some("find"));
        assert_eq!(nearest("/setup").as_deref(), Some("setup show"));
        assert_eq!(nearest("/company add phne:09 1").as_deref(), Some("phone"));
        assert_eq!(nearest("/xyzzy"), None);
        assert_eq!(nearest("/company add name:Oy postcode:00100").as_deref(), Some("post-code"));
        assert_eq!(nearest("/company add name:Oy cty:Oulu").as_deref(), Some("city"));
        assert_eq!(nearest("/company add name:Oy phoen:09 1 city:Oulu").as_deref(), Some("phone"));
        assert_eq!(nearest("/setup inheritance salesperson:false phone:false"), None);
    }

    #[test]
    fn an_option_that_is_repeated_is_refused_by_its_name() {
        for typed in ["/company add name:A name:B", "/contact show CT1 contact:CT2"] {
            let Line::Refused(Refusal::OptionTwice { option }) = line("en", typed) else { panic!("{typed}") };
            assert!(typed.contains(&format!("{option}:")), "{typed}");
        }
    }

    #[test]
    fn presses_forms_and_leaving() {
        assert!(matches!(line("en", "> Add anyway"), Line::Press(label) if label == "Add anyway"));
        assert!(matches!(line("en", ">>"), Line::ShowForm));
        assert!(matches!(line("en", ">> send"), Line::FormWord(word) if word == "send"));
        for (typed, filled) in
            [(">> phone = 09 123 456", "09 123 456"), (">>phone=\"a = b\"", "a = b"), (">> phone =", "")]
        {
            assert!(
                matches!(line("en", typed), Line::Fill { input, text } if input == "phone" && text == filled),
                "{typed}"
            );
        }
        assert!(matches!(line("en", r"< Aino\nCronus Oy"), Line::Message(text) if text == "Aino\nCronus Oy"));
        for typed in ["/quit", "exit", " QUIT "] {
            assert!(matches!(line("en", typed), Line::Leave), "{typed}");
        }
        for typed in ["  ", "# a comment", " #"] {
            assert!(matches!(line("en", typed), Line::Blank), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_line_is_read_without_a_panic(text in any::<String>(), locale in prop_oneof!["en", "fi"]) {
            let _ = line(&locale, &text);
            let _ = line(&locale, &format!("/company add {text}"));
            let _ = line(&locale, &format!("/find {text}"));
        }

        #[test]
        fn any_quoted_value_comes_out_as_it_went_in(value in "[^\r\n]{0,60}") {
            let typed = format!("/company add name:\"{}\" phone:1", value.replace('\\', "\\\\").replace('"', "\\\""));
            let (_, args) = read(&typed);
            prop_assert_eq!(&args[0].1, &value);
            prop_assert_eq!(&args[1].1, "1");
        }
    }
}
