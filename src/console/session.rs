//! One terminal session: each line becomes a request, each answer becomes text.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::App;
use crate::app::actions::message_save;
use crate::app::actor::Actor;
use crate::app::refusal::Failure;
use crate::app::request::{Call, Request};
use crate::view;
use crate::view::reply::{Accent, Block, Body, Form, Message, Reply, Suggestion};

use super::entries::{Choice, Does, choose, entries};
use super::form::{self, Named};
use super::glyphs::clean;
use super::print::{self, Paper};
use super::read::{self, Line};
use super::words;

/// What a line led to.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    /// Text to print, and whether the line was done: `false` for a refused or faulty one.
    Text {
        text: String,
        done: bool,
    },
    Leave,
}

/// A person at the terminal.
pub struct Session<'a> {
    app: &'a App,
    actor: Actor,
    paper: Paper,
    /// The last message: what `>` presses.
    last: Option<Message>,
    /// The form that is open: what `>>` fills.
    form: Option<Form>,
}

impl<'a> Session<'a> {
    pub fn new(app: &'a App, actor: Actor, paper: Paper) -> Self {
        Session { app, actor, paper, last: None, form: None }
    }

    /// How wide to draw from now on.
    pub fn set_width(&mut self, width: usize) {
        self.paper.width = width;
    }

    /// Does what the line says.
    pub fn line(&mut self, line: &str) -> Said {
        // What the bot does in the background is done between two lines here.
        self.app.compare_waiting();
        match read::line(&self.actor.locale, line) {
            Line::Blank => done(String::new()),
            Line::Leave => Said::Leave,
            Line::Refused(refusal) => self.show(view::render(&Err(Failure::from(refusal)), &self.actor.locale)),
            Line::Command { command, args } => self.ask(Request::Command { command, args }),
            Line::Message(text) => self.ask(Request::Message { menu: &message_save::MENU, text }),
            Line::Press(label) => self.press(&label),
            Line::ShowForm => match &self.form {
                Some(form) => done(form::draw(form, &self.paper)),
                None => self.refuse("console-no-form", &[]),
            },
            Line::FormWord(word) => self.send(&word),
            Line::Fill { input, text } => self.fill(&input, text),
        }
    }

    /// The bot's own suggestions for a value that is being typed.
    pub fn suggestions(&self, request: Request) -> Vec<Suggestion> {
        let result = self.app.handle(&self.call(request));
        match view::render(&result, &self.actor.locale).body {
            Body::Suggestions(suggestions) => suggestions,
            _ => Vec::new(),
        }
    }

    pub fn locale(&self) -> &str {
        &self.actor.locale
    }

    /// The labels that can be pressed now.
    pub fn labels(&self) -> Vec<String> {
        let all = self.last.iter().flat_map(entries);
        all.filter(|entry| entry.does != Does::Nothing).map(|entry| entry.label).collect()
    }

    /// The inputs of the form that is open.
    pub fn inputs(&self) -> Vec<String> {
        self.form.iter().flat_map(|form| &form.inputs).map(|input| clean(&input.label)).collect()
    }

    fn press(&mut self, label: &str) -> Said {
        let entries = self.last.as_ref().map(entries).unwrap_or_default();
        match choose(&entries, label) {
            Choice::One { does: Does::Press { press, picked } } => self.ask(Request::Press { press, picked }),
            Choice::One { does: Does::Open { url } } => done(format!("{}\n", clean(&url))),
            Choice::One { does: Does::PickRole { .. } } => self.refuse("console-which-role", &[("select", label)]),
            Choice::Several(labels) => {
                self.refuse("console-several", &[("given", label), ("labels", &listed(&labels))])
            }
            Choice::None | Choice::One { does: Does::Nothing } => {
                let labels = self.labels();
                match labels.is_empty() {
                    true => self.refuse("console-nothing-to-press", &[]),
                    false => self.refuse("console-no-entry", &[("given", label), ("labels", &listed(&labels))]),
                }
            }
        }
    }

    fn fill(&mut self, name: &str, text: String) -> Said {
        let Some(form) = &mut self.form else { return self.refuse("console-no-form", &[]) };
        match form::input(form, name) {
            Named::One(input) => {
                // A terminal line has no line breaks of its own.
                input.value = if input.long { text.replace("\\n", "\n") } else { text };
                done(form::draw(form, &self.paper))
            }
            Named::Several(labels) => self.refuse("console-several", &[("given", name), ("labels", &listed(&labels))]),
            Named::None => {
                let labels = self.inputs();
                self.refuse("console-no-input", &[("given", name), ("labels", &listed(&labels))])
            }
        }
    }

    fn send(&mut self, word: &str) -> Said {
        let Some(form) = &self.form else { return self.refuse("console-no-form", &[]) };
        let word = word.to_lowercase();
        if word != "send" && word != words::say(&self.actor.locale, "console-send", &[]) {
            let labels = self.inputs();
            return self.refuse("console-no-input", &[("given", &word), ("labels", &listed(&labels))]);
        }
        let request = Request::Submit { form: form.key.clone(), values: form::values(form) };
        self.ask(request)
    }

    fn ask(&mut self, request: Request) -> Said {
        // Whoever asks for something else has left the form, as in a chat.
        self.form = None;
        let call = self.call(request);
        let result = self.app.handle(&call);
        let mut reply = view::render(&result, &self.actor.locale);
        // In a terminal all is for the one who sits there.
        if let (Body::Message(message), Some(Reply { body: Body::Message(aside), .. })) =
            (&mut reply.body, view::aside(&result, &self.actor.locale))
        {
            match aside.blocks.as_slice() {
                // Warnings stand with what was done, a question about it after it.
                [_] => drop(message.blocks.splice(0..0, aside.blocks)),
                _ => message.blocks.extend([Block::Divider].into_iter().chain(aside.blocks)),
            }
        }
        let said = self.show(reply);
        if let Ok(answer) = &result {
            self.app.remember(&call, answer);
        }
        said
    }

    fn show(&mut self, reply: Reply) -> Said {
        match reply.body {
            Body::Message(message) => {
                let text = print::message(&message, &self.paper);
                let done = !matches!(message.accent, Accent::Refusal | Accent::Fault);
                self.last = Some(message);
                Said::Text { text, done }
            }
            Body::Form(form) => {
                let text = form::draw(&form, &self.paper);
                self.form = Some(form);
                done(text)
            }
            Body::Suggestions(_) | Body::Silence => done(String::new()),
        }
    }

    /// Something that the terminal itself refuses: what was shown before stays.
    pub fn refuse(&self, key: &str, args: &[(&str, &str)]) -> Said {
        let text = words::say(&self.actor.locale, key, args);
        Said::Text { text: print::refusal(&text, &self.paper), done: false }
    }

    fn call(&self, request: Request) -> Call {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let id = format!("terminal-{now:x}-{:x}-{count:x}", std::process::id());
        Call { id, actor: self.actor.clone(), request }
    }
}

fn done(text: String) -> Said {
    Said::Text { text, done: true }
}

fn listed(labels: &[String]) -> String {
    labels.join(", ")
}
