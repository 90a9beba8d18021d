//! Use cases, one file per noun: policy, then rule, then transaction, then event. Nothing here
//! knows HTTP or a page; nothing here reads a clock but through [`Clock`].

mod access;
pub mod accommodation;
pub mod account;
pub mod archive;
pub mod audit;
pub mod board;
pub mod catalogue;
pub mod check;
pub mod classification;
mod clock;
pub mod concept;
pub mod demand;
pub mod dossier;
pub mod draft;
mod error;
pub mod finding;
pub mod first_start;
pub mod hub;
pub mod import;
pub mod link;
pub mod listing;
pub mod mail;
pub mod need;
pub mod network;
pub mod person;
pub mod place;
pub mod polo;
pub mod preference;
mod problems;
pub mod proposal;
pub mod regulation;
pub mod release;
pub mod school_class;
pub mod second_step;
pub mod seed;
pub mod session;
pub mod student;
pub mod template;
pub mod tutor;

pub use clock::Clock;
pub use error::ServiceError;

use auth::attempts::Attempts;
pub use auth::attempts::Doing;
use domain::calendar::{Date, Timestamp};
use hub::Hub;
use persistence::Database;
use std::net::IpAddr;
use std::sync::Arc;

/// What every use case works with; cheap to clone.
#[derive(Clone, Debug)]
pub struct Services {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    database: Database,
    clock: Clock,
    hub: Hub,
    boards: board::LiveBoards,
    jobs: proposal::Jobs,
    attempts: Attempts,
    first_start: first_start::FirstStart,
    letters: mail::Letters,
    finder: finding::Kept<finding::Finder>,
    classification: finding::Kept<::finding::Index>,
    /// For each language, what browsers are sent.
    sent: [finding::Kept<finding::Sent>; 2],
    crowd: need::KeptCrowd,
    courses: catalogue::KeptCourses,
}

impl Services {
    /// The services on one database.
    #[must_use]
    pub fn new(database: Database, clock: Clock) -> Self {
        Self {
            inner: Arc::new(Inner {
                database,
                clock,
                hub: Hub::default(),
                boards: board::LiveBoards::default(),
                jobs: proposal::Jobs::default(),
                attempts: Attempts::default(),
                first_start: first_start::FirstStart::default(),
                letters: mail::Letters::default(),
                finder: finding::Kept::default(),
                classification: finding::Kept::default(),
                sent: Default::default(),
                crowd: need::KeptCrowd::default(),
                courses: catalogue::KeptCourses::default(),
            }),
        }
    }

    /// The database, for the health check.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.inner.database
    }

    /// The doorbells.
    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.inner.hub
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> Date {
        self.inner.clock.today()
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// Whether something may be done once more at or by an account, from an address. It counts as done.
    ///
    /// # Errors
    /// How many seconds to wait until it may.
    pub fn allow(&self, doing: Doing, account: Option<&str>, address: Option<IpAddr>) -> Result<(), u64> {
        self.inner.attempts.allow(doing, account, address).map_err(|wait| wait.as_secs() + 1)
    }

    /// What letters need.
    #[must_use]
    pub fn letters(&self) -> &mail::Letters {
        &self.inner.letters
    }

    fn first_start(&self) -> &first_start::FirstStart {
        &self.inner.first_start
    }

    fn finder(&self) -> &finding::Kept<finding::Finder> {
        &self.inner.finder
    }

    fn classification(&self) -> &finding::Kept<::finding::Index> {
        &self.inner.classification
    }

    fn sent(&self, language: domain::language::Language) -> &finding::Kept<finding::Sent> {
        &self.inner.sent[language as usize]
    }

    fn crowd(&self) -> &need::KeptCrowd {
        &self.inner.crowd
    }

    fn courses(&self) -> &catalogue::KeptCourses {
        &self.inner.courses
    }

    fn jobs(&self) -> &proposal::Jobs {
        &self.inner.jobs
    }

    fn boards(&self) -> &board::LiveBoards {
        &self.inner.boards
    }
}
