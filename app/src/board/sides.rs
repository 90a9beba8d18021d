//! The two sides of the board as searchable rows: which facets there are and what each card says.

use super::directory::Directory;
use super::facets::{Entry, Index};
use domain::board::{BoardState, Facts, Standing};
use domain::demand::{DemandCard, DemandKind};
use domain::id::{DemandId, StudentId};
use domain::language::Language;
use domain::search::normalise;
use std::collections::BTreeSet;

/// Facets of the students, as in the address. They must differ from [`DEMAND_FACETS`].
pub const STUDENT_FACETS: [&str; 5] = ["stato", "classe", "indirizzo", "competenza", "comune"];
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
