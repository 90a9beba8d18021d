//! The texts are complete in both languages, and say what they should.

mod calendar;
mod completeness;
mod fluent;
mod rules;
