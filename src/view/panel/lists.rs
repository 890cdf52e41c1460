//! The lists of codes: each in a line of its own, with the button that opens the form for more codes.

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::view::build::{block, button, fact, plain, small, tap};
use crate::view::reply::{Block, Text};
use crate::view::words::Words;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let mut blocks = vec![super::intro(words, "panel-lists")];
    blocks.extend(panel.lists.iter().map(|&(list, codes)| {
        let text = Text(vec![fact(words.list(list), [plain(words.count("count-codes", codes))])]);
        if panel.may_change {
            Block::Row { text, button: button(&words.say("panel-add-codes"), Press::CodesForm { list }) }
        } else {
            Block::Text(text)
        }
    }));
    blocks.extend(block(vec![small(words.spans(
        "panel-lists-codes",
        [
            ("list", tap("code list").into()),
            ("edit", tap("code edit").into()),
            ("rename", tap("code rename").into()),
            ("delete", tap("code delete").into()),
        ],
    ))]));
    blocks
}
