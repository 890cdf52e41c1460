//! The real binary against a double of Discord: JSON in, JSON out.

mod double;
mod strict;
