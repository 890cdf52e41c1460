//! What all pages have in common: how many there are of what, which page this is, and buttons to turn it.

use crate::app::request::Press;
use crate::domain::found::Page;
use crate::text::Arg;

use super::build::{button, plain, small};
use super::reply::{Block, Line};
use super::words::Words;

/// `53 hits · page 2 of 7`; without the page when there is but one.
pub fn place<T>(words: Words, counted: &str, page: &Page<T>) -> Line {
    let count = words.count(counted, page.total);
    if page.pages() == 1 {
        return small([plain(count)]);
    }
    let (number, pages) = (u64::from(page.page) + 1, u64::from(page.pages()));
    let where_ = words.fill("page-of", &[("page", Arg::Count(number)), ("pages", Arg::Count(pages))]);
    small([plain(format!("{count} · {where_}"))])
}

/// Buttons that turn the page, disabled at the ends; none when there is but one page.
pub fn turn<T>(words: Words, page: &Page<T>, to: impl Fn(u32) -> Press) -> Option<Block> {
    let last = page.pages() - 1;
    // The same action twice in a message is refused by the chat, so the disabled one points past the end.
    let back = page.page.checked_sub(1).unwrap_or(page.pages());
    let on = page.page.saturating_add(1);
    (last > 0).then(|| {
        Block::Buttons(vec![
            button(&words.say("page-previous"), to(back)).disabled(page.page == 0),
            button(&words.say("page-next"), to(on)).disabled(page.page >= last),
        ])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::reply::{Action, Button};

    fn buttons(page: u32, total: u64) -> Vec<(bool, Action)> {
        let page = Page { items: vec![(); 1], page, per_page: 8, total };
        match turn(Words::of("en"), &page, |page| Press::Salespeople { page }) {
            None => Vec::new(),
            Some(Block::Buttons(buttons)) => {
                buttons.into_iter().map(|Button { disabled, action, .. }| (disabled, action)).collect()
            }
            Some(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn ends_are_disabled_and_no_two_buttons_do_the_same() {
        assert!(buttons(0, 8).is_empty());
        for (page, off) in [(0, [true, false]), (1, [false, false]), (2, [false, true])] {
            let found = buttons(page, 20);
            assert_eq!(found.iter().map(|(disabled, _)| *disabled).collect::<Vec<_>>(), off, "page {page}");
            assert_ne!(found[0].1, found[1].1, "page {page}");
        }
        let two = buttons(0, 10);
        assert_eq!(two.iter().map(|(disabled, _)| *disabled).collect::<Vec<_>>(), [true, false]);
        assert_ne!(two[0].1, two[1].1);
    }
}
