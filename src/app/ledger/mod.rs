//! What the journal tells about, as texts: how a subject stands now, and putting it into another state. One engine takes
//! every change back with it, whatever command made it.

mod put;
mod state;
mod undo;

pub use state::{everything_of, note_texts};
pub use undo::undo;
