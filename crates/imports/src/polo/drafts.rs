//! What a package says, typed and checked but not stored: things are still named by the keys that
//! the files use. Where a draft names another, that other is in the same package.

use domain::board::Assessment;
use domain::calendar::{Date, Period};
use domain::catalogue::Relation;
use domain::competence::{CompetenceKind, Evidence, Level, Weight};
use domain::demand::{DemandKind, Risk};
use domain::network::{AgreementTerms, MembershipRole, Validity};
use domain::organisation::OrganisationKind;
use domain::person::RoleKind;
use domain::place::Municipality;
use domain::tutor::TutorTerms;
use std::fmt;

/// A draft with the row of its file, for problems that are found later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<T> {
    /// As a spreadsheet counts, the header being 1.
    pub row: u32,
    /// What the row says.
    pub draft: T,
}

/// A whole package.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// `comuni.csv`; names and codes are unique.
    pub municipalities: Vec<Line<Municipality>>,
    /// `soggetti.csv`; codes are unique.
    pub organisations: Vec<Line<OrganisationDraft>>,
    /// `accordo.csv`; on no day two of them hold.
    pub agreements: Vec<Line<AgreementTerms>>,
    /// `adesioni.csv`; nobody belongs twice on a day, and on each day there is one lead at most.
    pub memberships: Vec<Line<MembershipDraft>>,
    /// `classi.csv`; school, grade and section are unique.
    pub classes: Vec<Line<ClassDraft>>,
    /// `competenze.csv`; Italian labels and URIs are unique.
    pub competences: Vec<Line<CompetenceDraft>>,
    /// `professioni.csv`; URIs are unique.
    pub occupations: Vec<Line<OccupationDraft>>,
    /// `professioni_competenze.csv`; pairs are unique.
    pub occupation_competences: Vec<Line<OccupationCompetenceDraft>>,
    /// `studenti.csv`; register numbers are unique.
    pub students: Vec<Line<StudentDraft>>,
    /// `competenze_studenti.csv`; pairs are unique.
    pub student_competences: Vec<Line<StudentCompetenceDraft>>,
    /// `richieste.csv`; codes are unique.
    pub demands: Vec<Line<DemandDraft>>,
    /// `richieste_competenze.csv`; pairs are unique, in the order in which the company asks.
    pub demand_competences: Vec<Line<DemandCompetenceDraft>>,
    /// `tutor.csv`; a name once in an organisation, a demand and a class once.
    pub tutors: Vec<Line<TutorDraft>>,
    /// `tavoli.csv`; codes are unique.
    pub boards: Vec<Line<BoardDraft>>,
    /// `tavoli_richieste.csv`; pairs are unique, placements only, no more seats than positions.
    pub allotments: Vec<Line<AllotmentDraft>>,
    /// `abbinamenti.csv`; a student once on a board, of which student and demand are part.
    pub placements: Vec<Line<PlacementDraft>>,
    /// `preferenze.csv`; by board, student and rank, of which student and demand are part.
    pub preferences: Vec<Line<PreferenceDraft>>,
    /// `valutazioni.csv`; a student once for each demand of a board, of which both are part.
    pub assessments: Vec<Line<AssessmentDraft>>,
    /// `persone.csv`; codes are unique.
    pub people: Vec<Line<PersonDraft>>,
}

/// An organisation's part in the polo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipDraft {
    /// The organisation's code.
    pub organisation: String,
    /// As what.
    pub role: MembershipRole,
    /// When.
    pub validity: Validity,
}

/// How files name a class: "S01/4A".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassKey {
    /// The school's code.
    pub school: String,
    /// From 1 to 5.
    pub grade: u8,
    /// In capitals.
    pub section: String,
}

impl fmt::Display for ClassKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}{}", self.school, self.grade, self.section)
    }
}

/// A member of the polo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationDraft {
    /// The package's code for it.
    pub code: String,
    /// Its official name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Of schools.
    pub school_code: Option<String>,
    /// Eleven digits with a valid check digit.
    pub vat_number: Option<String>,
    /// ATECO 2025.
    pub ateco: Option<String>,
    /// A municipality's name.
    pub municipality: String,
    /// Street and number.
    pub address: String,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassDraft {
    /// How files name it.
    pub key: ClassKey,
    /// "2026/27".
    pub school_year: String,
    /// The course of studies.
    pub track: String,
}

/// A student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentDraft {
    /// The school's number for them.
    pub register_number: String,
    /// Their class.
    pub class: ClassKey,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Date of birth.
    pub birth: Date,
    /// A municipality's name.
    pub municipality: String,
    /// Hours of FSL done so far.
    pub hours_done: u16,
    /// Hours of the general safety course.
    pub general_safety_hours: u16,
    /// Hours of the specific safety course.
    pub specific_safety_hours: u16,
    /// The risk for which the specific course was made.
    pub safety_risk: Option<Risk>,
}

/// A competence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetenceDraft {
    /// ESCO's; `None` for one of the polo's own.
    pub uri: Option<String>,
    /// Skill or knowledge.
    pub kind: CompetenceKind,
    /// Unique: other drafts name the competence by it.
    pub label_it: String,
    /// English label.
    pub label_en: String,
    /// Other Italian words for it.
    pub synonyms_it: Vec<String>,
    /// The label of a broader one.
    pub broader: Option<String>,
    /// The lowest group, a short code; empty for none.
    pub group: String,
}

/// An occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationDraft {
    /// ESCO's.
    pub uri: String,
    /// ISCO-08 group.
    pub isco_code: String,
    /// Italian label.
    pub label_it: String,
    /// English label.
    pub label_en: String,
    /// A plain sentence.
    pub description_it: String,
    /// A plain sentence.
    pub description_en: String,
}

/// A competence of an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationCompetenceDraft {
    /// An occupation's URI.
    pub occupation: String,
    /// A competence's Italian label.
    pub competence: String,
    /// Essential or optional.
    pub relation: Relation,
    /// The level usually asked.
    pub level: Level,
}

/// What a student can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentCompetenceDraft {
    /// A register number.
    pub student: String,
    /// A competence's Italian label.
    pub competence: String,
    /// How well.
    pub level: Level,
    /// From where it is known.
    pub evidence: Evidence,
    /// A role, never a person's name.
    pub attested_by: Option<String>,
    /// When.
    pub attested_on: Option<Date>,
}

/// What a company asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandDraft {
    /// The package's code for it.
    pub code: String,
    /// A company's code.
    pub company: String,
    /// In the company's words.
    pub title: String,
    /// An occupation's URI.
    pub occupation: String,
    /// How many.
    pub positions: u16,
    /// A municipality's name.
    pub municipality: String,
    /// Placement or forecast.
    pub kind: DemandKind,
    /// The workplace's risk.
    pub risk: Risk,
    /// Whether the task is marked as high risk.
    pub high_risk_task: bool,
    /// The youngest.
    pub min_age: Option<u8>,
    /// What is to be done.
    pub tasks: String,
    /// Conditions.
    pub conditions: String,
}

/// A competence that a demand asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandCompetenceDraft {
    /// A demand's code.
    pub demand: String,
    /// A competence's Italian label.
    pub competence: String,
    /// The level that is wanted.
    pub level: Level,
    /// How much it counts.
    pub weight: Weight,
    /// Below the level, the pair is refused.
    pub mandatory: bool,
}

/// Somebody who follows students.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TutorDraft {
    /// The code of a school or a company.
    pub organisation: String,
    /// Who they are.
    pub terms: TutorTerms,
    /// Codes of their company's demands.
    pub demands: Vec<String>,
    /// Classes of their school.
    pub classes: Vec<ClassKey>,
}

/// A board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardDraft {
    /// The package's code for it.
    pub code: String,
    /// The code of the school that owns it.
    pub school: String,
    /// Its title.
    pub title: String,
    /// The round's period.
    pub period: Period,
    /// Which classes take part.
    pub classes: Vec<ClassKey>,
}

/// Seats of a demand on a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllotmentDraft {
    /// A board's code.
    pub board: String,
    /// A demand's code.
    pub demand: String,
    /// How many.
    pub seats: u16,
}

/// A student who has a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementDraft {
    /// A board's code.
    pub board: String,
    /// A register number.
    pub student: String,
    /// A demand's code.
    pub demand: String,
    /// Whether pinned there.
    pub locked: bool,
}

/// A place of a student's own order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreferenceDraft {
    /// A board's code.
    pub board: String,
    /// A register number.
    pub student: String,
    /// From 1, the dearest.
    pub rank: u16,
    /// A demand's code.
    pub demand: String,
}

/// What a company thinks of a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentDraft {
    /// A board's code.
    pub board: String,
    /// A demand's code.
    pub demand: String,
    /// A register number.
    pub student: String,
    /// What it thinks.
    pub assessment: Assessment,
}

/// Somebody who uses the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonDraft {
    /// The package's code for them.
    pub code: String,
    /// Their name.
    pub name: String,
    /// What they are.
    pub role: RoleKind,
    /// An organisation's code; teachers have a school, companies' people a company.
    pub organisation: Option<String>,
    /// A register number: students, and nobody else.
    pub student: Option<String>,
}
