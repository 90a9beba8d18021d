//! What the pages of releases show.

use domain::calendar::{Date, Timestamp};
use domain::id::{SchoolClassId, StudentId};
use domain::organisation::SchoolClass;
use domain::release::{AccessWhat, Audience, Release, ReleaseState, ReleasedContact};
use domain::student::PersonName;
use persistence::correction::Correction;

/// A release in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseLine {
    /// The release.
    pub release: Release,
    /// What it states, as long as it has not ended.
    pub contact: ReleasedContact,
    /// The company's name, or the board's title.
    pub audience: String,
    /// What it is today.
    pub state: ReleaseState,
    /// Who of the school has written it down; `None` where it was the student.
    pub recorded_by: Option<String>,
}

/// Why somebody would be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// The student has a seat there.
    Placed,
    /// The student would like to go there.
    Wished,
    /// It has places on a board of the student's.
    OnBoard,
    /// All companies of a board.
    WholeBoard,
}

/// To whom a name may be released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudienceOption {
    /// To whom.
    pub audience: Audience,
    /// The company's name, or the board's title.
    pub label: String,
    /// How close it is to the student.
    pub closeness: Closeness,
}

/// A line of who has read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenAccess {
    /// When, the first time within an hour.
    pub at: Timestamp,
    /// What.
    pub what: AccessWhat,
    /// What the reader's school or company is called.
    pub organisation: String,
    /// Who it was: for the school only. Students learn for whom somebody has read.
    pub person: Option<String>,
}

/// A request for a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionLine {
    /// The request.
    pub correction: Correction,
    /// Who has settled it: for the school only.
    pub settled_by: Option<String>,
}

/// Everything about one student's releases.
#[derive(Clone, Debug)]
pub struct ReleasesView {
    /// Whose.
    pub student: StudentId,
    /// The pseudonym.
    pub code: String,
    /// The name.
    pub name: Option<PersonName>,
    /// The class, where it is known.
    pub class: Option<SchoolClass>,
    /// What the school is called.
    pub school: String,
    /// How often the student's row was written.
    pub version: u64,
    /// Whether a parent or guardian must ask, at school's.
    pub is_young: bool,
    /// When the name was erased.
    pub erased_at: Option<Timestamp>,
    /// Those that hold and will, then the others, each the newest first.
    pub releases: Vec<ReleaseLine>,
    /// To whom the name may be released, the closest first.
    pub options: Vec<AudienceOption>,
    /// Who has read, the newest first.
    pub accesses: Vec<SeenAccess>,
    /// What is to be corrected, the newest first.
    pub corrections: Vec<CorrectionLine>,
    /// Today.
    pub today: Date,
    /// The last day of the longest release that begins today.
    pub longest: Date,
}

/// A line of a school's register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterLine {
    /// Whose.
    pub student: StudentId,
    /// The name, else the pseudonym.
    pub label: String,
    /// The class.
    pub class: String,
    /// The release.
    pub line: ReleaseLine,
}

/// A school's register.
#[derive(Clone, Debug)]
pub struct RegisterView {
    /// The classes of the school, the newest year first.
    pub classes: Vec<SchoolClass>,
    /// The one that is shown; all where `None`.
    pub class: Option<SchoolClassId>,
    /// Its releases: those that hold and will, then the others, by name.
    pub lines: Vec<RegisterLine>,
    /// Requests for corrections that wait, with the student's name or pseudonym.
    pub waiting: Vec<(StudentId, String, Correction)>,
}

/// What was released to a company, of one student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedLine {
    /// The student's name.
    pub name: PersonName,
    /// The pseudonym.
    pub code: String,
    /// The class year.
    pub grade: u8,
    /// The course of studies.
    pub track: String,
    /// The last day.
    pub until: Date,
    /// Whether a parent or guardian has asked.
    pub by_family: bool,
    /// What else was released.
    pub contact: ReleasedContact,
}
