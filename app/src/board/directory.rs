//! The cards of a board by id, their labels, and the names that the messages need.

use domain::board::{BoardEvent, BoardStudent, PersonLabel};
use domain::catalogue::CompetenceLabel;
use domain::demand::DemandCard;
use domain::id::{CompetenceId, DemandId, PersonId, StudentId};
use domain::sorting::sort_by_key;
use domain::student::SeenStudent;
use uuid::Uuid;

/// Everything that has a label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Directory {
    students: Vec<BoardStudent>,
    demands: Vec<DemandCard>,
    competences: Vec<CompetenceLabel>,
    people: Vec<PersonLabel>,
    student_rows: Rows,
    demand_rows: Rows,
    competence_rows: Rows,
    person_rows: Rows,
}

/// In which row an id stands. One type for ids of all kinds: a map for each would be compiled, and
/// downloaded, four times.
#[derive(Clone, Debug, Default, PartialEq)]
struct Rows(Vec<(Uuid, usize)>);

impl Rows {
    fn of<Id: Into<Uuid>>(ids: impl Iterator<Item = Id>) -> Self {
        let mut rows: Vec<(Uuid, usize)> = ids.map(Into::into).zip(0..).collect();
        sort_by_key(&mut rows, |(id, _)| *id);
        Self(rows)
    }

    fn get(&self, id: impl Into<Uuid>) -> Option<usize> {
        let id = id.into();
        self.0.binary_search_by(|(known, _)| known.cmp(&id)).ok().map(|found| self.0[found].1)
    }
}

impl Directory {
    /// Sorts the cards: students by name or pseudonym, demands by title.
    pub fn new(
        mut students: Vec<BoardStudent>,
        mut demands: Vec<DemandCard>,
        competences: Vec<CompetenceLabel>,
        people: Vec<PersonLabel>,
    ) -> Self {
        sort_by_key(&mut students, |student| (student.seen.sort_key(), student.seen.card().id));
        sort_by_key(&mut demands, |demand| (domain::search::normalise(&demand.title), demand.id));
        Self {
            student_rows: Rows::of(students.iter().map(|student| student.seen.card().id)),
            demand_rows: Rows::of(demands.iter().map(|demand| demand.id)),
            competence_rows: Rows::of(competences.iter().map(|label| label.id)),
            person_rows: Rows::of(people.iter().map(|person| person.id)),
            students,
            demands,
            competences,
            people,
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
        self.student_rows.get(id).map(|row| &self.students[row])
    }

    /// One demand.
    pub fn demand(&self, id: DemandId) -> Option<&DemandCard> {
        self.demand_rows.get(id).map(|row| &self.demands[row])
    }

    /// A competence's label; empty where it is unknown, which the server does not send.
    pub fn competence(&self, id: CompetenceId) -> &str {
        self.label(id).map_or("", |label| label.label.as_str())
    }

    /// A competence's other words.
    pub fn synonyms(&self, id: CompetenceId) -> &[String] {
        self.label(id).map_or(&[], |label| label.synonyms.as_slice())
    }

    /// How to call a student on a card.
    pub fn student_label(&self, id: StudentId) -> String {
        self.student(id).map(|student| student.seen.label()).unwrap_or_default()
    }

    /// Who acts, where one may know.
    pub fn person(&self, id: PersonId) -> Option<&str> {
        self.person_rows.get(id).map(|row| self.people[row].name.as_str())
    }

    fn label(&self, id: CompetenceId) -> Option<&CompetenceLabel> {
        self.competence_rows.get(id).map(|row| &self.competences[row])
    }

    /// Whether whatever an event speaks of is here.
    pub fn knows(&self, event: &BoardEvent) -> bool {
        let demand = match event {
            BoardEvent::Allotted { demand, .. } => Some(*demand),
            _ => None,
        };
        // A company that has no place on the board any more may have no name to read there any more.
        let may_lose = matches!(event, BoardEvent::Allotted { seats: 0, .. }) && self.students.iter().any(|one| one.release.is_some());
        !may_lose
            && event.student().is_none_or(|student| self.student(student).is_some())
            && demand.is_none_or(|demand| self.demand(demand).is_some())
    }

    /// Whether some student was read with the name in only one of the two.
    pub fn names_otherwise(&self, earlier: &Self) -> bool {
        let named = |student: &BoardStudent| matches!(student.seen, SeenStudent::File(_));
        self.students.iter().any(|student| earlier.student(student.seen.card().id).is_some_and(|other| named(other) != named(student)))
    }

    /// Title and company of a demand that is here but not in `earlier`.
    pub fn demands_beyond(&self, earlier: &Self) -> Option<(String, String)> {
        let new = self.demands.iter().find(|demand| earlier.demand(demand.id).is_none())?;
        Some((new.title.clone(), new.company_name.clone()))
    }
}

impl messages::Names for Directory {
    fn competence(&self, id: CompetenceId) -> Option<String> {
        self.label(id).map(|label| label.label.clone())
    }

    fn student(&self, id: StudentId) -> Option<String> {
        self.student(id).map(|student| student.seen.label())
    }

    fn person(&self, id: PersonId) -> Option<String> {
        self.person(id).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_in_any_order_of_ids() {
        let ids = [7, 3, 9, 1].map(|number| StudentId::from(Uuid::from_u128(number)));
        let rows = Rows::of(ids.into_iter());
        assert_eq!(ids.map(|id| rows.get(id)), [Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!(rows.get(StudentId::from(Uuid::from_u128(4))), None);
    }

    #[test]
    fn a_company_that_has_no_place_any_more_reads_again_whose_names_it_may_read() {
        use domain::board::ReleasedPart;
        use domain::demand::{Confidence, DemandFacts, DemandKind, Risk};
        use domain::id::OrganisationId;
        use domain::student::StudentCard;
        let card = StudentCard {
            id: StudentId::generate(),
            code: "K7-31".to_owned(),
            school: OrganisationId::generate(),
            grade: 4,
            track: String::new(),
            school_part: None,
            competences: Vec::new(),
        };
        let facts = DemandFacts {
            kind: DemandKind::Forecast { by_year: 2029, confidence: Confidence::Likely },
            risk: Risk::Low,
            high_risk_task: false,
            min_age: None,
            asked: Vec::new(),
        };
        let demand = DemandCard {
            id: DemandId::generate(),
            company: OrganisationId::generate(),
            company_name: String::new(),
            title: String::new(),
            occupation: String::new(),
            municipality: String::new(),
            kilometres: None,
            tasks: String::new(),
            conditions: String::new(),
            positions: 1,
            tutor: None,
            facts,
        };
        let until = domain::calendar::parse_iso_day("2027-05-31").expect("a day");
        let part = ReleasedPart { until, by_family: false, contact: Default::default() };
        let directory = |release| {
            let student = BoardStudent { seen: SeenStudent::Card(card.clone()), distance: None, tutor: None, release };
            Directory::new(vec![student], vec![demand.clone()], Vec::new(), Vec::new())
        };
        let (with, without) = (directory(Some(part)), directory(None));
        let seats = |seats| BoardEvent::Allotted { demand: demand.id, seats };
        assert_eq!([with.knows(&seats(0)), with.knows(&seats(1)), without.knows(&seats(0))], [false, true, true]);
    }
}
