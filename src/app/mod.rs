//! Use cases: one file a user action. Permission, once-only, journal and faults are handled here for all of them.

pub mod actor;
pub mod args;
pub mod command;
pub mod context;
pub mod outcome;
pub mod refusal;
pub mod request;
pub mod wording;

use crate::store::Store;
use outcome::Answer;
use refusal::Failure;
use request::Call;

/// The commands that exist, in the order of the help.
pub static COMMANDS: &[&command::Command] = &[];

/// The application.
pub struct App {
    _wording: wording::Wording,
    _store: Store,
}

impl App {
    /// Answers a request. Blocks on the database: call it off the async threads.
    pub fn handle(&self, _call: &Call) -> Result<Answer, Failure> {
        todo!()
    }

    /// Writes down that the asker looked the contact up. To be called after the answer is out.
    pub fn remember(&self, _call: &Call, _answer: &Answer) {
        todo!()
    }
}
