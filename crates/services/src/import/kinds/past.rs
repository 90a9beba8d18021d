//! Placements of earlier years.

use super::File;
use super::companies::{Directory, Found};
use super::people::Roll;
use crate::import::plan::{Cell, Plan, Shown, Step};
use domain::calendar::school_year;
use domain::id::PastPlacementId;
use imports::drafts::PastPlacementDraft;
use imports::mapping::Field;
use persistence::record::{PastPlacement, Record};
use std::collections::HashMap;

pub(super) fn past_placements(file: &File<'_>) -> Plan {
    let mut plan = Plan::of(&[
        "import-column-student",
        "import-field-company",
        "import-column-when",
        "import-field-hours",
        "import-field-planned-hours",
        "import-field-outcome",
    ]);
    let roll = Roll::of(file);
    let directory = Directory::of(&file.world.companies);
    let known: HashMap<_, _> =
        file.world.past.iter().map(|past| ((past.student, past.company, &*past.school_year, past.period), past)).collect();
    file.rows(&mut plan, |plan, row, draft: PastPlacementDraft, mut problems| {
        let student = roll.find(file, row, &draft.student);
        let field = if draft.company.name.is_some() { Field::Company } else { Field::VatNumber };
        let company = match directory.find(&draft.company) {
            Found::One(company) => Some(company),
            Found::Unknown => {
                problems.push(file.table.problem(row, field, "import-unknown-company"));
                None
            }
            Found::Several => {
                problems.push(file.table.problem(row, field, "import-several-companies"));
                None
            }
        };
        let student = match student {
            Ok(student) => Some(student),
            Err(problem) => {
                problems.push(*problem);
                None
            }
        };
        let (Some(student), Some(company)) = (student, company) else { return plan.mend(row, problems) };
        let year = draft
            .school_year
            .or_else(|| draft.period.map(|period| school_year(period.from())))
            .unwrap_or_else(|| file.world.school_year.clone());
        let before = known.get(&(student, company.id, &*year, draft.period)).copied();
        let after = PastPlacement {
            id: before.map_or_else(PastPlacementId::generate, |before| before.id),
            student,
            company: company.id,
            school_year: year,
            period: draft.period,
            hours: draft.hours.or_else(|| before.and_then(|before| before.hours)),
            planned_hours: draft.planned_hours.or_else(|| before.and_then(|before| before.planned_hours)),
            tasks: if draft.tasks.is_empty() { before.map(|before| before.tasks.clone()).unwrap_or_default() } else { draft.tasks },
            outcome: draft.outcome.or_else(|| before.map(|before| before.outcome.clone())).unwrap_or_default(),
        };
        let when = after.period.map_or_else(|| Shown::from(&*after.school_year), Shown::from);
        let hours = |past: &PastPlacement| past.hours.map(|hours| hours.to_string()).unwrap_or_default();
        let planned = |past: &PastPlacement| past.planned_hours.map(|hours| hours.to_string()).unwrap_or_default();
        let cells = vec![
            Cell::new(roll.label(student)),
            Cell::new(&*company.name),
            Cell::new(when),
            Cell::from(before.map(hours), hours(&after)),
            Cell::from(before.map(planned), planned(&after)),
            Cell::from(before.map(|before| before.outcome.clone()), &*after.outcome),
        ];
        let step = match before {
            None => Step::Add(vec![Record::PastPlacement(after)]),
            Some(before) => Step::between(Record::PastPlacement(before.clone()), Record::PastPlacement(after)),
        };
        plan.take(row, cells, problems, step);
    });
    plan
}
