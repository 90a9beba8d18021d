//! Every text of the product in Italian and English, one key each, and the words for dates,
//! figures, rules and refusals. Texts live in `texts/<language>/*.ftl`; what may be said to
//! whom is decided elsewhere. The build script has read them: what stands in the program is ready
//! to be filled in.

mod bundle;
mod calendar;
mod failure;
mod figure;
mod marks;
mod pattern;
mod refusal;
mod word;

pub use bundle::{Value, text, text0};
pub use calendar::{clock_span, day, long_day, moment, period};
pub use failure::{NoNames, api_error, field_error};
pub use figure::{group_digits, number};
pub use refusal::{Names, citation, refusal, rule};
pub use word::{
    assessment, confidence, demand_kind, distance_band, evidence, level, level_hint, means, organisation_kind, regulation, relation, risk,
    role, role_plural, stage, weight, withdrawal,
};
