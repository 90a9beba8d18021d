//! Occupations and competences as people browse them, in one language.

use crate::competence::Level;
use crate::demand::Confidence;
use crate::id::{CompetenceId, DemandId, OccupationId};
use serde::{Deserialize, Serialize};

/// "This service uses the ESCO classification of the European Commission": where ESCO data is
/// shown, its sentence must stand (Decision 2011/833/EU). This is the address behind it.
pub const ESCO_ADDRESS: &str = "https://esco.ec.europa.eu";

/// A competence with its label in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetenceLabel {
    /// Which one.
    pub id: CompetenceId,
    /// Its label.
    pub label: String,
    /// Other words for it, for the search.
    pub synonyms: Vec<String>,
    /// Its lowest group, a short code.
    pub group: String,
}

/// Whether an occupation needs a competence or likes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Cannot do without.
    Essential,
    /// Helps.
    Optional,
}

/// A competence of an occupation and the level usually asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OccupationCompetence {
    /// Which one.
    pub competence: CompetenceId,
    /// Essential or optional.
    pub relation: Relation,
    /// The level usually asked.
    pub level: Level,
}

/// An occupation in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OccupationSummary {
    /// Which one.
    pub id: OccupationId,
    /// Its label.
    pub label: String,
    /// One or two plain sentences.
    pub description: String,
    /// What it needs.
    pub competences: Vec<OccupationCompetence>,
    /// Positions asked for placements of this occupation.
    pub placement_positions: u32,
    /// People asked ahead, in forecasts.
    pub forecast_positions: u32,
}

/// A company's open request as anybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicDemand {
    /// Which one.
    pub id: DemandId,
    /// The company's words.
    pub title: String,
    /// Whose.
    pub company: String,
    /// Where.
    pub municipality: String,
    /// How many.
    pub positions: u16,
    /// A forecast's year, and how sure it is; `None` for a placement.
    pub ahead: Option<(i32, Confidence)>,
    /// The competences that it asks.
    pub asked: Vec<crate::competence::AskedCompetence>,
    /// The occupation that it looks for.
    pub occupation: OccupationId,
}

/// What a page lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Occupations.
    Occupations,
    /// Competences.
    Competences,
}

/// A text in pieces that together are the text: plain ones, and those that answer what was asked, in
/// turn, a plain one first.
pub type Pieces = Vec<String>;

/// By which words something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FoundBy {
    /// Its label.
    pub label: Pieces,
    /// The label that matched; empty where that is the one above.
    pub matched: Pieces,
}

/// What answers anyone's words, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Occupations.
    pub occupations: Vec<(OccupationId, FoundBy)>,
    /// Competences.
    pub competences: Vec<(CompetenceId, FoundBy)>,
    /// What the published classification has besides, by its address; of one [`Subject`].
    pub others: Vec<(String, FoundBy)>,
}

/// A course of studies at a school, with what it is known to teach: what at least
/// [`FEWEST_TOLD`](crate::need::FEWEST_TOLD) of its students have learnt in lessons or in the lab. Of
/// how many that is known is not said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The school's name.
    pub school: String,
    /// The course.
    pub track: String,
    /// What it teaches.
    pub teaches: Vec<CompetenceId>,
}

impl Course {
    /// "ITIS «Agnesi» · Meccanica".
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} · {}", self.school, self.track)
    }
}

/// How far a course goes towards something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Which course.
    pub course: Course,
    /// What is needed and it does not teach.
    pub missing: Vec<CompetenceId>,
}

/// The courses that teach something of what is needed, the one that teaches most of it first.
#[must_use]
pub fn coverage(courses: &[Course], needed: &[CompetenceId]) -> Vec<Coverage> {
    let mut found = Vec::new();
    for course in courses {
        let missing: Vec<CompetenceId> = needed.iter().filter(|one| !course.teaches.contains(one)).copied().collect();
        if missing.len() < needed.len() {
            found.push(Coverage { course: course.clone(), missing });
        }
    }
    crate::sorting::sort_by_key(&mut found, |one| one.missing.len());
    found
}

/// All that a visitor explores: small enough to send once and to use without further requests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// By label.
    pub occupations: Vec<OccupationSummary>,
    /// By label.
    pub competences: Vec<CompetenceLabel>,
    /// Open requests.
    pub demands: Vec<PublicDemand>,
    /// Where what is taught, by school and course.
    pub courses: Vec<Course>,
    /// How the competences relate.
    pub taxonomy: crate::competence::Taxonomy,
}
