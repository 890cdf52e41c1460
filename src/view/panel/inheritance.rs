//! What a person gets from its company: a switch each.

use crate::app::outcome::Panel;
use crate::domain::settings::{Section, Setting};
use crate::view::reply::Block;
use crate::view::words::Words;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let mut blocks = vec![super::intro(words, "panel-inheritance")];
    blocks.extend(Setting::of(Section::Inheritance).map(|setting| super::switch(words, panel, setting)));
    blocks
}
