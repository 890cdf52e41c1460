//! Discord: the only place that names serenity.

pub mod limits;
