//! The store: the only crate that names SeaORM. Rows become the domain's types here, or an error.
//!
//! | file | what |
//! |---|---|
//! | `database` | [`Database`], and [`write_transaction`], the one way to write |
//! | `error` | [`StoreError`]: constraint violations and busy databases, classified in one place |
//! | `board` | boards, taking versions, the rows that follow from events, [`board::stored`] for the check |
//! | `board_roll` | whom a board lacks of its classes, and who is in them no more |
//! | `event` | the append-only log |
//! | `command` | what commands led to, for repeats |
//! | `student` | students without names, locks, commitments; names against a permit |
//! | `school_class`, `enrolment` | what a school keeps of its classes and students, with versions |
//! | `tutor` | who follows students, and whom; how many at a time |
//! | `accommodation` | what students need to be well placed: the school's alone |
//! | `release`, `access`, `correction` | who may read a student's name, who has, what is to be corrected |
//! | `dossier` | all that stands of one student, and cutting the name off |
//! | `demand` | demands, their lock, seats on boards; what companies do with them later, with versions and a log |
//! | `draft` | what a company has typed and not yet stated, of its writer only |
//! | `competence`, `occupation` | labels in one language, taxonomy |
//! | `organisation`, `municipality`, `person` | what their names say |
//! | `network` | agreements and memberships, under one lock |
//! | `regulation` | thresholds of law: the register with versions, its revision and its log |
//! | `catalogue` | occupations with what they need, all words, and how often they have changed |
//! | `classification` | a published classification: stored as a difference, read as a vocabulary |
//! | `concept` | concepts of the catalogue one by one: taken in from the classification, described, removed |
//! | `competence_proposal` | competences that companies miss, and what became of them |
//! | `figures` | counts over whole tables |
//! | `account`, `log_in_link`, `second_step` | who may come in: only hashes of secrets, but for the seeds of second steps |
//! | `mail` | letters that wait to be sent |
//! | `audit` | the append-only log of who came in |
//! | `archive` | every table as typed rows, from the database's own catalogue |
//! | `backup` | copies of an SQLite file: made, looked at, put in the place of another |
//! | `import`, `bulk` | the rows of a whole package, many at once |
//! | `entity`, `word`, `row` | private: columns, stored words, numbers that must be in range |
//!
//! Repository functions take a `&impl` [`Connection`]: the pool for reading
//! ([`Database::connection`]), the [`Transaction`] inside [`write_transaction`]. They decide
//! nothing: rules are in `domain`, policy and the order of locks in `services`.

pub mod access;
pub mod accommodation;
pub mod account;
pub mod archive;
pub mod audit;
pub mod backup;
pub mod board;
pub mod board_roll;
mod bulk;
pub mod catalogue;
pub mod classification;
pub mod command;
pub mod competence;
pub mod competence_proposal;
pub mod concept;
pub mod correction;
mod database;
pub mod demand;
pub mod dossier;
pub mod draft;
pub mod enrolment;
mod entity;
mod error;
pub mod event;
pub mod figures;
pub mod import;
pub mod intake;
pub mod log_in_link;
pub mod mail;
pub mod municipality;
pub mod network;
pub mod occupation;
pub mod organisation;
pub mod person;
pub mod record;
pub mod regulation;
pub mod release;
mod row;
pub mod school_class;
pub mod second_step;
pub mod student;
pub mod travel_time;
pub mod tutor;
mod word;

pub use database::{Database, Transaction, write_transaction};
pub use error::{MaybeBusy, StoreError};
pub use sea_orm::ConnectionTrait as Connection;
