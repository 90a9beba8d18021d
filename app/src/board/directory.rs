//! The cards of a board by id, their labels, and the names that the messages need.

use domain::board::{BoardEvent, BoardStudent, PersonLabel};
use domain::catalogue::CompetenceLabel;
use domain::demand::DemandCard;
use domain::id::{CompetenceId, DemandId, PersonId, StudentId};
use std::collections::BTreeMap;

/// Everything that has a label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Directory {
    students: Vec<BoardStudent>,
    demands: Vec<DemandCard>,
    student_rows: BTreeMap<StudentId, usize>,
    demand_rows: BTreeMap<DemandId, usize>,
    competences: BTreeMap<CompetenceId, CompetenceLabel>,
    people: BTreeMap<PersonId, String>,
}

impl Directory {
    /// Sorts the cards: students by name or pseudonym, demands by title.
    pub fn new(
        mut students: Vec<BoardStudent>,
        mut demands: Vec<DemandCard>,
        competences: Vec<CompetenceLabel>,
        people: Vec<PersonLabel>,
    ) -> Self {
        students.sort_by_cached_key(|student| (student.seen.sort_key(), student.seen.card().id));
        demands.sort_by_cached_key(|demand| (domain::search::normalise(&demand.title), demand.id));
        Self {
            student_rows: students.iter().enumerate().map(|(row, student)| (student.seen.card().id, row)).collect(),
            demand_rows: demands.iter().enumerate().map(|(row, demand)| (demand.id, row)).collect(),
            competences: competences.into_iter().map(|label| (label.id, label)).collect(),
            people: people.into_iter().map(|person| (person.id, person.name)).collect(),
            students,
            demands,
        }
    }

    /// All students, sorted.
    pub fn students(&self) -> &[BoardStudent] {
        &self.students
    }

    /// All demands, sorted.
    pub fn demands(&self) -> &[DemandCard] {
        &self.demands
    }

    /// One student.
    pub fn student(&self, id: StudentId) -> Option<&BoardStudent> {
        self.student_rows.get(&id).map(|row| &self.students[*row])
    }

    /// One demand.
    pub fn demand(&self, id: DemandId) -> Option<&DemandCard> {
        self.demand_rows.get(&id).map(|row| &self.demands[*row])
    }

    /// A competence's label; empty where it is unknown, which the server does not send.
    pub fn competence(&self, id: CompetenceId) -> &str {
        self.competences.get(&id).map_or("", |label| label.label.as_str())
    }

    /// A competence's other words.
    pub fn synonyms(&self, id: CompetenceId) -> &[String] {
        self.competences.get(&id).map_or(&[], |label| label.synonyms.as_slice())
    }

    /// How to call a student on a card.
    pub fn student_label(&self, id: StudentId) -> String {
        self.student(id).map(|student| student.seen.label()).unwrap_or_default()
    }

    /// Who acts, where one may know.
    pub fn person(&self, id: PersonId) -> Option<&str> {
        self.people.get(&id).map(String::as_str)
    }

    /// Whether whatever an event speaks of is here.
    pub fn knows(&self, event: &BoardEvent) -> bool {
        let demand = match event {
            BoardEvent::Allotted { demand, .. } => Some(*demand),
            _ => None,
        };
        event.student().is_none_or(|student| self.student_rows.contains_key(&student))
            && demand.is_none_or(|demand| self.demand_rows.contains_key(&demand))
    }

    /// Title and company of a demand that is here but not in `earlier`.
    pub fn demands_beyond(&self, earlier: &Self) -> Option<(String, String)> {
        let new = self.demands.iter().find(|demand| !earlier.demand_rows.contains_key(&demand.id))?;
        Some((new.title.clone(), new.company_name.clone()))
    }
}

impl messages::Names for Directory {
    fn competence(&self, id: CompetenceId) -> Option<String> {
        self.competences.get(&id).map(|label| label.label.clone())
    }

    fn student(&self, id: StudentId) -> Option<String> {
        self.student(id).map(|student| student.seen.label())
    }

    fn person(&self, id: PersonId) -> Option<String> {
        self.people.get(&id).cloned()
    }
}
