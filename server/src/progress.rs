//! How far a long work is, drawn on standard error for a person at a terminal. Machines have the
//! report: into a file or a pipe nothing is drawn.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::borrow::Cow;
use std::path::Path;
use std::time::Duration;

/// How often a moving part moves.
const BEAT: Duration = Duration::from_millis(120);

/// A bar or, where the end is not known, a sign that something moves. It goes away when dropped.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A work of unknown length: what is done now, and for how long.
    pub(crate) fn moving(what: impl Into<Cow<'static, str>>) -> Self {
        let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}").expect("a template of ours");
        Self::new(ProgressBar::no_length(), style, what)
    }

    /// A work of so many rows.
    pub(crate) fn rows(total: u64, what: impl Into<Cow<'static, str>>) -> Self {
        let template = "{bar:32} {percent:>3} %  {human_pos} of {human_len} rows  {msg}  {eta} left";
        Self::new(ProgressBar::new(total), ProgressStyle::with_template(template).expect("a template of ours"), what)
    }

    fn new(bar: ProgressBar, style: ProgressStyle, what: impl Into<Cow<'static, str>>) -> Self {
        // Hidden by itself where standard error is no terminal.
        let bar = bar.with_style(style).with_message(what);
        bar.set_draw_target(ProgressDrawTarget::stderr());
        bar.enable_steady_tick(BEAT);
        Self { bar }
    }

    /// What is done from now on.
    pub(crate) fn tell(&self, what: impl Into<Cow<'static, str>>) {
        self.bar.set_message(what);
    }

    /// So many more rows are done, those of `what`.
    pub(crate) fn done(&self, rows: u64, what: &str) {
        self.bar.inc(rows);
        self.bar.set_message(what.to_owned());
    }

    /// A line that stays, above what moves.
    pub(crate) fn keep(&self, line: &str) {
        self.bar.suspend(|| crate::data::say(line));
    }

    /// Follows a file that grows to so many bytes until `work` has ended.
    pub(crate) async fn follow<T>(file: &Path, total: u64, what: &'static str, work: impl Future<Output = T>) -> T {
        let style = ProgressStyle::with_template("{bar:32} {percent:>3} %  {bytes} of {total_bytes}  {msg}").expect("a template of ours");
        let progress = Self::new(ProgressBar::new(total.max(1)), style, what);
        let mut beat = tokio::time::interval(BEAT);
        tokio::pin!(work);
        loop {
            tokio::select! {
                result = &mut work => return result,
                _ = beat.tick() => progress.bar.set_position(std::fs::metadata(file).map_or(0, |file| file.len())),
            }
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
