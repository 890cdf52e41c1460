//! A bar that shows how far something is that takes a while, in a terminal; nothing where nobody looks.

use std::borrow::Cow;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// So that the time beside the bar moves while the work says nothing.
const TICK: Duration = Duration::from_millis(200);

/// The bar; gone when it is dropped.
#[derive(Debug)]
pub struct Bar(ProgressBar);

impl Bar {
    /// On standard error, if that is a terminal.
    pub fn new() -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr_with_hz(10));
        let style = ProgressStyle::with_template("{msg} [{bar:32}] {percent:>3} % · {elapsed} · {eta}");
        bar.set_style(style.expect("the template is well formed").progress_chars("=> "));
        bar.enable_steady_tick(TICK);
        Bar(bar)
    }

    /// Begins the bar anew, for work in so many parts.
    pub fn begin(&self, text: impl Into<Cow<'static, str>>, parts: u64) {
        self.0.reset();
        self.0.set_length(parts.max(1));
        self.0.set_message(text);
    }

    /// So many parts are done.
    pub fn set(&self, done: u64) {
        self.0.set_position(done);
    }

    /// Says what is done now that the parts are.
    pub fn say(&self, text: impl Into<Cow<'static, str>>) {
        self.0.set_message(text);
    }
}

impl Default for Bar {
    fn default() -> Self {
        Bar::new()
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
