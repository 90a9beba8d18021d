//! A student in three depths: facts for the rules, a pseudonymous card, a file with the name.

mod accommodation;
mod filter;
mod form;

pub use accommodation::{Accommodation, AccommodationForm, Obstacle, TravelLimit};
pub use filter::{StudentFilter, StudentState};
pub use form::{HeldAct, HeldChange, HeldForm, StudentForm, StudentTerms};

use crate::calendar::{Date, Period};
use crate::competence::HeldCompetence;
use crate::id::{BoardId, DemandId, OrganisationId, SchoolClassId, StudentId};
use crate::policy::NamePermit;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a company and the polo may see: no name, no birth date, no address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentCard {
    /// Which student.
    pub id: StudentId,
    /// The pseudonym, such as "K7-31".
    pub code: String,
    /// The school.
    pub school: OrganisationId,
    /// The class year, 1 to 5.
    pub grade: u8,
    /// The course of studies.
    pub track: String,
    /// The class and where the student lives: for the school only.
    pub school_part: Option<SchoolPart>,
    /// What the student can do.
    pub competences: Vec<HeldCompetence>,
}

/// The part of a card that stays within the school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolPart {
    /// The class.
    pub class: SchoolClassId,
    /// As people call it: "4ª A".
    pub class_label: String,
    /// Where the student lives.
    pub municipality: String,
    /// Hours of FSL done so far.
    pub hours_done: u16,
    /// Hours of FSL that the school type asks over the last three years.
    pub hours_needed: u16,
}

/// A name that somebody was permitted to read.
///
/// On the server there is one way to make one: with a [`NamePermit`]. In the browser it is only
/// ever read from what the server chose to send.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PersonName {
    given: String,
    family: String,
}

impl PersonName {
    /// Discloses a name of the permit's school, or of the permit's own student.
    #[must_use]
    pub fn disclosed(_permit: &NamePermit, given: String, family: String) -> Self {
        Self { given, family }
    }

    /// The given name.
    #[must_use]
    pub fn given(&self) -> &str {
        &self.given
    }

    /// The family name.
    #[must_use]
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Given name and family name.
    #[must_use]
    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    /// Family name first, as class lists are sorted.
    #[must_use]
    pub fn sort_key(&self) -> String {
        crate::search::normalise(&format!("{} {}", self.family, self.given))
    }

    /// Given name and the initial of the family name: "Giulia B.", "Niccolò D’A.".
    #[must_use]
    pub fn short(&self) -> String {
        let mut initials = String::new();
        let mut letters = self.family.chars();
        if let Some(first) = letters.next() {
            initials.extend(first.to_uppercase());
        }
        let rest: Vec<char> = letters.collect();
        if let [mark @ ('\'' | '’'), next, ..] = rest[..] {
            initials.push(mark);
            initials.push(next);
        }
        format!("{} {initials}.", self.given)
    }
}

/// A student's file: the card with the name. It exists only with the proof of a permission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentFile {
    card: StudentCard,
    name: PersonName,
}

impl StudentFile {
    /// Joins a card with its name, where the permit covers this very student.
    #[must_use]
    pub fn open(permit: &NamePermit, card: StudentCard, name: PersonName) -> Option<Self> {
        permit.covers(card.school, card.id).then_some(Self { card, name })
    }

    /// The card.
    #[must_use]
    pub fn card(&self) -> &StudentCard {
        &self.card
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &PersonName {
        &self.name
    }
}

/// A student as one reader may see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeenStudent {
    /// Under the pseudonym.
    Card(StudentCard),
    /// With the name.
    File(StudentFile),
}

impl SeenStudent {
    /// The card, which every reader has.
    #[must_use]
    pub fn card(&self) -> &StudentCard {
        match self {
            Self::Card(card) => card,
            Self::File(file) => file.card(),
        }
    }

    /// How to call the student on a card: short name or pseudonym.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Card(card) => card.code.clone(),
            Self::File(file) => file.name().short(),
        }
    }

    /// How to call the student in full.
    #[must_use]
    pub fn full_label(&self) -> String {
        match self {
            Self::Card(card) => card.code.clone(),
            Self::File(file) => file.name().full(),
        }
    }

    /// By family name where it may be seen, else by pseudonym.
    #[must_use]
    pub fn sort_key(&self) -> String {
        match self {
            Self::Card(card) => card.code.clone(),
            Self::File(file) => file.name().sort_key(),
        }
    }
}

/// What the rules need to know of a student; it stays within the school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentFacts {
    /// Date of birth.
    pub birth: Date,
    /// Hours of the general safety course.
    pub general_safety_hours: u16,
    /// Hours of the specific safety course.
    pub specific_safety_hours: u16,
    /// What the student can do.
    pub competences: Vec<HeldCompetence>,
    /// Placements on other boards.
    pub elsewhere: Vec<Commitment>,
    /// Demands that the school rules out for this student. Why is nobody's business here, and is not
    /// among the facts: see [`Accommodation`].
    pub barred: BTreeSet<DemandId>,
}

/// A placement of a student on another board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// On which board.
    pub board: BoardId,
    /// When.
    pub period: Period,
}
