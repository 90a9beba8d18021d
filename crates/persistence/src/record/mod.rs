//! What imports add, change and take back: one record is one row of a list that people keep, with
//! what belongs to it. Names of students are none: see [`crate::intake`].

mod read;
mod write;

pub use read::{all_demands, companies, current, held_of, past_placements_of, students_of, travel_times};
pub(crate) use read::{organisation, student, travel_time};
pub(crate) use write::student_row;
pub use write::{add, remove, replace};

use crate::import::{Attested, NewOrganisation};
use domain::calendar::{Date, Period};
use domain::demand::{NewDemand, Risk};
use domain::id::{CompetenceId, DemandId, OrganisationId, PastPlacementId, SchoolClassId, StudentId};
use domain::organisation::SchoolClass;
use domain::place::{Means, Municipality, TravelTime};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// A municipality.
    Municipality(Municipality),
    /// The time between two municipalities.
    TravelTime(TravelTime),
    /// A company.
    Organisation(NewOrganisation),
    /// A class.
    Class(SchoolClass),
    /// A student, without the name.
    Student(StudentRow),
    /// What a student can do.
    Held(StudentId, Attested),
    /// A placement of an earlier year.
    PastPlacement(PastPlacement),
    /// What a company asks.
    Demand(DemandRow),
}

/// A student as the register of a school has them, without the name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentRow {
    /// Which student.
    pub id: StudentId,
    /// The school.
    pub school: OrganisationId,
    /// The class.
    pub class: SchoolClassId,
    /// The school's number for them.
    pub register_number: String,
    /// The name that stands for theirs.
    pub pseudonym: String,
    /// Date of birth.
    pub birth: Date,
    /// ISTAT code of where they live.
    pub municipality: String,
    /// Hours of FSL done so far.
    pub hours_done: u16,
    /// Hours of the general safety course.
    pub general_safety_hours: u16,
    /// Hours of the specific safety course.
    pub specific_safety_hours: u16,
    /// The risk for which the specific course was made.
    pub safety_risk: Option<Risk>,
    /// When the general course was finished. Left out where it is not known, so that a record of
    /// before there was such a day keeps its fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub general_safety_on: Option<Date>,
    /// When the specific course was finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specific_safety_on: Option<Date>,
}

/// A placement of an earlier year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastPlacement {
    /// Which one.
    pub id: PastPlacementId,
    /// Who.
    pub student: StudentId,
    /// Where.
    pub company: OrganisationId,
    /// "2025/26".
    pub school_year: String,
    /// When, where it is known.
    pub period: Option<Period>,
    /// For how many hours, where it is known.
    pub hours: Option<u16>,
    /// How many hours it was to have. Left out where it is not known, so that a record of before there was
    /// such a column keeps its fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_hours: Option<u16>,
    /// What was done.
    pub tasks: String,
    /// What the company or the school thought.
    pub outcome: String,
}

/// What a company asks, with the code that a file has for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemandRow {
    /// Which one.
    pub id: DemandId,
    /// The file's name for it.
    pub code: Option<String>,
    /// What it says; its seats on boards are not part of it.
    pub demand: NewDemand,
}

/// By what a record is found again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// ISTAT code.
    Municipality(String),
    /// From, to, by what.
    TravelTime(String, String, Means),
    /// A company.
    Organisation(OrganisationId),
    /// A class.
    Class(SchoolClassId),
    /// A student.
    Student(StudentId),
    /// A competence of a student.
    Held(StudentId, CompetenceId),
    /// A placement of an earlier year.
    PastPlacement(PastPlacementId),
    /// What a company asks.
    Demand(DemandId),
}

impl Record {
    /// By what it is found again.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Municipality(place) => Key::Municipality(place.istat_code.clone()),
            Self::TravelTime(time) => Key::TravelTime(time.origin.clone(), time.destination.clone(), time.means),
            Self::Organisation(organisation) => Key::Organisation(organisation.id),
            Self::Class(class) => Key::Class(class.id),
            Self::Student(student) => Key::Student(student.id),
            Self::Held(student, attested) => Key::Held(*student, attested.held.competence),
            Self::PastPlacement(placement) => Key::PastPlacement(placement.id),
            Self::Demand(demand) => Key::Demand(demand.id),
        }
    }

    /// Eight bytes that are others when the record is another one (the beginning of its SHA-256):
    /// enough to see that somebody changed it since, without keeping it twice.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let text = serde_json::to_vec(self).unwrap_or_default();
        let digest = Sha256::digest(&text);
        digest.iter().take(8).fold(0, |print, byte| print << 8 | u64::from(*byte))
    }
}

impl Key {
    /// The student of whom the record speaks.
    #[must_use]
    pub fn student(&self) -> Option<StudentId> {
        match self {
            Self::Student(student) | Self::Held(student, _) => Some(*student),
            _ => None,
        }
    }
}
