//! A form in the terminal: filled line by line, then sent.

use crate::view::reply::{Form, Input};

use super::frame::Frame;
use super::glyphs::{Glyphs, Look, at_breaks, clean, glyphs};
use super::print::Paper;
use super::words;

/// What came of naming an input.
pub enum Named<'f> {
    One(&'f mut Input),
    /// The labels that fit.
    Several(Vec<String>),
    None,
}

/// The input that a person's words name: by its key, by its whole label, or by the start of its label.
pub fn input<'f>(form: &'f mut Form, name: &str) -> Named<'f> {
    let wanted = name.trim().to_lowercase();
    let by: [&dyn Fn(&Input) -> bool; 3] = [
        &|input| input.key.to_lowercase() == wanted,
        &|input| clean(&input.label).to_lowercase() == wanted,
        &|input| clean(&input.label).to_lowercase().starts_with(&wanted),
    ];
    let fits = by.iter().find_map(|fits| {
        let found: Vec<usize> = (0..form.inputs.len()).filter(|at| fits(&form.inputs[*at])).collect();
        (!found.is_empty()).then_some(found)
    });
    match fits.as_deref() {
        _ if wanted.is_empty() => Named::None,
        None => Named::None,
        Some([one]) => Named::One(&mut form.inputs[*one]),
        Some(several) => Named::Several(several.iter().map(|at| form.inputs[*at].label.clone()).collect()),
    }
}

/// The texts of all inputs by key, as a chat sends them.
pub fn values(form: &Form) -> Vec<(String, String)> {
    form.inputs.iter().map(|input| (input.key.clone(), input.value.clone())).collect()
}

/// Draws the form as it is filled now, with what to type next.
pub fn draw(form: &Form, paper: &Paper) -> String {
    let mut frame = Frame::new(paper, None);
    frame.line(glyphs(&form.title.replace('\n', " "), Look::Strong), Glyphs::new());
    frame.divider();
    for input in &form.inputs {
        let mark = if input.required { " *" } else { "" };
        let mut line = glyphs(&format!("{}{mark}: ", input.label.replace('\n', " ")), Look::Key);
        if input.value.is_empty() && !input.placeholder.is_empty() {
            line.extend(glyphs(&format!("({})", input.placeholder.replace('\n', " ")), Look::Faint));
        } else {
            line.extend(glyphs(&input.value, Look::Plain));
        }
        for (nth, part) in at_breaks(line).into_iter().enumerate() {
            let mut whole = glyphs(if nth == 0 { "" } else { "  " }, Look::Plain);
            whole.extend(part);
            frame.line(whole, glyphs("  ", Look::Plain));
        }
    }
    frame.divider();
    let example = form.inputs.first().map(|input| input.label.clone()).unwrap_or_default();
    frame.line(
        glyphs(&words::say(&paper.locale, "console-form-hint", &[("input", &example)]), Look::Faint),
        Glyphs::new(),
    );
    frame.finish()
}
