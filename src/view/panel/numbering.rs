//! Number series: each in a line of its own, with the button that opens its form.

use crate::app::outcome::Panel;
use crate::app::request::Press;
use crate::domain::number_series::NumberSeries;
use crate::view::build::{button, line, plain, small, strong};
use crate::view::reply::{Block, Line, Text};
use crate::view::words::Words;

pub fn blocks(words: Words, panel: &Panel) -> Vec<Block> {
    let mut blocks = vec![super::intro(words, "panel-numbering")];
    blocks.extend(panel.series.iter().map(|series| {
        let text = Text(state(words, series));
        if panel.may_change {
            let change = button(&words.say("panel-change"), Press::SeriesForm { series: series.kind });
            Block::Row { text, button: change }
        } else {
            Block::Text(text)
        }
    }));
    blocks
}

fn state(words: Words, series: &NumberSeries) -> Vec<Line> {
    let name = line([strong(words.series(series.kind))]);
    if series.first.is_empty() {
        return vec![name, line([plain(words.say("panel-series-off"))])];
    }
    let step = series.step.to_string();
    let range = if series.last.is_empty() {
        words
            .fill("panel-series-state-open", &[("first", series.first.as_str().into()), ("step", step.as_str().into())])
    } else {
        words.fill(
            "panel-series-state",
            &[
                ("first", series.first.as_str().into()),
                ("last", series.last.as_str().into()),
                ("step", step.as_str().into()),
            ],
        )
    };
    let mut details = Vec::new();
    if !series.last_used.is_empty() {
        details.push(words.fill("panel-series-used", &[("used", series.last_used.as_str().into())]));
    }
    if !series.warning.is_empty() {
        details.push(words.fill("panel-series-warning", &[("warning", series.warning.as_str().into())]));
    }
    details.push(words.say(if series.manual { "panel-series-manual" } else { "panel-series-no-manual" }));
    vec![name, line([plain(range)]), small([plain(details.join(" · "))])]
}
