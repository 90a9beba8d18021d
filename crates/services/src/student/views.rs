//! What the page of a student shows.

use crate::accommodation::AccommodationView;
use crate::tutor::StudentTutors;
use domain::FieldError;
use domain::fsl::{Account, Project};
use domain::id::{BoardId, CompetenceId, StudentId};
use domain::organisation::SchoolClass;
use domain::student::{PersonName, StudentTerms};
use persistence::import::Attested;

/// Among what a student's form chooses.
#[derive(Clone, Debug)]
pub struct StudentOptions {
    /// The school's classes, those of the newest year first.
    pub classes: Vec<SchoolClass>,
    /// ISTAT code and name, by name.
    pub municipalities: Vec<(String, String)>,
}

/// A competence of a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLine {
    /// What it is called.
    pub label: String,
    /// How well, from where that is known, who attested it.
    pub attested: Attested,
    /// How often it was written.
    pub version: u64,
}

/// A competence that could be attested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCompetence {
    /// Which one.
    pub competence: CompetenceId,
    /// What it is called.
    pub label: String,
}

/// The hours of FSL of a student.
#[derive(Clone, Debug)]
pub struct FslView {
    /// The projects, the newest first: the company, and what the list says.
    pub projects: Vec<(String, Project)>,
    /// What they come to, in the same order.
    pub account: Account,
}

/// A student as their own school sees them.
#[derive(Clone, Debug)]
pub struct StudentView {
    /// Which one.
    pub id: StudentId,
    /// The pseudonym.
    pub code: String,
    /// The name.
    pub name: Option<PersonName>,
    /// What the school states of them.
    pub terms: StudentTerms,
    /// How often that was written.
    pub version: u64,
    /// Who wrote it last; `None` after an import.
    pub changed_by: Option<String>,
    /// Among what the form chooses.
    pub options: StudentOptions,
    /// What they can do, by label.
    pub held: Vec<HeldLine>,
    /// What a search for competences found.
    pub found: Vec<FoundCompetence>,
    /// The boards on which they take part, with their titles.
    pub boards: Vec<(BoardId, String)>,
    /// Their projects of FSL, with what they come to.
    pub fsl: FslView,
    /// What they need to be well placed.
    pub accommodation: AccommodationView,
    /// Who follows them.
    pub tutors: StudentTutors,
    /// What keeps them from being removed.
    pub hindrances: Vec<FieldError>,
}

impl StudentView {
    /// The class, among the options.
    #[must_use]
    pub fn class(&self) -> Option<&SchoolClass> {
        self.options.classes.iter().find(|class| class.id == self.terms.class)
    }
}
