//! What companies ask. What a file leaves open is assumed and said; what only a person can know, the
//! occupation and the days, is asked.

use super::companies::{Directory, Found};
use super::{File, notice};
use crate::import::plan::{Cell, Plan, Step};
use domain::FieldError;
use domain::calendar::{ClockTime, DailyHours, Period};
use domain::competence::{AskedCompetence, Level, Weight};
use domain::demand::{DemandFacts, DemandKind, Given, NewDemand, PlacementTerms, Risk};
use domain::id::{DemandId, OccupationId, OrganisationId};
use domain::search::normalise;
use imports::drafts::{AskedDraft, DemandDraft, DemandTerms};
use imports::mapping::Field;
use imports::vocabulary::Recognised;
use imports::{Problem, Proposal};
use persistence::import::NewOrganisation;
use persistence::record::{DemandRow, Record};
use std::collections::{HashMap, HashSet};

/// A week of school time in a company, where the file does not say it.
const USUAL_HOURS: u16 = 40;

fn usual_day() -> DailyHours {
    let at = |hour| ClockTime::new(hour, 0).expect("it is an hour of the day");
    DailyHours { from: at(8), to: at(17) }
}

pub(super) fn demands(file: &File<'_>) -> Plan {
    let mut plan = Plan::of(&[
        "import-field-title",
        "import-field-company",
        "import-field-occupation",
        "import-field-positions",
        "import-column-when",
        "import-field-competences",
    ]);
    let directory = Directory::of(&file.world.companies);
    let by_code: HashMap<&str, &DemandRow> = file.world.demands.iter().filter_map(|row| Some((row.code.as_deref()?, row))).collect();
    // Of several the one that is offered, whatever comes first.
    let (offered, withdrawn): (Vec<&DemandRow>, Vec<&DemandRow>) =
        file.world.demands.iter().partition(|row| !file.world.withdrawn.contains(&row.id));
    let by_title: HashMap<_, &DemandRow> = withdrawn.into_iter().chain(offered).map(|row| (title_key(&row.demand), row)).collect();
    let names: HashMap<OccupationId, String> =
        file.world.occupations.iter().map(|(id, words)| (*id, words.first().cloned().unwrap_or_default())).collect();
    let mut taken: HashSet<DemandId> = HashSet::new();
    file.rows(&mut plan, |plan, row, draft: DemandDraft, mut problems| {
        let company = company(file, &directory, row, &draft, &mut problems);
        let occupation = occupation(file, row, &draft, &mut problems);
        let kind = terms(file, row, &draft, &mut problems);
        let (Some(company), Some(occupation), Some(kind)) = (company, occupation, kind) else { return plan.mend(row, problems) };
        let draft_demand = NewDemand {
            company: company.id,
            title: draft.title.clone(),
            occupation,
            positions: draft.positions,
            municipality: draft.municipality.clone().unwrap_or_else(|| company.municipality.clone()),
            tasks: draft.tasks.clone(),
            conditions: draft.conditions.clone(),
            facts: DemandFacts {
                kind,
                risk: draft.risk.unwrap_or(Risk::Medium),
                high_risk_task: draft.high_risk_task.unwrap_or(false),
                min_age: draft.min_age,
                asked: Vec::new(),
            },
            allotments: Vec::new(),
        };
        let known = draft.code.as_deref().and_then(|code| by_code.get(code)).or_else(|| by_title.get(&title_key(&draft_demand)));
        let before = known.copied();
        if before.is_some_and(|before| !taken.insert(before.id)) {
            problems.push(file.table.problem(row, Field::Title, "import-same-demand"));
            return plan.mend(row, problems);
        }
        let mut demand = draft_demand;
        if let Some(before) = before {
            demand.facts.kind = as_sure_as_before(&draft.terms, demand.facts.kind, before.demand.facts.kind);
            demand.facts.risk = draft.risk.unwrap_or(before.demand.facts.risk);
            demand.facts.high_risk_task = draft.high_risk_task.unwrap_or(before.demand.facts.high_risk_task);
        } else if draft.risk.is_none() && matches!(kind, DemandKind::Placement(_)) {
            notice(&mut problems, file.table.problem(row, Field::Risk, "import-assumed-risk"));
        }
        demand.facts.asked = draft.asked.iter().map(|asked| asked_of(asked, before)).collect();
        if let Some(before) = before {
            if file.world.withdrawn.contains(&before.id) {
                notice(&mut problems, file.table.problem(row, Field::Title, "import-withdrawn"));
            }
            let given = file.world.given.get(&before.id).copied().unwrap_or_default();
            let hindrances: Vec<Problem> = demand.hindrances(given).iter().map(|why| hindrance(file, row, why, given)).collect();
            if !hindrances.is_empty() {
                problems.extend(hindrances);
                return plan.mend(row, problems);
            }
        }
        let kind = demand.facts.kind;
        let after = DemandRow {
            id: before.map_or_else(DemandId::generate, |before| before.id),
            code: draft.code.clone().or_else(|| before.and_then(|before| before.code.clone())),
            demand,
        };
        let name = |row: &DemandRow| names.get(&row.demand.occupation).cloned().unwrap_or_default();
        let count = |row: &DemandRow| row.demand.facts.asked.len().to_string();
        let cells = vec![
            Cell::from(before.map(|before| before.demand.title.clone()), &*after.demand.title),
            Cell::new(&*company.name),
            Cell::from(before.map(name), name(&after)),
            Cell::from(before.map(|before| before.demand.positions.to_string()), after.demand.positions.to_string()),
            Cell::from(before.map(|before| before.demand.facts.kind), kind),
            Cell::from(before.map(count), count(&after)),
        ];
        let step = match before {
            None => Step::Add(vec![Record::Demand(after)]),
            Some(before) => Step::between(Record::Demand(before.clone()), Record::Demand(after)),
        };
        plan.take(row, cells, problems, step);
    });
    plan
}

/// What a file does not say of a forecast stays as it is known.
fn as_sure_as_before(terms: &DemandTerms, kind: DemandKind, before: DemandKind) -> DemandKind {
    match (terms, kind, before) {
        (DemandTerms::Forecast { confidence: None, .. }, DemandKind::Forecast { by_year, .. }, DemandKind::Forecast { confidence, .. }) => {
            DemandKind::Forecast { by_year, confidence }
        }
        _ => kind,
    }
}

/// Why a demand of which boards have seats cannot become what the file says.
fn hindrance(file: &File<'_>, row: u32, why: &FieldError, given: Given) -> Problem {
    let (field, key) = match why.field.as_str() {
        "kind" => (Field::DemandKind, "import-kind-with-seats"),
        _ => (Field::Positions, "import-positions-below-seats"),
    };
    file.table.problem(row, field, key).with("seats", given.seats)
}

fn company<'w>(
    file: &File<'_>,
    directory: &Directory<'w>,
    row: u32,
    draft: &DemandDraft,
    problems: &mut Vec<Problem>,
) -> Option<&'w NewOrganisation> {
    let field = if draft.company.name.is_some() { Field::Company } else { Field::VatNumber };
    let key = match directory.find(&draft.company) {
        Found::One(company) => return Some(company),
        Found::Unknown => "import-unknown-company",
        Found::Several => "import-several-companies",
    };
    problems.push(file.table.problem(row, field, key));
    None
}

/// The occupation that the file names, or that has the very title; else those that are like it.
fn occupation(file: &File<'_>, row: u32, draft: &DemandDraft, problems: &mut Vec<Problem>) -> Option<OccupationId> {
    if draft.occupation.is_some() {
        return draft.occupation;
    }
    let suggestions = match file.known.occupations.recognise(&draft.title) {
        Recognised::One(occupation) => return Some(occupation),
        Recognised::Unknown(suggestions) => suggestions,
    };
    let mut problem = file.table.problem(row, Field::Occupation, "import-which-occupation").with("title", &draft.title);
    problem.proposals =
        suggestions.into_iter().map(|one| Proposal { id: one.id.to_string(), label: one.label, likeness: one.likeness }).collect();
    problems.push(problem);
    None
}

fn terms(file: &File<'_>, row: u32, draft: &DemandDraft, problems: &mut Vec<Problem>) -> Option<DemandKind> {
    match draft.terms {
        DemandTerms::Forecast { by_year, confidence } => Some(DemandKind::Forecast { by_year, confidence: confidence.unwrap_or_default() }),
        DemandTerms::Placement { period, weekly_hours, daily } => {
            let Some(period) = period else {
                problems.push(file.table.problem(row, Field::From, "import-required"));
                return None;
            };
            if weekly_hours.is_none() || daily.is_none() {
                notice(problems, file.table.problem(row, Field::WeeklyHours, "import-assumed-hours").with("hours", USUAL_HOURS));
            }
            Some(DemandKind::Placement(PlacementTerms {
                period,
                weekly_hours: weekly_hours.unwrap_or(USUAL_HOURS),
                daily: daily.unwrap_or_else(usual_day),
            }))
        }
    }
}

/// Weights and what is indispensable stay as they are known; a file says neither.
fn asked_of(asked: &AskedDraft, before: Option<&DemandRow>) -> AskedCompetence {
    let known = before.and_then(|before| before.demand.facts.asked.iter().find(|known| known.competence == asked.competence));
    AskedCompetence {
        competence: asked.competence,
        level: asked.level.filter(|level| level.number() > 0).or_else(|| known.map(|known| known.level)).unwrap_or(Level::Guided),
        weight: known.map_or(Weight::Important, |known| known.weight),
        mandatory: known.is_some_and(|known| known.mandatory),
    }
}

/// A demand without a code is the same where company, title and time are.
fn title_key(demand: &NewDemand) -> (OrganisationId, String, Option<Period>, Option<i32>) {
    let title = normalise(&demand.title);
    match demand.facts.kind {
        DemandKind::Placement(terms) => (demand.company, title, Some(terms.period), None),
        DemandKind::Forecast { by_year, .. } => (demand.company, title, None, Some(by_year)),
    }
}
