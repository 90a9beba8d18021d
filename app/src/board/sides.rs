//! The two sides of the board as searchable rows: which facets there are and what each card says.

use super::directory::Directory;
use super::facets::{Entry, Index};
use domain::board::{BoardState, Facts, Stage, Standing};
use domain::demand::{DemandCard, DemandKind};
use domain::id::{DemandId, StudentId};
use domain::language::Language;
use domain::search::normalise;
use std::collections::BTreeSet;

/// Facets of the students, as in the address. They must differ from [`DEMAND_FACETS`].
pub const STUDENT_FACETS: [&str; 6] = ["stato", STAGE_FACET, "classe", "indirizzo", "competenza", "comune"];
/// The students' facet of how far their placements have come.
pub const STAGE_FACET: &str = "fase";
/// Facets of the demands, as in the address.
pub const DEMAND_FACETS: [&str; 5] = ["posti", "professione", "azienda", "luogo", "richiede"];
/// The address' parameter of the students' text.
pub const STUDENT_TEXT: &str = "studente";
/// The address' parameter of the demands' text.
pub const DEMAND_TEXT: &str = "richiesta";

/// Students who lack hours of the safety course that every workplace asks.
pub fn without_safety(facts: &Facts) -> BTreeSet<StudentId> {
    let needed = |key| facts.regulations.on(key, facts.today).map_or(0, |regulation| regulation.value);
    let general = needed(domain::regulation::RegulationKey::GeneralSafetyHours);
    let specific = needed(domain::regulation::RegulationKey::SpecificSafetyHoursLow);
    let lacks =
        |student: &domain::student::StudentFacts| student.general_safety_hours < general || student.specific_safety_hours < specific;
    facts.students.iter().filter(|(_, student)| lacks(student)).map(|(id, _)| *id).collect()
}

/// A stage as it stands in the address.
pub fn stage_value(stage: Stage) -> &'static str {
    match stage {
        Stage::Proposed => "proposto",
        Stage::Confirmed => "confermato",
        Stage::Accepted => "accettato",
        Stage::Signed => "firmato",
        Stage::Underway => "in-corso",
        Stage::Completed => "concluso",
    }
}

/// The students whom a board's page shows under the filters of an address, for the board as a file.
#[cfg(feature = "ssr")]
pub fn shown_students(view: &domain::board::BoardView, language: Language, address: &[(String, String)]) -> BTreeSet<StudentId> {
    let values = |key: &str| address.iter().filter(|(name, _)| name == key).map(|(_, value)| value.clone()).collect();
    let choice = super::facets::Choice::read(STUDENT_TEXT, &STUDENT_FACETS, values);
    let directory = Directory::new(view.students.clone(), view.demands.clone(), view.competences.clone(), Vec::new());
    let index = student_index(&directory, &view.state, &without_safety(&view.facts), language);
    index.search(&choice).ids.into_iter().collect()
}

/// The students' rows.
pub fn student_index(directory: &Directory, state: &BoardState, warned: &BTreeSet<StudentId>, language: Language) -> Index<StudentId> {
    let word = |key: &str| messages::text(language, key, &[]);
    let (free, placed, locked, warning) =
        (word("board-state-free"), word("board-state-placed"), word("board-state-locked"), word("board-state-warning"));
    let rows = directory.students().iter().filter_map(|student| {
        let card = student.seen.card();
        let standing = state.student(card.id)?;
        let mut entry = Entry { text: format!("{} {} {}", student.seen.full_label(), card.code, card.track), values: Vec::new() };
        let mut say = |facet, value: &str, label: &str| entry.values.push((facet, value.to_owned(), label.to_owned()));
        match standing.standing {
            Standing::Free => say("stato", "da-abbinare", &free),
            Standing::Placed(_) | Standing::Elsewhere => say("stato", "abbinati", &placed),
        }
        // Of a seat elsewhere one knows no stage.
        if let Standing::Placed(_) = standing.standing {
            say(STAGE_FACET, stage_value(standing.stage), &messages::stage(language, standing.stage));
        }
        if standing.locked {
            say("stato", "bloccati", &locked);
        }
        if warned.contains(&card.id) {
            say("stato", "avvisi", &warning);
        }
        say("indirizzo", &normalise(&card.track), &card.track);
        let mut words = Vec::new();
        if let Some(school) = &card.school_part {
            say("classe", &normalise(&school.class_label).replace(' ', ""), &school.class_label);
            say("comune", &normalise(&school.municipality).replace(' ', "-"), &school.municipality);
            words.extend([school.class_label.clone(), school.municipality.clone()]);
        }
        for held in &card.competences {
            let label = directory.competence(held.competence);
            say("competenza", &normalise(label).replace(' ', "-"), label);
            words.push(label.to_owned());
            words.extend(directory.synonyms(held.competence).iter().cloned());
        }
        if let Standing::Placed(demand) = standing.standing
            && let Some(demand) = directory.demand(demand)
        {
            words.push(demand.company_name.clone());
        }
        entry.text = normalise(&format!("{} {}", entry.text, words.join(" ")));
        Some((card.id, entry))
    });
    Index::new(&STUDENT_FACETS, rows)
}

/// The demands' rows.
pub fn demand_index(directory: &Directory, state: &BoardState, language: Language) -> Index<DemandId> {
    let word = |key: &str| messages::text(language, key, &[]);
    let (free, full, locked) = (word("board-seats-free"), word("board-seats-full"), word("board-state-locked"));
    let rows = directory.demands().iter().filter_map(|card| {
        let seats = state.demand(card.id)?;
        let mut values = Vec::new();
        let mut say = |facet, value: &str, label: &str| values.push((facet, value.to_owned(), label.to_owned()));
        if seats.free() > 0 {
            say("posti", "liberi", &free)
        } else {
            say("posti", "esauriti", &full)
        }
        if seats.locked {
            say("posti", "bloccati", &locked);
        }
        say("professione", &normalise(&card.occupation).replace(' ', "-"), &card.occupation);
        say("azienda", &normalise(&card.company_name).replace(' ', "-"), &card.company_name);
        say("luogo", &normalise(&card.municipality).replace(' ', "-"), &card.municipality);
        let mut text = demand_text(card);
        for asked in &card.facts.asked {
            let label = directory.competence(asked.competence);
            say("richiede", &normalise(label).replace(' ', "-"), label);
            text = format!("{text} {label} {}", directory.synonyms(asked.competence).join(" "));
        }
        let seated = state.seated(card.id).map(|student| directory.student_label(student)).collect::<Vec<_>>().join(" ");
        Some((card.id, Entry { text: normalise(&format!("{text} {seated}")), values }))
    });
    Index::new(&DEMAND_FACETS, rows)
}

/// What a demand's card says, for the search.
pub fn demand_text(card: &DemandCard) -> String {
    format!("{} {} {} {} {}", card.title, card.company_name, card.occupation, card.municipality, card.tasks)
}

/// When a demand takes place, with its hours: "1–26 mar · 120 h".
pub fn demand_when(card: &DemandCard, language: Language) -> String {
    match card.facts.kind {
        DemandKind::Placement(terms) => format!("{} · {} h", messages::period(language, terms.period), terms.total_hours()),
        DemandKind::Forecast { by_year, .. } => by_year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::facets::Choice;
    use super::*;
    use domain::board::{BoardEvent, BoardStudent, Cause, Reader, Recorded};
    use domain::calendar::Timestamp;
    use domain::student::{SeenStudent, StudentCard};
    use uuid::Uuid;

    fn card(number: u128) -> BoardStudent {
        let card = StudentCard {
            id: Uuid::from_u128(number).into(),
            code: format!("K-{number}"),
            school: Uuid::from_u128(900).into(),
            grade: 4,
            track: "Meccanica".to_owned(),
            school_part: None,
            competences: Vec::new(),
        };
        BoardStudent { seen: SeenStudent::Card(card), distance: None, tutor: None, release: None }
    }

    /// Three students: on the first demand confirmed, on the second one proposed, without a seat.
    fn board() -> BoardState {
        let [one, other, free] = [1, 2, 3].map(|number| StudentId::from(Uuid::from_u128(number)));
        let [first, second] = [101, 102].map(|number| DemandId::from(Uuid::from_u128(number)));
        let mut state = BoardState::default();
        let events = [
            BoardEvent::Joined { student: one },
            BoardEvent::Joined { student: other },
            BoardEvent::Joined { student: free },
            BoardEvent::Allotted { demand: first, seats: 1 },
            BoardEvent::Allotted { demand: second, seats: 1 },
            BoardEvent::Placed { student: one, from: None, to: first },
            BoardEvent::Placed { student: other, from: None, to: second },
            BoardEvent::Advanced { student: one, demand: first, stage: Stage::Confirmed },
        ];
        for event in events {
            let recorded = Recorded {
                version: state.version() + 1,
                at: Timestamp(0),
                actor: None,
                command: Uuid::from_u128(1).into(),
                cause: Cause::SetUp,
                event,
            };
            state.apply(&recorded).expect("it fits");
        }
        state
    }

    fn stages(state: &BoardState) -> Vec<(String, usize)> {
        let directory = Directory::new(vec![card(1), card(2), card(3)], Vec::new(), Vec::new(), Vec::new());
        let mut choice = Choice::default();
        choice.toggle(STAGE_FACET, "confermato");
        let found = student_index(&directory, state, &BTreeSet::new(), Language::Italian).search(&choice);
        let (_, values) = found.facets.into_iter().find(|(facet, _)| *facet == STAGE_FACET).expect("the facet");
        values.into_iter().map(|value| (value.value, value.count)).collect()
    }

    #[test]
    fn students_are_found_by_how_far_their_placements_have_come() {
        assert_eq!(stages(&board()), [("confermato".to_owned(), 1), ("proposto".to_owned(), 1)], "who has no seat has no stage");
    }

    #[test]
    fn of_a_seat_elsewhere_a_company_learns_no_stage() {
        let own = Reader::Company { demands: BTreeSet::from([Uuid::from_u128(102).into()]) };
        assert_eq!(stages(&own.state(board(), None)), [("proposto".to_owned(), 1)]);
    }
}
