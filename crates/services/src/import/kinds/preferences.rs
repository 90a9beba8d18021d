//! The orders in which students would like the places of a board.

use super::File;
use super::people::Roll;
use crate::import::plan::{Cell, Order, Outcome, Plan, PlannedRow};
use domain::id::{DemandId, StudentId};
use imports::drafts::PreferenceDraft;
use imports::mapping::Field;
use imports::vocabulary::{Recognised, Vocabulary};
use imports::{Problem, Proposal};
use std::collections::BTreeMap;

pub(super) fn preferences(file: &File<'_>) -> Plan {
    let mut plan = Plan::of(&["import-column-student", "import-field-rank", "import-field-demand"]);
    let Some(board) = &file.world.board else { return plan };
    let roll = Roll::of(file);
    let places = Vocabulary::new(board.places.iter().map(|place| {
        let (title, company) = (&place.title, &place.company);
        let mut labels = vec![format!("{title} ({company})"), title.clone(), company.clone(), format!("{company} {title}")];
        labels.extend(place.code.clone());
        (place.demand, labels)
    }));
    let names: BTreeMap<DemandId, &str> = board.places.iter().map(|place| (place.demand, place.title.as_str())).collect();
    let mut orders: BTreeMap<StudentId, BTreeMap<u16, DemandId>> = BTreeMap::new();
    file.rows(&mut plan, |plan, row, draft: PreferenceDraft, mut problems| {
        let student = roll.find(file, row, &draft.student).and_then(|student| {
            let is_there = board.state.student(student).is_some();
            let field = file.who();
            let elsewhere = || Box::new(file.table.problem(row, field, "import-student-not-on-board").with("board", &board.title));
            if is_there { Ok(student) } else { Err(elsewhere()) }
        });
        let mut choices = Vec::new();
        for (rank, words) in &draft.choices {
            match place(file, &places, row, *rank, words) {
                Ok(demand) => choices.push((*rank, demand)),
                Err(problem) => problems.push(*problem),
            }
        }
        let student = match student {
            Ok(student) if problems.is_empty() => student,
            Ok(_) => return plan.mend(row, problems),
            Err(problem) => {
                problems.push(*problem);
                return plan.mend(row, problems);
            }
        };
        let before = board.state.preferences(student);
        let at = |rank: u16| before.get(usize::from(rank).saturating_sub(1)).copied();
        let is_same = choices.iter().all(|(rank, demand)| at(*rank) == Some(*demand));
        let outcome = match (is_same, before.is_empty()) {
            (true, _) => Outcome::Unchanged,
            (false, true) => Outcome::Added,
            (false, false) => Outcome::Changed,
        };
        let list = |demands: &mut dyn Iterator<Item = DemandId>| {
            demands.map(|demand| names.get(&demand).copied().unwrap_or_default()).collect::<Vec<_>>().join(" · ")
        };
        let was = list(&mut choices.iter().filter_map(|(rank, _)| at(*rank)));
        let cells = vec![
            Cell::new(roll.label(student)),
            Cell::new(choices.iter().map(|(rank, _)| rank.to_string()).collect::<Vec<_>>().join(", ")),
            Cell::from(Some(was).filter(|was| !was.is_empty()), list(&mut choices.iter().map(|(_, demand)| *demand))),
        ];
        orders.entry(student).or_default().extend(choices);
        plan.rows.push(PlannedRow { row, outcome, cells, problems });
    });
    for (student, choices) in orders {
        let before = board.state.preferences(student);
        let mut after: Vec<DemandId> = Vec::new();
        for demand in choices.into_values() {
            // A place that stands there twice counts where it is dearer.
            if !after.contains(&demand) {
                after.push(demand);
            }
        }
        if before != after {
            plan.orders.push(Order { board: board.id, student, before, after });
        }
    }
    plan
}

impl File<'_> {
    /// The column that says who.
    fn who(&self) -> Field {
        let fields = [Field::FamilyName, Field::FullName, Field::RegisterNumber];
        fields.into_iter().find(|field| self.table.mapping().column(*field).is_some()).unwrap_or(Field::FullName)
    }
}

fn place(file: &File<'_>, places: &Vocabulary<DemandId>, row: u32, rank: u16, words: &str) -> Result<DemandId, Box<Problem>> {
    let suggestions = match places.recognise(words) {
        Recognised::One(demand) => return Ok(demand),
        Recognised::Unknown(suggestions) => suggestions,
    };
    let choices = [Field::Choice1, Field::Choice2, Field::Choice3, Field::Choice4, Field::Choice5];
    let field = if file.table.mapping().column(Field::Choice1).is_some() {
        choices.get(usize::from(rank).saturating_sub(1)).copied().unwrap_or(Field::Choice1)
    } else {
        Field::Demand
    };
    let mut problem = file.table.problem(row, field, "import-unknown-place");
    problem.proposals =
        suggestions.into_iter().map(|one| Proposal { id: one.id.to_string(), label: one.label, likeness: one.likeness }).collect();
    Err(Box::new(problem))
}
