//! Finds occupations and competences in anyone's words: the same code in browser and server.
//!
//! ```text
//! Vocabulary + Thesaurus ──Index::build──▶ Index ──find(query, kind, top)──▶ hits
//! ```
//!
//! Pure: no input or output, no clock. What a typed word may mean is decided in `lexicon`, how well
//! a concept answers in `scoring`, and how much each kind of evidence counts in [`Weights`].

mod bytes;
mod family;
mod index;
mod inflection;
mod lexicon;
mod library;
mod marks;
mod need;
mod phrases;
mod resemblance;
mod scoring;
mod shelf;
mod substitutes;
mod thesaurus;
mod vocabulary;
mod weights;
mod words;

pub use bytes::{BytesError, checksum};
pub use family::root;
pub use index::{Answer, Hit, Index, Listed, MAX_HITS, MOST_LISTED, MOST_OTHERS, SHARE_OF_BEST};
pub use inflection::stem;
pub use library::Library;
pub use marks::Marks;
pub use need::{Essentials, ProposedCompetence, ProposedNeed, Reason, read_need};
pub use phrases::{MAX_PHRASES, MAX_TEXT, Phrase, phrases};
pub use thesaurus::{Thesaurus, ThesaurusError};
pub use vocabulary::{Concept, Group, Kind, Label, Language, Role, Vocabulary};
pub use weights::Weights;
pub use words::{MAX_WORDS, words};
