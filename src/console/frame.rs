//! A frame of box characters around lines of text.

use super::glyphs::{Glyphs, Look, glyphs, total, wrap, written};
use super::print::Paper;

/// A frame that is being drawn, line by line.
pub struct Frame<'a> {
    paper: &'a Paper,
    look: Look,
    text: String,
}

/// Columns that the border and its blanks take.
const BORDER: usize = 4;

impl<'a> Frame<'a> {
    /// Opens a frame; a heading stands in its border and makes it a warning.
    pub fn new(paper: &'a Paper, heading: Option<String>) -> Self {
        let look = if heading.is_some() { Look::Warning } else { Look::Faint };
        let mut frame = Frame { paper, look, text: String::new() };
        let heading = heading.map(|heading| format!(" {heading} ")).unwrap_or_default();
        let label = glyphs(&heading, look);
        let fits = total(&label) + BORDER <= paper.width;
        let taken = if fits { total(&label) } else { 0 };
        let label = if fits { heading } else { String::new() };
        frame.edge(&format!("┌─{label}{}┐", "─".repeat(paper.width - 3 - taken)));
        frame
    }

    /// A line, wrapped where it is too long; `follow` begins every line after the first.
    pub fn line(&mut self, line: Glyphs, follow: Glyphs) {
        let inside = self.paper.width - BORDER;
        for (nth, part) in wrap(line, inside, inside - total(&follow)).into_iter().enumerate() {
            let mut whole = if nth == 0 { Glyphs::new() } else { follow.clone() };
            whole.extend(part);
            self.row(&whole);
        }
    }

    /// Things to press beside each other, as many a line as fit.
    pub fn keys(&mut self, keys: Vec<Glyphs>) {
        let inside = self.paper.width - BORDER;
        let mut line = Glyphs::new();
        for key in keys {
            let gap = if line.is_empty() { 0 } else { 2 };
            if gap > 0 && total(&line) + gap + total(&key) > inside {
                self.line(std::mem::take(&mut line), Glyphs::new());
            } else if gap > 0 {
                line.extend(glyphs("  ", Look::Plain));
            }
            line.extend(key);
        }
        if !line.is_empty() {
            self.line(line, Glyphs::new());
        }
    }

    pub fn divider(&mut self) {
        self.edge(&format!("├{}┤", "─".repeat(self.paper.width - 2)));
    }

    pub fn finish(mut self) -> String {
        self.edge(&format!("└{}┘", "─".repeat(self.paper.width - 2)));
        self.text
    }

    fn row(&mut self, line: &Glyphs) {
        let missing = (self.paper.width - BORDER).saturating_sub(total(line));
        let side = written(&glyphs("│", self.look), self.paper.colours);
        let inside = written(line, self.paper.colours);
        self.text.push_str(&format!("{side} {inside}{} {side}\n", " ".repeat(missing)));
    }

    fn edge(&mut self, edge: &str) {
        self.text.push_str(&written(&glyphs(edge, self.look), self.paper.colours));
        self.text.push('\n');
    }
}
