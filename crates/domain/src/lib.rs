//! Annoda's pure core: what the nouns are, what may be done with them and by whom.
//!
//! Nothing here does input or output, reads a clock or draws a random number: times, ids and
//! seeds come in as arguments, so that the browser and the server run the very same code.

pub mod audit;
pub mod board;
pub mod calendar;
pub mod catalogue;
pub mod classification;
pub mod competence;
pub mod concept;
pub mod contact;
pub mod demand;
pub mod effect;
pub mod error;
mod field;
pub mod fit;
pub mod fsl;
pub mod id;
pub mod import;
pub mod language;
pub mod need;
pub mod network;
pub mod organisation;
pub mod person;
pub mod place;
pub mod policy;
pub mod regulation;
pub mod release;
pub mod rules;
pub mod search;
pub mod sorting;
pub mod student;
pub mod tutor;

pub use error::{ApiError, FieldError};
