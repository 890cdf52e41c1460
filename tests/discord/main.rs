//! The real binary against a double of Discord: JSON in, JSON out.

mod access;
mod bot;
mod buttons;
mod cards;
#[cfg(unix)]
mod crash;
#[cfg(unix)]
mod crashing;
mod deferral;
#[cfg(unix)]
#[path = "../bench/dice.rs"]
mod dice;
mod double;
mod failures;
mod forms;
mod guests;
mod languages;
mod limits;
mod live;
mod logs;
mod longest;
mod menu;
mod odd;
mod once;
mod preparing;
#[cfg(unix)]
mod probes;
mod refusals;
mod registration;
mod relations;
mod removed;
mod staying;
mod stopping;
mod storage;
mod story;
mod strict;
mod typing;
