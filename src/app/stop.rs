//! How a use case ends early.

use crate::store::StoreError;

use super::outcome::Answer;
use super::refusal::Refusal;

/// Why a use case did not come to its end.
#[derive(Debug)]
pub enum Stop {
    Refused(Box<Refusal>),
    /// Something has to be asked first: the answer asks it, nothing was changed.
    Ask(Box<Answer>),
    /// The same interaction was worked on before.
    Repeat,
    Store(StoreError),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Stop::Refused(Box::new(refusal))
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Stop::Store(error)
    }
}
